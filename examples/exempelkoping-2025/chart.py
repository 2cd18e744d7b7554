"""The words of the example: accounts, units, activities, counterparts, projects. All invented."""

from __future__ import annotations

MUNICIPALITY, HOUSING, ENERGY = "KOMMUN", "BOSTAD", "ENERGI"
BODIES = (MUNICIPALITY, HOUSING, ENERGY)

# Numbers that nobody has been given, with a right check digit.
BODY_NUMBERS = {MUNICIPALITY: "212999-0004", HOUSING: "559999-0008", ENERGY: "559999-0016"}
BODY_NAMES = {
    MUNICIPALITY: "Exempelköpings kommun (påhittad)",
    HOUSING: "Exempelköpings Bostäder AB (påhittat)",
    ENERGY: "Exempelköpings Energi AB (påhittat)",
}

# unit, name, parent, kind
UNITS = (
    ("KONCERN", "Exempelköpings kommunkoncern", "", "organ"),
    ("KOMMUN", "Exempelköpings kommun", "KONCERN", "organ"),
    ("KS", "Kommunstyrelsen", "KOMMUN", "kontor"),
    ("BUN", "Barn- och utbildningsnämnden", "KOMMUN", "kontor"),
    ("FSK", "Förskola", "BUN", "avdelning"),
    ("GRS", "Grundskola och fritidshem", "BUN", "avdelning"),
    ("GYM", "Gymnasium och vuxenutbildning", "BUN", "avdelning"),
    ("BADM", "Nämnd och förvaltningsledning", "BUN", "avdelning"),
    ("SN", "Socialnämnden", "KOMMUN", "kontor"),
    ("SBN", "Samhällsbyggnadsnämnden", "KOMMUN", "kontor"),
    ("FIN", "Finansförvaltningen", "KOMMUN", "kontor"),
    ("BOSTAD", "Exempelköpings Bostäder AB", "KONCERN", "organ"),
    ("ENERGI", "Exempelköpings Energi AB", "KONCERN", "organ"),
)
BOARDS = ("KS", "BUN", "SN", "SBN", "FIN")
PARENTS = {unit: parent for unit, _name, parent, _kind in UNITS}


def board_of(unit: str) -> str:
    """The board that a unit belongs to; a company, or the municipality, is its own."""
    while unit not in BOARDS and unit not in BODIES:
        unit = PARENTS[unit]
    return unit


ACCOUNTS = (
    ("1010", "Immateriella anläggningstillgångar", "T"),
    ("1019", "Ack avskrivning immateriella", "T"),
    ("1110", "Mark", "T"),
    ("1120", "Verksamhetsfastigheter", "T"),
    ("1127", "Nedskrivning verksamhetsfastigheter", "T"),
    ("1128", "Årets försäljning verksamhetsfastigheter", "T"),
    ("1129", "Ack avskrivning verksamhetsfastigheter", "T"),
    ("1140", "Gator, vägar och parker", "T"),
    ("1149", "Ack avskrivning gator, vägar och parker", "T"),
    ("1150", "VA-anläggningar", "T"),
    ("1159", "Ack avskrivning VA-anläggningar", "T"),
    ("1160", "Hyreshus", "T"),
    ("1169", "Ack avskrivning hyreshus", "T"),
    ("1170", "Elnät och fjärrvärme", "T"),
    ("1179", "Ack avskrivning elnät och fjärrvärme", "T"),
    ("1180", "Pågående nyanläggningar", "T"),
    ("1210", "Fordon och maskiner", "T"),
    ("1219", "Ack avskrivning fordon och maskiner", "T"),
    ("1220", "Inventarier", "T"),
    ("1229", "Ack avskrivning inventarier", "T"),
    ("1230", "IT-utrustning", "T"),
    ("1239", "Ack avskrivning IT-utrustning", "T"),
    ("1310", "Aktier i koncernföretag", "T"),
    ("1320", "Andelar, insatskapital", "T"),
    ("1380", "Långfristiga fordringar på koncernföretag", "T"),
    ("1410", "Exploateringsmark och förråd", "T"),
    ("1510", "Kundfordringar", "T"),
    ("1560", "Fordringar på koncernföretag", "T"),
    ("1630", "Fordran slutavräkning skatt", "T"),
    ("1710", "Förutbetalda kostnader", "T"),
    ("1930", "Bank", "T"),
    ("2010", "Eget kapital", "S"),
    ("2014", "Resultatutjämningsreserv (RUR)", "S"),
    ("2015", "Resultatreserv (RER)", "S"),
    ("2069", "Föregående års resultat", "S"),
    ("2081", "Aktiekapital", "S"),
    ("2091", "Balanserat resultat", "S"),
    ("2210", "Avsättning pensioner med löneskatt", "S"),
    ("2280", "Avsättning återställande av deponi", "S"),
    ("2310", "Lån i kreditinstitut", "S"),
    ("2380", "Lån från koncernföretag", "S"),
    ("2510", "Leverantörsskulder", "S"),
    ("2560", "Skulder till koncernföretag", "S"),
    ("2710", "Personalens källskatt", "S"),
    ("2730", "Upplupna arbetsgivaravgifter", "S"),
    ("2830", "Skuld slutavräkning skatt", "S"),
    ("2850", "Skatteskuld", "S"),
    ("2910", "Semesterlöneskuld", "S"),
    ("2930", "Upplupen pension, individuell del", "S"),
    ("2950", "Upplupna kostnader", "S"),
    ("3010", "Försäljning el, fjärrvärme och tjänster", "I"),
    ("3090", "Försäljning IT-tjänster", "I"),
    ("3095", "Försäljning måltider", "I"),
    ("3110", "Taxor och avgifter", "I"),
    ("3120", "Barnomsorgsavgifter", "I"),
    ("3130", "Avgifter äldreomsorg", "I"),
    ("3410", "Hyresintäkter", "I"),
    ("3510", "Riktade statsbidrag", "I"),
    ("3570", "Engångsbidrag från staten", "I"),
    ("3590", "Övriga bidrag", "I"),
    ("3610", "Försäljning av utbildningsplatser", "I"),
    ("3690", "Övriga intäkter", "I"),
    ("3810", "Realisationsvinst fastigheter", "I"),
    ("4510", "Bidrag till föreningar", "K"),
    ("4520", "Ekonomiskt bistånd", "K"),
    ("4610", "Köp av huvudverksamhet", "K"),
    ("4620", "Köp av placeringar och platser", "K"),
    ("5010", "Löner", "K"),
    ("5090", "Förändring semesterlöneskuld", "K"),
    ("5610", "Arbetsgivaravgifter", "K"),
    ("5710", "Pensionskostnad, individuell del", "K"),
    ("5720", "Pensionsutbetalningar", "K"),
    ("5730", "Förändring pensionsavsättning", "K"),
    ("6010", "Lokalhyror", "K"),
    ("6110", "Entreprenad och fastighetsskötsel", "K"),
    ("6120", "El och värme", "K"),
    ("6160", "Reparation och underhåll", "K"),
    ("6410", "Livsmedel", "K"),
    ("6450", "Förbrukningsmaterial", "K"),
    ("6460", "Bränsle till värmeverk", "K"),
    ("6470", "Inköp av el", "K"),
    ("6540", "Licenser och programvara", "K"),
    ("6550", "Kontorsmaterial och trycksaker", "K"),
    ("6800", "Tele- och datakommunikation", "K"),
    ("6900", "Transporter och skolskjuts", "K"),
    ("7310", "Försäkringar", "K"),
    ("7410", "Konsulter", "K"),
    ("7490", "Inköp IT-tjänster", "K"),
    ("7495", "Inköp måltider", "K"),
    ("7690", "Övriga främmande tjänster", "K"),
    ("7910", "Avskrivning immateriella", "K"),
    ("7920", "Avskrivning fastigheter och anläggningar", "K"),
    ("7930", "Avskrivning inventarier och fordon", "K"),
    ("7970", "Nedskrivningar", "K"),
    ("8010", "Preliminär kommunalskatt", "I"),
    ("8020", "Prognos slutavräkning", "I"),
    ("8210", "Inkomstutjämningsbidrag", "I"),
    ("8220", "Kostnadsutjämning", "I"),
    ("8230", "Regleringsbidrag", "I"),
    ("8240", "LSS-utjämning", "I"),
    ("8250", "Kommunal fastighetsavgift", "I"),
    ("8410", "Utdelning från koncernföretag", "I"),
    ("8420", "Ränteintäkter koncernföretag", "I"),
    ("8450", "Övriga ränteintäkter", "I"),
    ("8480", "Borgensavgifter", "I"),
    ("8510", "Räntekostnader lån", "K"),
    ("8520", "Räntekostnader koncernföretag", "K"),
    ("8550", "Ränta på pensionsavsättning", "K"),
    ("8580", "Borgensavgift till kommunen", "K"),
    ("8910", "Skatt på årets resultat", "K"),
)

# The companies keep the chart of companies (BAS): our account -> theirs, and its name.
BAS = {
    "1110": ("1130", "Mark"),
    "1160": ("1110", "Byggnader"),
    "1169": ("1119", "Ack avskrivning byggnader"),
    "1170": ("1210", "Elnät, fjärrvärme och andra tekniska anläggningar"),
    "1179": ("1219", "Ack avskrivning tekniska anläggningar"),
    "1180": ("1180", "Pågående nyanläggningar"),
    "1210": ("1240", "Bilar och transportmedel"),
    "1219": ("1249", "Ack avskrivning bilar"),
    "1410": ("1410", "Lager"),
    "1510": ("1510", "Kundfordringar"),
    "1560": ("1560", "Kundfordringar hos koncernföretag"),
    "1930": ("1930", "Bank"),
    "2069": ("2099", "Föregående års resultat"),
    "2081": ("2081", "Aktiekapital"),
    "2091": ("2091", "Balanserad vinst"),
    "2310": ("2350", "Långfristiga skulder till kreditinstitut"),
    "2380": ("2360", "Långfristiga skulder till koncernföretag"),
    "2510": ("2440", "Leverantörsskulder"),
    "2560": ("2460", "Leverantörsskulder till koncernföretag"),
    "2710": ("2710", "Personalskatt"),
    "2730": ("2731", "Avräkning sociala avgifter"),
    "2850": ("2512", "Beräknad inkomstskatt"),
    "2910": ("2920", "Upplupna semesterlöner"),
    "2930": ("2950", "Upplupna avtalade sociala avgifter"),
    "2950": ("2990", "Övriga upplupna kostnader"),
    "3010": ("3010", "Försäljning el, fjärrvärme och tjänster"),
    "3410": ("3020", "Hyresintäkter"),
    "5010": ("7210", "Löner till tjänstemän"),
    "5610": ("7510", "Lagstadgade sociala avgifter"),
    "5710": ("7410", "Pensionsförsäkringspremier"),
    "6010": ("5010", "Lokalhyra"),
    "6110": ("5190", "Fastighetsskötsel och entreprenad"),
    "6120": ("5130", "El, värme och vatten"),
    "6160": ("5170", "Reparation och underhåll"),
    "6460": ("4010", "Bränsle till värmeverk"),
    "6470": ("4020", "Inköp av el"),
    "6540": ("5420", "Programvaror"),
    "7310": ("6310", "Företagsförsäkringar"),
    "7410": ("6550", "Konsultarvoden"),
    "7490": ("6540", "IT-tjänster"),
    "7690": ("6990", "Övriga externa kostnader"),
    "7920": ("7820", "Avskrivning byggnader och anläggningar"),
    "7930": ("7830", "Avskrivning bilar och inventarier"),
    "8510": ("8410", "Räntekostnader för långfristiga skulder"),
    "8520": ("8460", "Räntekostnader till koncernföretag"),
    "8580": ("8490", "Borgensavgift"),
    "8910": ("8910", "Skatt på årets resultat"),
}
# By this letter their accounts are told from the municipality's in everything that joins them.
COMPANY_LETTER = "B"


def account_in(body: str, account: str) -> str:
    """What an account is called in the ledger of a body."""
    return account if body == MUNICIPALITY else BAS[account][0]


def account_of_group(unit: str, account: str) -> str:
    """What an account is called where all bodies are joined."""
    return COMPANY_LETTER + BAS[account][0] if unit in BODIES[1:] else account


def chart_of(body: str) -> list[tuple[str, str, str]]:
    """Account, name and kind of a body's own chart."""
    if body == MUNICIPALITY:
        return list(ACCOUNTS)
    kinds = {account: kind for account, _name, kind in ACCOUNTS}
    return sorted((theirs, name, kinds[ours]) for ours, (theirs, name) in BAS.items())


# activity, name, parent
ACTIVITIES = (
    ("1", "Politik och gemensam verksamhet", ""),
    ("1000", "Kommunfullmäktige och revision", "1"),
    ("1100", "Kommunledning", "1"),
    ("1200", "Ekonomi och personal", "1"),
    ("1300", "IT", "1"),
    ("1400", "Räddningstjänst", "1"),
    ("1500", "Näringsliv och turism", "1"),
    ("2", "Infrastruktur, fritid och kultur", ""),
    ("2100", "Plan, bygg och miljö", "2"),
    ("2400", "Gator, vägar och parker", "2"),
    ("2600", "Verksamhetsfastigheter", "2"),
    ("2700", "Måltider", "2"),
    ("3000", "Kultur och fritid", "2"),
    ("4", "Pedagogisk verksamhet", ""),
    ("4070", "Förskola", "4"),
    ("4250", "Fritidshem", "4"),
    ("4400", "Grundskola", "4"),
    ("4500", "Gymnasieskola", "4"),
    ("4700", "Vuxenutbildning", "4"),
    ("4900", "Gemensamt barn och utbildning", "4"),
    ("5", "Vård och omsorg", ""),
    ("5100", "Särskilt boende för äldre", "5"),
    ("5130", "Hemtjänst", "5"),
    ("5500", "Stöd enligt LSS", "5"),
    ("5700", "Individ- och familjeomsorg", "5"),
    ("5710", "Ekonomiskt bistånd", "5"),
    ("5900", "Gemensamt socialtjänst", "5"),
    ("8", "Affärsverksamhet", ""),
    ("8100", "Vatten och avlopp", "8"),
    ("8200", "Renhållning", "8"),
    ("8300", "Bostäder", "8"),
    ("8500", "Elnät", "8"),
    ("8510", "Fjärrvärme", "8"),
    ("9", "Finansiering", ""),
    ("9000", "Skatter, bidrag och finansnetto", "9"),
    ("9010", "Pensioner", "9"),
    ("9910", "Jämförelsestörande poster", "9"),
)

INTERNAL = ("KOMMUN", *BOARDS, "BOSTAD", "ENERGI")
# What an account is bought from, or sold to, where nothing more is said: code, name.
SUPPLIERS = {
    "4510": ("20001", "Föreningar i Exempelköping"),
    "4520": ("20002", "Enskilda"),
    "4610": ("20003", "Räddningsförbundet Mellanby"),
    "4620": ("20004", "Friskolor, grannkommuner och vårdgivare"),
    "5720": ("20005", "Pensionsförvaltaren"),
    "6110": ("20006", "Entreprenadbolaget Grus och Snö"),
    "6160": ("20007", "Byggservice i Exempelköping"),
    "6410": ("20008", "Matgrossisten"),
    "6450": ("20009", "Materialcentralen"),
    "6460": ("20010", "Skogsägarnas Flis"),
    "6470": ("20011", "Elhandlaren Norr"),
    "6540": ("20012", "Programvaruhuset"),
    "6550": ("20013", "Kontorsgrossen"),
    "6800": ("20014", "Teleoperatören"),
    "6900": ("20015", "Bussbolaget Linjen"),
    "7310": ("20016", "Försäkringsbolaget"),
    "7410": ("20017", "Konsultgruppen"),
    "7690": ("20018", "Serviceföretag"),
    "3010": ("10001", "El- och fjärrvärmekunder"),
    "3110": ("10002", "Abonnenter och sökande"),
    "3120": ("10003", "Vårdnadshavare"),
    "3130": ("10004", "Omsorgstagare"),
    "3410": ("10005", "Hyresgäster"),
    "3510": ("10006", "Staten"),
    "3570": ("10006", "Staten"),
    "3590": ("10007", "Övriga bidragsgivare"),
    "3610": ("10008", "Grannkommuner"),
    "3690": ("10009", "Övriga kunder"),
    "8010": ("10010", "Skatteverket"),
    "8510": ("20019", "Kreditgivaren"),
    "3810": ("10011", "Fastighetsköparen"),
    "1180": ("20020", "Byggentreprenören"),
    "1210": ("20021", "Fordonshandlaren"),
}

# project, name, decided by, unit, ends, closes in 2025
PROJECTS = (
    ("1001", "Ny förskola Lindbacken", "fullmäktige", "BUN", "2026-08-31", "nej"),
    ("1002", "Ombyggnad Centralskolan", "fullmäktige", "BUN", "2025-06-30", "ja"),
    ("1003", "Överföringsledning VA Norra", "fullmäktige", "SBN", "2027-06-30", "nej"),
    ("1004", "Särskilt boende Solbacken, projektering", "fullmäktige", "SN", "2028-12-31", "nej"),
    ("1101", "Gator och cykelvägar", "nämnd", "SBN", "2025", "nej"),
    ("1102", "Fordon och maskiner", "nämnd", "SBN", "2025", "nej"),
    ("1103", "Inventarier skola och förskola", "nämnd", "BUN", "2025", "nej"),
    ("1104", "IT-utrustning", "nämnd", "KS", "2025", "nej"),
    ("1105", "Inventarier socialtjänst", "nämnd", "SN", "2025", "nej"),
    ("2001", "Kvarteret Kopparslagaren, 24 lägenheter", "nämnd", "BOSTAD", "2026-05-31", "nej"),
    ("2002", "Stambyte Ringvägen", "nämnd", "BOSTAD", "2025-10-31", "ja"),
    ("3001", "Fjärrvärmeledning Norra", "nämnd", "ENERGI", "2026-10-31", "nej"),
    ("3002", "Förnyelse av elnätet", "nämnd", "ENERGI", "2025", "nej"),
    ("3003", "Solcellspark Åsen", "nämnd", "ENERGI", "2025-09-30", "ja"),
)


def counterparts() -> list[tuple[str, str, str]]:
    """Code, name and internal unit of every counterpart: units of the group go by their code."""
    names = {unit: name for unit, name, _parent, _kind in UNITS}
    inside = [(one, names[one], one) for one in INTERNAL]
    return inside + [(code, name, "") for code, name in sorted({*SUPPLIERS.values()})]
