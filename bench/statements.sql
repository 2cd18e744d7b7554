-- The figures of the example's statements for the closing of 2014, as somebody who knows the body
-- would write them in SQL: one query a statement, over the same Parquet files that bokslut reads.
--
-- Each query gives (statement, row, column, value, divisor): the exact amount in kronor with the
-- sign of the measure, and for a ratio what it is divided by. The tables are shown by bench:
-- posting, budget_line, balance, investment_line, asset, volume, indicator_value, saving. `line` is
-- a column of posting. The tables for citizens are in citizen.sql, those of the staff in staff.sql.

-- name: income-statement and interim-income-statement
WITH booked AS (
    SELECT line,
           sum(amount) FILTER (date < DATE '2014-01-01') AS prior,
           sum(amount) FILTER (date >= DATE '2014-01-01') AS outcome
    FROM posting
    WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31'
    GROUP BY line
), budgeted AS (
    SELECT coalesce(line, '-') AS line,
           sum(amount) FILTER (basis = 'budget') AS budget,
           sum(amount) FILTER (basis = 'forecast' AND as_of = DATE '2014-08-31') AS forecast,
           sum(amount) FILTER (basis = 'appropriation') AS appropriation
    FROM budget_line
    WHERE first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY ALL
), lines AS (
    SELECT line, any_value(kind) AS kind, any_value(sign) AS sign FROM account_line GROUP BY line
), amounts AS (
    SELECT line, kind, sign, coalesce(prior, 0) AS prior, coalesce(outcome, 0) AS outcome,
           CASE WHEN kind = 'appropriation' THEN (SELECT sum(appropriation) FROM budgeted) * sign
                ELSE coalesce(budget, 0) END AS budget,
           CASE WHEN kind = 'appropriation' THEN (SELECT sum(appropriation) FROM budgeted) * sign
                ELSE coalesce(forecast, 0) END AS forecast
    FROM lines LEFT JOIN booked USING (line) LEFT JOIN budgeted USING (line)
    UNION ALL
    SELECT line, 'cost', 1, 0, 0, coalesce(budget, 0), coalesce(forecast, 0)
    FROM budgeted WHERE line = '-'
), rows AS (
    SELECT replace(line, '_', '-') AS key,
           sign < 0 AS more_is_better,
           prior * sign AS prior, outcome * sign AS outcome, budget * sign AS budget,
           forecast * sign AS forecast
    FROM amounts WHERE kind IN
        ('income', 'cost', 'depreciation', 'appropriation', 'passed_on_grants', 'interest')
        AND line <> '-'
    UNION ALL
    SELECT 'total-income', true, -sum(prior), -sum(outcome), -sum(budget), -sum(forecast)
    FROM amounts WHERE kind = 'income'
    UNION ALL
    SELECT 'total-costs', false, sum(prior), sum(outcome), sum(budget), sum(forecast)
    FROM amounts WHERE kind = 'cost'
    UNION ALL
    SELECT 'operations-net-cost', false, sum(prior), sum(outcome), sum(budget), sum(forecast)
    FROM amounts WHERE kind IN ('cost', 'depreciation', 'income')
    UNION ALL
    SELECT 'result', true, -sum(prior), -sum(outcome), -sum(budget), -sum(forecast)
    FROM amounts WHERE kind IN
        ('income', 'cost', 'depreciation', 'appropriation', 'passed_on_grants', 'interest')
)
SELECT 'income-statement', key, unnest(['outcome-prior', 'budget', 'outcome', 'variance']),
       unnest([prior, budget, outcome,
               CASE WHEN more_is_better THEN outcome - budget ELSE budget - outcome END]), NULL
FROM rows
UNION ALL
SELECT 'interim-income-statement', key,
       unnest(['outcome-prior', 'outcome', 'budget', 'forecast', 'forecast-variance']),
       unnest([prior, outcome, budget, forecast,
               CASE WHEN more_is_better THEN forecast - budget ELSE budget - forecast END]), NULL
FROM rows;

-- name: balance-sheet
WITH moved AS (
    SELECT line, year(date) AS year, sum(amount) AS amount
    FROM posting
    WHERE unit IN (SELECT unit FROM member WHERE office = 'KSK')
      AND date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31'
    GROUP BY ALL
), opened AS (
    SELECT line, year(date) + 1 AS year, sum(amount) AS amount
    FROM balance
    WHERE kind = 'object_opening' AND unit IN (SELECT unit FROM member WHERE office = 'KSK')
    GROUP BY ALL
), stands AS (
    SELECT CASE WHEN l.kind IN ('income', 'cost', 'depreciation', 'appropriation',
                                'passed_on_grants', 'interest', 'carried_result')
                THEN 'result_of_year' ELSE line END AS line,
           year, sum(amount) AS amount
    FROM (SELECT * FROM moved UNION ALL SELECT * FROM opened WHERE line IN
            (SELECT line FROM account_line WHERE kind IN ('fixed_asset', 'current_asset',
             'internal_receivable', 'equity', 'result_of_year', 'short_debt', 'internal_debt',
             'long_debt'))) JOIN
         (SELECT line, any_value(kind) AS kind FROM account_line GROUP BY line) AS l USING (line)
    GROUP BY ALL
), signed AS (
    SELECT line, kind IN ('fixed_asset', 'current_asset', 'internal_receivable') AS asset,
           coalesce(sum(amount) FILTER (year = 2013), 0) AS prior,
           coalesce(sum(amount) FILTER (year = 2014), 0) AS now
    FROM (SELECT line, any_value(kind) AS kind FROM account_line GROUP BY line)
         JOIN stands USING (line)
    GROUP BY ALL
), rows AS (
    SELECT replace(line, '_', '-') AS key,
           CASE WHEN asset THEN prior ELSE -prior END AS prior,
           CASE WHEN asset THEN now ELSE -now END AS now
    FROM signed
    UNION ALL
    SELECT 'total-assets', sum(prior), sum(now) FROM signed WHERE asset
    UNION ALL
    SELECT 'total-equity-liabilities', -sum(prior), -sum(now) FROM signed WHERE NOT asset
)
SELECT 'balance-sheet', key, unnest(['closing-prior', 'closing']), unnest([prior, now]), NULL
FROM rows;

-- name: operations
WITH booked AS (
    SELECT department, sum(amount) AS net_cost
    FROM posting JOIN member USING (unit)
    WHERE date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND is_result
    GROUP BY department
), granted AS (
    SELECT department, sum(amount) AS appropriation
    FROM budget_line JOIN member USING (unit)
    WHERE basis = 'appropriation' AND first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY department
), joined AS (
    SELECT department, coalesce(net_cost, 0) AS net_cost,
           coalesce(appropriation, 0) AS appropriation
    FROM booked FULL JOIN granted USING (department)
), rows AS (
    SELECT lower(department) AS key, net_cost, appropriation FROM joined WHERE department <> 'KSK'
    UNION ALL
    SELECT 'ksk', sum(net_cost), sum(appropriation) FROM joined WHERE department <> 'POL'
    UNION ALL
    SELECT 'total', sum(net_cost), sum(appropriation) FROM joined
)
SELECT 'operations', key, unnest(['result', 'appropriation', 'net-cost', 'variance-percent']),
       unnest([appropriation - net_cost, appropriation, net_cost, appropriation - net_cost]),
       unnest([NULL, NULL, NULL, appropriation])
FROM rows;

-- name: appropriation-outcome
WITH booked AS (
    SELECT office, sum(amount) AS net_cost
    FROM posting JOIN member USING (unit)
    WHERE date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND is_result
    GROUP BY office
), planned AS (
    SELECT office,
           sum(amount) FILTER (basis = 'appropriation') AS appropriation,
           sum(amount) FILTER (basis = 'forecast' AND as_of = DATE '2014-08-31'
                               AND (line IS NULL OR is_result)) AS forecast
    FROM budget_line JOIN member USING (unit)
    WHERE first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY office
)
SELECT 'appropriation-outcome', coalesce(lower(office), 'total'),
       unnest(['appropriation', 'forecast-august', 'outcome', 'variance']),
       unnest([sum(appropriation), sum(forecast), sum(net_cost),
               sum(appropriation) - sum(net_cost)]), NULL
FROM booked JOIN planned USING (office) GROUP BY ROLLUP (office);

-- name: appropriation-changes
WITH granted AS (
    SELECT CASE WHEN department = 'POL' THEN 'pol' ELSE 'ksk' END AS office,
           lower(department) AS department,
           coalesce(sum(amount) FILTER (change = 'original'), 0) AS original,
           coalesce(sum(amount) FILTER (change = 'carry-over'), 0) AS carried,
           coalesce(sum(amount) FILTER (change IN ('supplement', 'revision')), 0) AS supplement,
           coalesce(sum(amount) FILTER (change = 'transfer'), 0) AS transfer,
           sum(amount) AS appropriation
    FROM budget_line JOIN member USING (unit)
    WHERE basis = 'appropriation' AND first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY department
), rows AS (
    SELECT department AS key, original, carried, supplement, transfer, appropriation
    FROM granted
    UNION ALL
    SELECT 'ksk', sum(original), sum(carried), sum(supplement), sum(transfer), sum(appropriation)
    FROM granted WHERE office = 'ksk'
    UNION ALL
    SELECT 'total', sum(original), sum(carried), sum(supplement), sum(transfer), sum(appropriation)
    FROM granted
)
SELECT 'appropriation-changes', key,
       unnest(['original', 'carry-over', 'supplement', 'transfer', 'appropriation']),
       unnest([original, carried, supplement, transfer, appropriation]), NULL
FROM rows;

-- name: net-cost-change
WITH booked AS (
    SELECT office,
           coalesce(sum(amount) FILTER (date >= DATE '2014-01-01'), 0) AS now,
           coalesce(sum(amount) FILTER (date < DATE '2014-01-01'), 0) AS prior
    FROM posting JOIN member USING (unit)
    WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31' AND is_result
    GROUP BY office
)
SELECT 'net-cost-change', coalesce(lower(office), 'total'),
       unnest(['outcome', 'outcome-prior', 'difference', 'growth']),
       unnest([sum(now), sum(prior), sum(now) - sum(prior), sum(now) - sum(prior)]),
       unnest([NULL, NULL, NULL, sum(prior)])
FROM booked GROUP BY ROLLUP (office);

-- name: net-cost-bridge; its steps are for `bokslut why`, which names them from the facts
SELECT 'net-cost-bridge', unnest(['start', 'end']), 'amount',
       unnest([sum(amount) FILTER (date < DATE '2014-01-01'),
               sum(amount) FILTER (date >= DATE '2014-01-01')]), NULL
FROM posting JOIN member USING (unit)
WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31' AND is_result;

-- name: forecast-accuracy
WITH booked AS (
    SELECT department, sum(amount) AS net_cost
    FROM posting JOIN member USING (unit)
    WHERE date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND is_result
    GROUP BY department
), planned AS (
    SELECT department,
           sum(amount) FILTER (as_of = DATE '2014-04-30') AS april,
           sum(amount) FILTER (as_of = DATE '2014-08-31') AS august
    FROM budget_line JOIN member USING (unit)
    WHERE basis = 'forecast' AND (line IS NULL OR is_result)
      AND first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY department
), joined AS (
    SELECT department, coalesce(net_cost, 0) AS net_cost, coalesce(april, 0) AS april,
           coalesce(august, 0) AS august
    FROM booked FULL JOIN planned USING (department)
), rows AS (
    SELECT lower(department) AS key, net_cost, april, august FROM joined WHERE department <> 'KSK'
    UNION ALL
    SELECT 'ksk', sum(net_cost), sum(april), sum(august) FROM joined WHERE department <> 'POL'
    UNION ALL
    SELECT 'total', sum(net_cost), sum(april), sum(august) FROM joined
)
SELECT 'forecast-accuracy', key,
       unnest(['forecast-2014-04-30', 'forecast-2014-08-31', 'outcome', 'against-forecast',
               'error-2014-04-30', 'error-2014-08-31']),
       unnest([april, august, net_cost, august - net_cost, net_cost - april, net_cost - august]),
       unnest([NULL, NULL, NULL, NULL, april, august])
FROM rows;

-- name: interim-operations
WITH booked AS (
    SELECT department,
           coalesce(sum(amount) FILTER (date >= DATE '2014-01-01'), 0) AS now,
           coalesce(sum(amount) FILTER (date < DATE '2014-01-01'), 0) AS prior
    FROM posting JOIN member USING (unit)
    WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31' AND is_result
    GROUP BY department
), planned AS (
    SELECT department,
           coalesce(sum(amount) FILTER (basis = 'appropriation'), 0) AS appropriation,
           coalesce(sum(amount) FILTER (basis = 'forecast' AND as_of = DATE '2014-08-31'
                                        AND (line IS NULL OR is_result)), 0) AS forecast
    FROM budget_line JOIN member USING (unit)
    WHERE first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
    GROUP BY department
), joined AS (
    SELECT department, coalesce(now, 0) AS now, coalesce(prior, 0) AS prior,
           coalesce(appropriation, 0) AS appropriation, coalesce(forecast, 0) AS forecast
    FROM booked FULL JOIN planned USING (department)
), rows AS (
    SELECT lower(department) AS key, now, prior, appropriation, forecast
    FROM joined WHERE department <> 'KSK'
    UNION ALL
    SELECT 'ksk', sum(now), sum(prior), sum(appropriation), sum(forecast)
    FROM joined WHERE department <> 'POL'
    UNION ALL
    SELECT 'total', sum(now), sum(prior), sum(appropriation), sum(forecast) FROM joined
)
SELECT 'interim-operations', key,
       unnest(['outcome-prior', 'outcome', 'growth', 'appropriation', 'forecast',
               'forecast-result', 'forecast-percent']),
       unnest([prior, now, now - prior, appropriation, forecast, appropriation - forecast,
               appropriation - forecast]),
       unnest([NULL, NULL, prior, NULL, NULL, NULL, appropriation])
FROM rows;

-- name: interim-growth
WITH booked AS (
    SELECT year(date) AS year, coalesce(-sum(amount) FILTER (kind = 'income'), 0) AS income,
           coalesce(sum(amount) FILTER (kind <> 'income' AND is_result), 0) AS cost,
           coalesce(-sum(amount) FILTER (kind = 'appropriation'), 0) AS granted
    FROM posting
    WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31'
      AND (is_result OR kind = 'appropriation')
    GROUP BY year
), planned AS (
    SELECT coalesce(-sum(amount) FILTER (basis = 'forecast' AND kind = 'income'), 0) AS income,
           coalesce(sum(amount) FILTER (basis = 'forecast'
                                        AND (line IS NULL OR is_result AND kind <> 'income')), 0)
             AS cost,
           coalesce(sum(amount) FILTER (basis = 'appropriation'), 0) AS granted
    FROM budget_line
    WHERE first >= DATE '2014-01-01' AND last <= DATE '2014-12-31'
      AND (basis = 'appropriation' OR basis = 'forecast' AND as_of = DATE '2014-08-31')
), granted AS (
    SELECT sum(amount) AS granted FROM budget_line
    WHERE basis = 'appropriation' AND first >= DATE '2013-01-01' AND last <= DATE '2013-12-31'
), joined AS (
    SELECT p.income AS income0, p.cost AS cost0, p.granted AS granted0, n.income, n.cost, n.granted,
           f.income AS income1, f.cost AS cost1, f.granted AS granted1
    FROM booked AS p, booked AS n, planned AS f WHERE p.year = 2013 AND n.year = 2014
), rows AS (
    SELECT unnest(['income', 'cost', 'net-cost', 'appropriation']) AS key,
           unnest([income0, cost0, cost0 - income0, granted0]) AS prior,
           unnest([income, cost, cost - income, granted]) AS now,
           unnest([income1, cost1, cost1 - income1, granted1]) AS forecast
    FROM joined
)
SELECT 'interim-growth', key,
       unnest(['outcome-prior', 'outcome', 'growth', 'full-year-prior', 'forecast']),
       unnest([prior, now, now - prior, prior, forecast]),
       unnest([NULL, NULL, prior, NULL, NULL])
FROM rows
UNION ALL
SELECT 'interim-growth', 'ratio', unnest(['full-year-prior', 'forecast']),
       unnest([cost0, cost1]),
       unnest([income0 + (SELECT granted FROM granted), income1 + granted1])
FROM joined;

-- name: growth and cost-income-ratio
WITH booked AS (
    SELECT year(date) AS year, coalesce(-sum(amount) FILTER (kind = 'income'), 0) AS income,
           coalesce(sum(amount) FILTER (kind <> 'income'), 0) AS cost
    FROM posting
    WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31' AND is_result
    GROUP BY year
), granted AS (
    SELECT year(first) AS year, sum(amount) AS appropriation
    FROM budget_line WHERE basis = 'appropriation' AND year(first) = year(last) GROUP BY year
), pairs AS (
    SELECT n.income, n.cost, n.cost - n.income AS net, gn.appropriation AS granted,
           p.income AS income0, p.cost AS cost0, p.cost - p.income AS net0,
           gp.appropriation AS granted0
    FROM booked AS n, booked AS p, granted AS gn, granted AS gp
    WHERE n.year = 2014 AND p.year = 2013 AND gn.year = 2014 AND gp.year = 2013
), rows AS (
    SELECT unnest(['income', 'cost', 'net-cost', 'appropriation']) AS key,
           unnest([income, cost, net, granted]) AS now,
           unnest([income0, cost0, net0, granted0]) AS prior
    FROM pairs
)
SELECT 'growth', key, unnest(['outcome', 'outcome-prior', 'difference', 'growth']),
       unnest([now, prior, now - prior, now - prior]), unnest([NULL, NULL, NULL, prior])
FROM rows
UNION ALL
SELECT 'cost-income-ratio', key, unnest(['outcome', 'outcome-prior']), unnest([now, prior]), NULL
FROM (SELECT unnest(['total-costs', 'total-income', 'total-appropriation']) AS key,
             unnest([cost, income, granted]) AS now,
             unnest([cost0, income0, granted0]) AS prior FROM pairs)
UNION ALL
SELECT 'cost-income-ratio', 'ratio', unnest(['outcome', 'outcome-prior']),
       unnest([cost, cost0]), unnest([income + granted, income0 + granted0])
FROM pairs;

-- name: depreciation
WITH months AS (
    SELECT unit, cost, life_months, capitalised, disposed, unnest(range(1, life_months + 1)) AS n
    FROM asset
), plan AS (
    SELECT last_day(date_trunc('month', capitalised) + to_months(n::INTEGER)) AS day,
           round(cost * n / life_months, 2)::DECIMAL(18, 2)
             - round(cost * (n - 1) / life_months, 2)::DECIMAL(18, 2) AS amount, disposed
    FROM months
), planned AS (
    SELECT sum(amount) FILTER (year(day) = 2014) AS now,
           sum(amount) FILTER (year(day) = 2015) AS next,
           sum(amount) FILTER (year(day) = 2016) AS second
    FROM plan WHERE disposed IS NULL OR day <= disposed
)
SELECT 'depreciation', 'ks', unnest(['outcome', 'plan', 'forecast-1', 'forecast-2']),
       unnest([(SELECT sum(amount) FROM posting WHERE kind = 'depreciation'
                AND date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31'), now, next, second]),
       NULL
FROM planned;

-- name: investments
WITH spent AS (
    SELECT project, sum(amount) AS total,
           coalesce(sum(amount) FILTER (date >= DATE '2014-01-01'), 0) AS year
    FROM posting
    WHERE kind = 'fixed_asset' AND project IN (SELECT project FROM decided)
      AND date <= DATE '2014-12-31'
    GROUP BY project
), planned AS (
    SELECT project,
           coalesce(sum(amount) FILTER (basis = 'appropriation' AND last <= DATE '2014-12-31'), 0)
             AS appropriation,
           coalesce(sum(amount) FILTER (basis = 'accumulated' AND last <= DATE '2014-12-31'), 0)
             AS earlier,
           coalesce(sum(amount) FILTER (basis = 'forecast' AND as_of = (SELECT max(as_of)
             FROM investment_line WHERE basis = 'forecast' AND as_of <= DATE '2014-12-31')), 0)
             AS forecast,
           coalesce(sum(amount) FILTER (basis = 'budget' AND first >= DATE '2014-01-01'
             AND last <= DATE '2014-12-31'), 0) AS budget
    FROM investment_line GROUP BY project
), capitalised AS (
    SELECT project, sum(cost) AS cost FROM asset WHERE capitalised <= DATE '2014-12-31'
    GROUP BY project
), projects AS (
    SELECT project, decided_by, coalesce(appropriation, 0) AS appropriation,
           coalesce(earlier, 0) + coalesce(total, 0) AS spent, coalesce(forecast, 0) AS forecast,
           coalesce(budget, 0) AS budget, coalesce(year, 0) AS year, coalesce(cost, 0) AS cost
    FROM decided LEFT JOIN spent USING (project) LEFT JOIN planned USING (project)
         LEFT JOIN capitalised USING (project)
), sums AS (
    SELECT project AS key, appropriation, spent, forecast, budget, year, cost
    FROM projects WHERE decided_by = 'council'
    UNION ALL
    SELECT 'council-total', sum(appropriation), sum(spent), sum(forecast), sum(budget),
           sum(year), sum(cost)
    FROM projects WHERE decided_by = 'council'
    UNION ALL
    SELECT 'board-total', NULL, NULL, NULL, sum(budget), sum(year), NULL
    FROM projects WHERE decided_by = 'board'
    UNION ALL
    SELECT 'total', sum(appropriation) FILTER (decided_by = 'council'),
           sum(spent) FILTER (decided_by = 'council'), sum(forecast) FILTER (decided_by = 'council'),
           sum(budget), sum(year), sum(cost) FILTER (decided_by = 'council')
    FROM projects
)
SELECT 'investments', key,
       unnest(['project-appropriation', 'spent-total', 'project-forecast', 'project-variance',
               'year-budget', 'year-spent', 'year-variance', 'not-capitalised']),
       unnest([appropriation, spent, forecast, appropriation - forecast, budget, year,
               budget - year, spent - cost]), NULL
FROM sums;

-- name: cost-causes
WITH booked AS (
    SELECT coalesce(sum(amount) FILTER (starts_with(account, '601') AND y), 0) AS premises,
           coalesce(sum(amount) FILTER (starts_with(account, '601') AND NOT y), 0) AS premises0,
           coalesce(sum(amount) FILTER (activity = '9230' AND y), 0) AS it,
           coalesce(sum(amount) FILTER (activity = '9230' AND NOT y), 0) AS it0,
           coalesce(sum(amount) FILTER (activity = '9265' AND y), 0) AS contact,
           coalesce(sum(amount) FILTER (activity = '9265' AND NOT y), 0) AS contact0,
           coalesce(sum(amount) FILTER (activity = '1050' AND y), 0) AS elections,
           coalesce(sum(amount) FILTER (activity = '1050' AND NOT y), 0) AS elections0,
           coalesce(sum(amount) FILTER (y), 0) AS total,
           coalesce(sum(amount) FILTER (NOT y), 0) AS total0
    FROM (SELECT *, date >= DATE '2014-01-01' AS y FROM posting
          WHERE date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31'
            AND is_result AND kind <> 'income')
), rows AS (
    SELECT unnest(['premises', 'it', 'contact-centre', 'elections', 'total']) AS key,
           unnest([premises, it, contact, elections, total]) AS now,
           unnest([premises0, it0, contact0, elections0, total0]) AS prior
    FROM booked
)
SELECT 'cost-causes', key, unnest(['outcome', 'outcome-prior', 'difference']),
       unnest([now, prior, now - prior]), NULL
FROM rows;

-- name: variance-causes
WITH causes AS (
    SELECT * FROM (VALUES
        ('gift', 'SDK', '9270', NULL, NULL, NULL),
        ('hr-restructuring', 'HR', '9225', NULL, NULL, NULL),
        ('microsoft', 'AU', NULL, NULL, '6830', '10020'),
        ('platform', 'AU', '9230', '60102', NULL, NULL),
        ('contact-centre', 'KOM', '9265', NULL, NULL, NULL),
        ('vacancies', 'KOM', '9260', NULL, '5', NULL),
        ('elections', 'POL', '1050', NULL, NULL, NULL),
        ('meetings', 'POL', '1000', NULL, NULL, NULL)
    ) AS c (key, department, activity, project, account, counterpart)
), booked AS (
    SELECT key, sum(p.amount) AS amount
    FROM posting AS p JOIN member USING (unit) JOIN causes AS c USING (department)
    WHERE p.date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31' AND p.is_result
      AND (c.activity IS NULL OR p.activity = c.activity)
      AND (c.project IS NULL OR p.project = c.project)
      AND (c.account IS NULL OR starts_with(p.account, c.account))
      AND (c.counterpart IS NULL OR p.counterpart = c.counterpart)
    GROUP BY key
), budgeted AS (
    SELECT key, sum(b.amount) AS amount
    FROM budget_line AS b JOIN member USING (unit) JOIN causes AS c USING (department)
    WHERE b.basis = 'budget' AND b.first >= DATE '2014-01-01' AND b.last <= DATE '2014-12-31'
      AND (b.line IS NULL OR b.is_result)
      AND (c.activity IS NULL OR b.activity = c.activity)
      AND (c.project IS NULL OR b.project = c.project)
      AND (c.account IS NULL OR starts_with(b.account, c.account))
      AND (c.counterpart IS NULL OR b.counterpart = c.counterpart)
    GROUP BY key
)
SELECT 'variance-causes', key, unnest(['budget', 'outcome', 'variance']),
       unnest([coalesce(g.amount, 0), coalesce(b.amount, 0),
               coalesce(g.amount, 0) - coalesce(b.amount, 0)]), NULL
FROM causes LEFT JOIN booked AS b USING (key) LEFT JOIN budgeted AS g USING (key);

-- name: unit-costs
WITH booked AS (
    SELECT sum(amount) FILTER (date >= DATE '2014-01-01') AS now,
           sum(amount) FILTER (date < DATE '2014-01-01') AS prior
    FROM posting
    WHERE activity = '9230' AND is_result AND kind <> 'income'
      AND date BETWEEN DATE '2013-01-01' AND DATE '2014-12-31'
), counted AS (
    SELECT sum(quantity) FILTER (date = DATE '2014-12-31') AS now,
           sum(quantity) FILTER (date = DATE '2013-12-31') AS prior
    FROM volume WHERE volume = 'datorer'
)
SELECT 'unit-costs', unnest(['it-cost', 'it-cost', 'it-cost', 'computers', 'computers',
                             'computers', 'unit-cost', 'unit-cost', 'unit-cost']),
       unnest(['outcome', 'outcome-prior', 'growth', 'outcome', 'outcome-prior', 'growth',
               'outcome', 'outcome-prior', 'growth']),
       unnest([b.now, b.prior, b.now - b.prior, c.now, c.prior, c.now - c.prior, b.now, b.prior,
               b.now::DECIMAL(18, 2) * c.prior::DECIMAL(10, 0)
                 - b.prior::DECIMAL(18, 2) * c.now::DECIMAL(10, 0)]),
       unnest([NULL, NULL, b.prior, NULL, NULL, c.prior, c.now, c.prior,
               b.prior::DECIMAL(18, 2) * c.now::DECIMAL(10, 0)])
FROM booked AS b, counted AS c;
