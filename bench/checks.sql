-- What the checks that read every row ask, as somebody would write it in SQL over the same Parquet
-- files. Each query gives (rule, place, number); the number is what the finding tells.

-- name: voucher-gap and voucher-duplicate
WITH numbered AS (
    SELECT source, series, CAST(number AS BIGINT) AS n
    FROM voucher WHERE regexp_full_match(number, '[0-9]{1,15}')
), counted AS (
    SELECT source, series, n, count(*) AS vouchers FROM numbered WHERE n > 0 GROUP BY ALL
), series AS (
    SELECT source, series, max(n) - min(n) + 1 - count(*) AS missing,
           sum(vouchers) - count(*) AS doubled
    FROM counted GROUP BY ALL
)
SELECT 'voucher-gap', series, missing FROM series WHERE missing > 0
UNION ALL
SELECT 'voucher-duplicate', series, doubled FROM series WHERE doubled > 0

-- name: unknown-unit, postings before a unit began or after it ended
SELECT 'unknown-unit', unit, count(*)
FROM posting JOIN organisation USING (unit)
WHERE date < valid_from OR date > coalesce(valid_to, DATE '9999-12-31')
GROUP BY unit

-- name: balance-sheet-balances
SELECT 'balance-sheet-balances', 'KSK', sum(amount)
FROM (
    SELECT amount FROM posting
    WHERE unit IN (SELECT unit FROM member WHERE office = 'KSK')
      AND date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31'
    UNION ALL
    SELECT amount FROM balance
    WHERE unit IN (SELECT unit FROM member WHERE office = 'KSK')
      AND kind = 'object_opening' AND fiscal_first = DATE '2014-01-01'
)
HAVING sum(amount) <> 0

-- name: unmapped-account
SELECT 'unmapped-account', account, sum(amount)
FROM posting WHERE kind IS NULL
GROUP BY account

-- name: posting-without-unit
SELECT 'posting-without-unit', 'all', sum(amount)
FROM posting
WHERE unit IS NULL AND is_result AND date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31'
HAVING count(*) > 0

-- name: opening-not-closing
WITH closing AS (
    SELECT account, sum(amount) AS amount FROM (
        SELECT account, amount FROM posting
        WHERE date BETWEEN DATE '2013-01-01' AND DATE '2013-12-31'
        UNION ALL
        SELECT account, amount FROM balance
        WHERE kind = 'opening' AND fiscal_first = DATE '2013-01-01'
    ) GROUP BY account
), opening AS (
    SELECT account, sum(amount) AS amount FROM balance
    WHERE kind = 'opening' AND fiscal_first = DATE '2014-01-01'
    GROUP BY account
)
SELECT 'opening-not-closing', account, coalesce(opening.amount, 0) - coalesce(closing.amount, 0)
FROM opening FULL JOIN closing USING (account)
WHERE coalesce(opening.amount, 0) <> coalesce(closing.amount, 0)
  AND account IN (SELECT account FROM account_line
                  WHERE kind IN ('fixed_asset', 'current_asset', 'short_debt', 'long_debt',
                                 'internal_debt'))

-- name: internal-counterpart
WITH traded AS (
    SELECT unit, internal_unit, kind = 'income' AS sold, sum(amount) AS amount
    FROM posting JOIN counterpart USING (counterpart)
    WHERE internal_unit IS NOT NULL AND kind IN ('income', 'cost', 'depreciation', 'passed_on_grants')
      AND date BETWEEN DATE '2014-01-01' AND DATE '2014-12-31'
    GROUP BY ALL
)
SELECT 'internal-counterpart', seller || ' ' || buyer, sum(amount)
FROM (
    SELECT unit AS seller, internal_unit AS buyer, -amount AS amount FROM traded WHERE sold
    UNION ALL
    SELECT internal_unit, unit, -amount FROM traded WHERE NOT sold
)
GROUP BY ALL HAVING sum(amount) <> 0
