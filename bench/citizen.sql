-- The tables of the example's short version for citizens, in SQL. What each query gives is told in
-- statements.sql.

-- name: hundred-kronor
WITH named AS (
    SELECT * FROM (VALUES
        ('premises', ['9245', '9250']),
        ('it', ['9230', '9231']),
        ('politics', ['1000', '1010', '1020', '1030', '1050', '1090']),
        ('staff', ['9220', '9225', '9270']),
        ('rescue', ['1080']),
        ('economy', ['9210', '9215']),
        ('business', ['2200', '2300', '4700']),
        ('communication', ['9260', '9265'])
    ) AS n (key, activities)
), spent AS (
    -- What is on no row, and what was booked without activity, is the last row's.
    SELECT coalesce(key, 'other') AS key, sum(amount) AS cost
    FROM posting LEFT JOIN (SELECT key, unnest(activities) AS activity FROM named) USING (activity)
    WHERE date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND is_result AND kind <> 'income'
    GROUP BY ALL
), rows AS (
    SELECT coalesce(key, 'total') AS key, sum(cost)::DECIMAL(18, 2) AS cost
    FROM spent GROUP BY ROLLUP (key)
), counted AS (
    -- The only count of 2014 is that of the summer.
    SELECT arg_max(value, last)::DECIMAL(10, 0) AS inhabitants FROM indicator_value
    WHERE indicator = 'inhabitants' AND area IS NULL AND unit IS NULL AND subgroup IS NULL
      AND last BETWEEN DATE '2014-01-01' AND DATE '2014-12-31'
)
SELECT 'hundred-kronor', key, unnest(['share', 'per-inhabitant', 'cost']),
       unnest([100 * cost, cost, cost]),
       unnest([(SELECT cost FROM rows WHERE key = 'total'), inhabitants, NULL])
FROM rows, counted;

-- name: money-in
WITH came AS (
    SELECT CASE WHEN line IN ('fees', 'rents') THEN 'fees-rents'
                ELSE replace(line, '_', '-') END AS key, -sum(amount) AS amount
    FROM posting
    WHERE date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND kind = 'income'
    GROUP BY ALL
    UNION ALL
    SELECT 'appropriation', sum(amount) FROM budget_line
    WHERE basis = 'appropriation' AND first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
), rows AS (
    SELECT coalesce(key, 'total') AS key, sum(amount)::DECIMAL(18, 2) AS amount
    FROM came GROUP BY ROLLUP (key)
)
SELECT 'money-in', key, unnest(['share', 'amount']), unnest([100 * amount, amount]),
       unnest([(SELECT amount FROM rows WHERE key = 'total'), NULL])
FROM rows;

-- name: result-in-short
WITH amounts AS (
    SELECT department, -amount AS result, 0 AS appropriation
    FROM posting JOIN member USING (unit)
    WHERE date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND is_result
    UNION ALL
    SELECT department, amount, amount
    FROM budget_line JOIN member USING (unit)
    WHERE basis = 'appropriation' AND first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
), rows AS (
    SELECT coalesce(lower(department), 'total') AS key, sum(result) AS result,
           sum(appropriation) AS appropriation
    FROM amounts GROUP BY ROLLUP (department)
)
SELECT 'result-in-short', key, unnest(['result', 'appropriation']),
       unnest([result, appropriation]), NULL
FROM rows
-- The office itself has no row: its departments have.
WHERE key <> 'ksk';
