"""The names of feasts and holidays, as parts of patterns."""

_S = r"(?:['’]?s?['’]?)"
# Days that stand for themselves wherever they are named.
CERTAIN_FEAST = (
    r"(?:Christmas\s(?:Day|Eve)|Boxing\sDay|New\sYear['’]?s?\s(?:Day|Eve)|Hogmanay|"
    r"Twelfth\s(?:Night|of\sJuly)|Burns['’]?s?\sNight|Easter\s(?:Sunday|Monday|Tuesday|Saturday|Day|Eve|weekend)|"
    r"Good\sFriday|Holy\sSaturday|Maundy\sThursday|Palm\sSunday|Ash\sWednesday|Shrove\sTuesday|Pancake\s(?:Day|Tuesday)|"
    r"Whit(?:sun)?\s(?:Sunday|Monday|Tuesday|weekend)|Whitsun|Pentecost|Ascension\sDay|Corpus\sChristi|Trinity\sSunday|"
    r"Hallow(?:een|e['’]en)|All\s(?:Saints|Souls)['’]?\sDay|Bonfire\sNight|Guy\sFawkes\s(?:Night|Day)|Martinmas|"
    rf"Michaelmas|Candlemas|Lammas|Valentine{_S}\sDay|Mother{_S}\sDay|Father{_S}\sDay|Mothering\sSunday|Remembrance\s"
    rf"(?:Sunday|Day)|Armistice\sDay|May\sDay|(?:St|Saint)\.?\s[A-Z][a-z]{{2,12}}{_S}\sDay|"
    r"(?:(?:Early\s)?May|Spring|Easter|Whit|Summer|August|Christmas)\s[Bb]ank\s[Hh]oliday(?:\s(?:Monday|weekend))?|"
    r"Eid(?:\s(?:al|ul|ad|il)-?\s?(?:Fitr|Adha|Fitar|Azha))?|Ramadan|Ramzan|Ashura|Muharram|Diwali|Deepavali|Holi|Navratri|"
    r"Vaisakhi|Baisakhi|Wesak|Vesak|Hanukkah|Chanukah|Passover|Pesach|Purim|Sukkot|Shavuot|Yom\sKippur|"
    r"Rosh\sHashan[ah]{1,2}|(?:Lunar|Chinese)\sNew\sYear|Nowruz|Dydd\sNadolig|Nos\sGalan|Dydd\sG[wŵ]yl\sDewi)"
)
# Names of whole seasons: a day only behind a word that makes it one.
_SEASON = r"(?:Christmas|Easter|New\sYear|Nadolig|Pasg)"
FEAST = rf"(?:{CERTAIN_FEAST}|{_SEASON})"
