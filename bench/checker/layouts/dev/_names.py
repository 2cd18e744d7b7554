"""What the lines of statements are called in Swedish reports: several sets, since no two
municipalities use the same."""

PLAIN = {
    "sales": "Försäljningsintäkter", "fees": "Taxor och avgifter", "rents": "Hyror och arrenden",
    "grants-received": "Bidrag", "contracts": "Försäljning av verksamhet",
    "other-income": "Övriga intäkter", "wages": "Löner och sociala avgifter",
    "pensions": "Pensionskostnader", "purchased": "Köp av huvudverksamhet",
    "premises": "Lokal- och markhyror", "transfers": "Lämnade bidrag",
    "material": "Material och tjänster", "other-costs": "Övriga kostnader",
    "intangible": "Immateriella anläggningstillgångar",
    "buildings": "Mark, byggnader och tekniska anläggningar",
    "machinery": "Maskiner och inventarier", "financial-assets": "Finansiella tillgångar",
    "stock": "Förråd m.m.", "receivables": "Fordringar",
    "short-investments": "Kortfristiga placeringar", "cash": "Kassa och bank",
    "income": "Verksamhetens intäkter", "costs": "Verksamhetens kostnader",
    "depreciation": "Avskrivningar", "net-cost": "Verksamhetens nettokostnader",
    "tax": "Skatteintäkter", "grants": "Generella statsbidrag och utjämning",
    "operating-result": "Verksamhetens resultat", "financial-income": "Finansiella intäkter",
    "financial-costs": "Finansiella kostnader", "result": "Årets resultat",
    "preliminary-tax": "Preliminär kommunalskatt", "tax-forecast": "Preliminär slutavräkning",
    "tax-final": "Slutavräkningsdifferens föregående år",
    "income-equalisation": "Inkomstutjämning", "cost-equalisation": "Kostnadsutjämning",
    "regulation": "Regleringsbidrag", "lss": "LSS-utjämning",
    "property-fee": "Kommunal fastighetsavgift",
}  # fmt: skip

OTHER = PLAIN | {
    "sales": "Försäljningsmedel", "fees": "Avgifter", "rents": "Lokalhyror och arrenden",
    "grants-received": "Erhållna bidrag", "contracts": "Verksamhet och entreprenader",
    "wages": "Personalkostnader", "pensions": "Pensioner inkl. löneskatt",
    "purchased": "Köpt verksamhet", "premises": "Lokalkostnader",
    "transfers": "Bidrag och transfereringar", "material": "Varor och tjänster",
    "income": "Intäkter", "costs": "Kostnader", "net-cost": "Nettokostnad",
    "tax": "Kommunalskatt", "grants": "Statsbidrag och utjämning",
    "operating-result": "Resultat före finansiella poster",
    "cash": "Likvida medel", "receivables": "Kortfristiga fordringar", "stock": "Varulager",
    "buildings": "Fastigheter och anläggningar", "machinery": "Inventarier och fordon",
}  # fmt: skip

ENGLISH = {
    "income": "Operating revenue", "costs": "Operating expenses", "depreciation": "Depreciation",
    "net-cost": "Net operating expenses", "tax": "Tax revenue",
    "grants": "General state grants", "operating-result": "Operating result",
    "financial-income": "Financial income", "financial-costs": "Financial expenses",
    "result": "Net result for the year", "sales": "Sales", "fees": "Fees and charges",
    "rents": "Rents and leases", "grants-received": "Grants received",
    "contracts": "Sales of services", "other-income": "Other revenue",
    "wages": "Wages and social security contributions", "pensions": "Pension costs",
    "purchased": "Purchased services", "premises": "Rent of premises",
    "transfers": "Grants paid", "material": "Materials and supplies",
    "other-costs": "Other expenses", "intangible": "Intangible assets",
    "buildings": "Land, buildings and facilities", "machinery": "Machinery and equipment",
    "financial-assets": "Financial assets", "stock": "Inventories",
    "receivables": "Receivables", "short-investments": "Short-term investments",
    "cash": "Cash and bank balances",
}  # fmt: skip
