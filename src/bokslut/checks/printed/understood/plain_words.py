"""Words of a sentence that name nothing: verbs of telling, adverbs, times, units; words for the
report's own body; and what a compound may have behind a name and still mean the same."""

from __future__ import annotations

from .words import root

_PLAIN = (
    "hög högt höga låg lågt låga god gott bra dålig dåligt "
    "är var blev blir bli blivit ligger låg legat uppgår uppgick uppgått uppvisar uppvisade "
    "visar visade redovisar redovisade redovisas redovisades redovisat har hade haft kan ses "
    "sågs innebär innebar motsvarar motsvarade går gått gick fortsatt fortsätter fortsatte "
    "fortsatta kvarstår varit ser sett skett sker skedde noteras noterades noterat nådde når "
    "utgör utgjorde utgjordes finns fanns gav ger konstateras göra gör gjorde kom kommit lämnar "
    "lämnade fått får fick höll hålls tillsammans något marginellt marginell kraftigt kraftig "
    "markant betydligt betydande tydligt tydlig svagt svag stadigt stadig successivt åter "
    "återigen också även dock däremot därmed således alltså istället totalt total totala "
    "totalen sammantaget sammanlagt sammanlagda sammantagna samlade samlad generellt nu "
    "ytterligare fortfarande relativt mycket lite liten litet stor stora stort ganska igen "
    "under senaste sista föregående förra tidigare innan före efter sedan jämfört jämförelse "
    "förhållande relation mot år året åren årets års årlig årligen årsskiftet fjol fjolåret "
    "perioden period tid över rad varje första andra tredje fjärde femte respektive samt bara "
    "endast hela ungefär cirka drygt knappt nästan närmare omkring liksom motsvarande dessutom "
    "samtidigt så här där det detta den denna dessa de vi man vår vårt våra sin sitt sina dess "
    "ett en av till på vid inom för per hos bland att och men medan som vilken vilket vilka då "
    "när såväl både nivå nivån nivåer värde värdet värden siffran siffror siffrorna utfall "
    "utfallet utfallit bokslut bokslutet verkligt enligt ovan nedan tabellen tabell diagram "
    "diagrammet framgår framgick ovanstående nedanstående uppgift uppgifter positivt positiv "
    "positiva negativt negativ negativa utveckling utvecklingen trend trenden fler färre mer "
    "mindre högre lägre bättre sämre än lika samma beräknat mätt räknat mätning mätningen "
    "sammanställning redovisning ökning minskning ökningen minskningen förbättring försämring "
    "plus minus belopp beloppet grupp gruppen grupper grupperna kategori kategorin kategorier "
    "intervall intervallet åldersgrupp åldersgruppen åldersgrupperna område området områden "
    "områdena raden post posten summa summan faktiskt faktiska faktum glädjande nog tyvärr "
    "mellan procentuellt procentuell slut slutet början its their sek reported reports against "
    "was were is are has have had been the a an of in to by with from and this "
    "that it we our slightly sharply year last previous compared during amounted which also "
)
_OWN_BODY = (
    "nämnden nämndens förvaltningen förvaltningens enheten enhetens avdelningen avdelningens "
    "verksamheten verksamhetens bolaget bolagets kontoret kontorets sektorn kommunen kommunens "
    "regionen regionens organisationen organisationens anställda medarbetare medarbetarna "
    "personalen "
)
_BEHIND = "kostnad kostnader intäkt intäkter utgifter utfall tal nivå andel grad index bilden"

PLAIN = frozenset(_PLAIN.split())
PLAIN_ROOTS = frozenset(map(root, PLAIN))
# Whose it is: said of the report's own body, it names nothing more than the heading does.
OWN_BODY = frozenset(map(root, _OWN_BODY.split()))
# `Lokalkostnader` is what the row Lokaler tells.
BEHIND = frozenset(map(root, _BEHIND.split()))

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
ENGLISH_MONTHS = ("january", "february", "march", "may", "june", "july", "august", "october")
MONTH_ROOTS = frozenset(map(root, MONTHS))
ENGLISH_MONTH_ROOTS = frozenset(map(root, ENGLISH_MONTHS))
# The same as alternatives of a pattern, and the times of the year. What was in December is the
# whole year's.
SWEDISH_MONTH = "|".join(MONTHS)
MONTH_BEFORE_THE_LAST = "|".join(MONTHS[:-1])
MONTH = "|".join((*MONTHS, *ENGLISH_MONTHS))
SEASON = "våren|sommaren|hösten|vintern|spring|summer|autumn"
