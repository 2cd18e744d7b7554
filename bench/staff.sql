-- The tables of the example's staff report and of its savings, in SQL. What each query gives is told
-- in statements.sql.

-- name: staff tables of indicators: the office in three years, beside the municipality or all people
WITH told AS (
    SELECT indicator, area, coalesce(unit, '-') AS unit, coalesce(subgroup, '-') AS subgroup,
           year(last) AS year, value
    FROM indicator_value
    WHERE first = make_date(year(last), 1, 1) AND last = make_date(year(last), 12, 31)
), shown AS (
    -- What stands beside the office: nothing, the whole municipality or the people of it.
    SELECT * FROM (VALUES
        ('staff-accidents', 'reported', 'olycksfall-och-tillbud', '-', 1, NULL),
        ('staff-advertised', 'posts', 'annonserade-tjanster', '-', 1, NULL),
        ('staff-age', 'women', 'medelalder', 'kvinnor', 1, 'people'),
        ('staff-age', 'men', 'medelalder', 'män', 1, 'people'),
        ('staff-age', 'total', 'medelalder', '-', 1, 'people'),
        ('staff-age-groups', 'to-29', 'aldersgrupper', '-29', 100, NULL),
        ('staff-age-groups', '30-39', 'aldersgrupper', '30-39', 100, NULL),
        ('staff-age-groups', '40-49', 'aldersgrupper', '40-49', 100, NULL),
        ('staff-age-groups', '50-59', 'aldersgrupper', '50-59', 100, NULL),
        ('staff-age-groups', 'from-60', 'aldersgrupper', '60-', 100, NULL),
        ('staff-background', 'staff', 'utlandsk-bakgrund', 'medarbetare', 100, NULL),
        ('staff-background', 'managers', 'utlandsk-bakgrund', 'chefer', 100, NULL),
        ('staff-hourly', 'hourly', 'timavlonade-arsarbetare', '-', 1, NULL),
        ('staff-long-sick-leave', 'share', 'langtidssjukfranvaro', '-', 100, 'municipality'),
        ('staff-pay', 'ksk', 'medellon', '-', 1, NULL),
        ('staff-sex', 'women', 'konsfordelning', 'kvinnor', 100, 'people'),
        ('staff-sex', 'men', 'konsfordelning', 'män', 100, 'people'),
        ('staff-short-sick-leave', 'share', 'korttidssjukfranvaro', '-', 100, 'municipality'),
        ('staff-sick-leave', 'women', 'sjukfranvaro', 'kvinnor', 100, 'municipality'),
        ('staff-sick-leave', 'men', 'sjukfranvaro', 'män', 100, 'municipality'),
        ('staff-sick-leave', 'to-29', 'sjukfranvaro', '-29 år', 100, 'municipality'),
        ('staff-sick-leave', '30-49', 'sjukfranvaro', '30-49 år', 100, 'municipality'),
        ('staff-sick-leave', 'from-50', 'sjukfranvaro', '50- år', 100, 'municipality'),
        ('staff-sick-leave', 'total', 'sjukfranvaro', '-', 100, 'municipality'),
        ('staff-turnover', 'ksk', 'personalomsattning', '-', 100, NULL)
    ) AS s (statement, key, indicator, subgroup, divisor, beside)
), columns AS (
    SELECT * FROM (VALUES (2012, 'two-years-ago'), (2013, 'prior'), (2014, 'year'))
        AS c (year, name)
)
SELECT statement, key, name, value, divisor
FROM shown JOIN told USING (indicator, subgroup) JOIN columns USING (year)
WHERE unit = 'KSK' AND area IS NULL
UNION ALL
SELECT statement, key, 'compared', value, divisor
FROM shown JOIN told USING (indicator, subgroup)
WHERE year = 2014 AND unit = '-'
  AND (beside = 'municipality' AND area IS NULL OR beside = 'people' AND area = 'befolkningen')
UNION ALL
SELECT 'staff-background', 'staff', 'compared', value, 100
FROM told
WHERE indicator = 'utlandsk-bakgrund' AND subgroup = 'befolkning' AND unit = '-' AND year = 2014
UNION ALL
-- The index was told of the whole municipality until there was one of the office.
SELECT 'staff-engagement', 'index', name, value, 1
FROM told JOIN columns USING (year)
WHERE indicator = 'hme' AND subgroup = '-' AND area IS NULL
  AND unit = CASE WHEN year = 2014 THEN 'KSK' ELSE '-' END
UNION ALL
SELECT CASE indicator WHEN 'arsarbetare' THEN 'staff-full-time' WHEN 'medellon' THEN 'staff-pay'
                      ELSE 'staff-turnover' END,
       'municipality', name, value, CASE indicator WHEN 'personalomsattning' THEN 100 ELSE 1 END
FROM told JOIN columns USING (year)
WHERE indicator IN ('arsarbetare', 'medellon', 'personalomsattning')
  AND subgroup = '-' AND area IS NULL AND unit = '-';

-- name: staff-full-time, the office
SELECT 'staff-full-time', 'ksk',
       CASE year(date) WHEN 2012 THEN 'two-years-ago' WHEN 2013 THEN 'prior' ELSE 'year' END,
       sum(quantity), NULL
FROM volume
WHERE volume = 'årsarbetare'
  AND date IN (DATE '2012-12-31', DATE '2013-12-31', DATE '2014-12-31')
GROUP BY date;

-- name: staff-costs; of the year before the ledgers what was told
WITH shown AS (
    SELECT * FROM (VALUES
        ('total', '5[0-9]*', 'personalkostnader'),
        ('wages', '(50|51|56)[0-9]*', 'lonekostnader'),
        ('overtime', '5020[0-9]*', 'overtid'),
        ('sick-pay-14', '5120[0-9]*', 'sjuklon-dag-1-14'),
        ('sick-pay-15', '5125[0-9]*', 'sjuklon-fran-dag-15')
    ) AS s (key, accounts, indicator)
)
SELECT 'staff-costs', key, CASE year(date) WHEN 2013 THEN 'prior' ELSE 'year' END, sum(amount), NULL
FROM shown JOIN posting ON regexp_full_match(account, accounts) JOIN member USING (unit)
WHERE office = 'KSK' AND is_result AND kind <> 'income'
  AND date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31'
GROUP BY key, year(date)
UNION ALL
SELECT 'staff-costs', key, 'two-years-ago', value, NULL
FROM shown JOIN indicator_value USING (indicator)
WHERE unit = 'KSK' AND first = DATE '2012-01-01' AND last = DATE '2012-12-31';

-- name: savings; of no saving is what was realised read in the ledger
WITH amounts AS (
    SELECT saving,
           coalesce(sum(amount) FILTER (basis = 'effect'), 0) AS effect,
           coalesce(sum(amount) FILTER (basis = 'full-year'), 0) AS full_year,
           coalesce(sum(amount) FILTER (basis = 'realised'), 0) AS realised,
           coalesce(sum(amount) FILTER (basis = 'decided'), 0) AS decided
    FROM saving
    WHERE first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY ROLLUP (saving)
)
SELECT 'savings', coalesce(saving, 'total'),
       unnest(['decided', 'effect', 'full-year', 'realised', 'variance']),
       unnest([decided, effect, full_year, realised, realised - effect]), NULL
FROM amounts;
