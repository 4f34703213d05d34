"""Places and bodies of a passage: towns, streets, schools, boards, real in kind and mostly invented."""

import random

from training.names import draw_name, pick_heritage

_STEMS = """Alder Amber Apple Ash Barn Beck Birch Black Bourne Brack Bram Broad Brock Brook Burn Calder Carl Castle Chester
Cole Coln Copper Cran Crow Dale Dar Dene Dun East Elm Ever Fair Farn Fern Fox Glen Gold Green Grim Hal Hart Hasel Hawk
Hazel Heath Helms Hex High Hollin Holm Hunt Ing Kels Kings Kirk Lamb Lang Larch Lin Lock Long Mal Marl Mere Mill Mor
Nether New North Oak Otter Over Oxen Penny Pick Pres Quarry Rad Raven Red Ridge Rom Rook Rush Salt Sand Sedge Shel Silver
Skel South Stan Stock Stone Strat Sun Sutter Swan Sycamore Tam Thorn Thurl Upper Wal Warren Wax West White Whit Wick Wil
Winter Wood Wren Yar Yew""".split()
_ENDS = """ley ton wick ham ford bridge field worth thorpe by well mouth bury stead combe den low dale hurst gate shaw port
cliffe more borough minster holt mere rigg toft stow""".split()
_WELSH_STEMS = "Llan Aber Pont Tre Pen Rhos Cwm Bryn Nant Caer Maes Tal Pwll Betws Ystrad".split()
_WELSH_ENDS = """gwyn fair newydd celyn derwen coed y-bont afon tudur dulas gerwyn eithin morfa fechan isaf uchaf felin
grug helyg teifryn dewi garth""".split()
_SCOTS_STEMS = "Auchter Inver Kil Dun Bal Strath Glen Kin Loch Drum Pit Craig Ard Aber".split()
_SCOTS_ENDS = "muchan nochty ross garvie lochan more dhu bride michael allan keith tillie carron varich lomie".split()
_IRISH_STEMS = "Bally Kil Knock Clon Drum Lis Derry Carrick Augh Magher".split()
_IRISH_ENDS = "nahone more bracken garvey keel beg lough naskey allen tober ross carn mena".split()
_TOWNS = """Leeds, Bradford, Cardiff, Swansea, Newport, Wrexham, Bangor, Merthyr Tydfil, Llanelli, Rhyl, Barry, Aberystwyth,
Glasgow, Dundee, Aberdeen, Paisley, Kilmarnock, Inverness, Falkirk, Motherwell, Ayr, Stirling, Belfast, Derry, Newry,
Lisburn, Ballymena, Coleraine, Omagh, Larne, Hull, Grimsby, Rotherham, Barnsley, Doncaster, Oldham, Rochdale, Bury, Bolton,
Wigan, Stockport, Blackpool, Preston, Burnley, Carlisle, Barrow, Workington, Sunderland, Gateshead, Hartlepool, Middlesbrough,
Darlington, Derby, Nottingham, Mansfield, Leicester, Corby, Kettering, Northampton, Luton, Bedford, Slough, Reading, Swindon,
Bath, Bristol, Gloucester, Taunton, Exeter, Torquay, Plymouth, Truro, Penzance, Poole, Southampton, Portsmouth, Gosport,
Brighton, Hastings, Margate, Dover, Medway, Croydon, Peckham, Tottenham, Hackney, Barking, Ilford, Romford, Hounslow, Hayes,
Southall, Harrow, Enfield, Basildon, Southend, Colchester, Ipswich, Norwich, Great Yarmouth, Lowestoft, King's Lynn,
Peterborough, Boston, Skegness, Lincoln, Scunthorpe, Stoke, Stafford, Walsall, Dudley, Telford, Shrewsbury, Hereford,
Coventry, Nuneaton, Rugby, Worcester, Sale, Crewe, Chester, Birkenhead, Bootle, Speke, Skelmersdale, Deal, Rye, Ware, Diss,
Street, Wells, Battle, Looe, Bude, Leigh, Nelson, Colne, March, Sandwich, Wem, Ely, St Helens, Bury St Edmunds, Stoke-on-Trent,
Ashton-under-Lyne, Newcastle, Manchester, Liverpool, Birmingham, Sheffield, London, Edinburgh""".replace(
    "\n", " "
).split(", ")
_COUNTIES = (
    """Kent, Surrey, Essex, Norfolk, Suffolk, Cumbria, Lancashire, Cheshire, Devon, Cornwall, Dorset, Somerset,
Gwynedd, Powys, Ceredigion, Fife, Antrim, County Down, Tyrone, Fermanagh, West Yorkshire, Northumberland, County Durham,
Lincolnshire, Shropshire, Ayrshire, Lanarkshire, Carmarthenshire, Pembrokeshire, the Vale of Glamorgan""".replace(
        "\n", " "
    )
    .replace("the V", "V")
    .split(", ")
)
_COUNTRIES = (
    """Poland, Romania, Pakistan, Bangladesh, Nigeria, Ghana, Somalia, Eritrea, Sudan, Jamaica, Lithuania, Albania,
Vietnam, Syria, Iraq, Iran, Afghanistan, Turkey, India, Nepal, Sri Lanka, Zimbabwe, Kenya, Portugal, Brazil, Spain, Slovakia,
Hungary, Bulgaria, Ukraine, Ireland, Kosovo, Morocco, Ethiopia, the Gambia, Cameroon, France, Germany""".replace(
        "\n", " "
    )
    .replace("the G", "G")
    .split(", ")
)
_FOREIGN = """Lahore, Mirpur, Sylhet, Dhaka, Lagos, Kano, Accra, Kumasi, Mogadishu, Asmara, Harare, Kinshasa, Kingston, Vilnius,
Kaunas, Cluj, Bucharest, Warsaw, Lublin, Kraków, Gdańsk, Tirana, Durrës, Kabul, Herat, Erbil, Mosul, Aleppo, Ankara, Izmir,
Tehran, Hanoi, Haiphong, Manila, Fuzhou, Lisbon, Recife, Plovdiv, Lviv, Kharkiv, Debrecen, Jaffna, Pokhara, Jalandhar,
Rajkot, Dublin, Rathkeale, Jerusalem""".replace("\n", " ").split(", ")
_SOFT = """Gaerdydd, Fangor, Ddolgellau, Gasnewydd, Lanelli, Ferthyr, Gaernarfon, Bwllheli, Dreorci, Bontypridd, Gaerfyrddin,
Rydaman, Landudno, Ruthun, Drefach, Gaergybi, Dywyn, Borthmadog, Feddgelert""".replace("\n", " ").split(", ")
_NASAL = {  # after "yng", "ym" and "yn", which the template writes
    "yng": "Nghaerdydd Nghasnewydd Nghaernarfon Nghaerfyrddin Nghaergybi Ngwynedd Ngheredigion".split(),
    "ym": "Mangor Merthyr Mhwllheli Mhontypridd Mhorthmadog Mhowys Mlaenau Mhenarth Mrynmawr".split(),
    "yn": "Nolgellau Nhreorci Nhywyn Nhregaron Ninbych Nyffryn Nhonypandy".split(),
}
_WAYS = "Road Street Close Avenue Lane Drive Crescent Court Terrace Way Gardens Place Grove Walk Rise Hill View Mews".split()
_SAINTS = (
    """St Aldhelm St Bride St Oswin St Teilo St Hilda St Ninian St Columba St Cuthbert St Anne St Peter St Joseph
St Winifred St Mungo St Chad St Aidan""".replace("\n", " ")
    .replace(" St", ",St")
    .split(",")
)
_THINGS = """Beacon Lighthouse Rainbow Haven Oasis Willow Acorn Lantern Harbour Stepping Stones Sunflower Phoenix Horizon Bridge
Kestrel Compass Cornerstone Ladybird Bluebell Orchard""".replace("Stepping Stones", "Stepping_Stones").split()


def town(rng: random.Random) -> str:
    """A town or village: a real one of the United Kingdom or one made of syllables."""
    chance = rng.random()
    if chance < 0.35:
        return rng.choice(_TOWNS)
    if chance < 0.45:
        return rng.choice(_WELSH_STEMS) + rng.choice(_WELSH_ENDS)
    if chance < 0.53:
        return rng.choice(_SCOTS_STEMS) + rng.choice(_SCOTS_ENDS)
    if chance < 0.59:
        return rng.choice(_IRISH_STEMS) + rng.choice(_IRISH_ENDS)
    made = rng.choice(_STEMS) + rng.choice(_ENDS)
    if chance < 0.67:
        return f"{rng.choice(['Great', 'Little', 'Upper', 'Nether', 'East', 'Old', 'Much'])} {made}"
    return (
        f"{made}{rng.choice(['-on-Sea', ' Green', ' Heath', '-by-Sea', ' Bay', ' Cross'])}" if chance < 0.72 else made
    )


def street(rng: random.Random) -> str:
    """The name of a street, without its number."""
    chance = rng.random()
    if chance < 0.08:
        return f"{rng.choice(['Heol', 'Stryd', 'Ffordd', 'Lôn', 'Clos', 'Maes'])} {rng.choice(['y Bryn', 'Derwen', 'Fawr', 'yr Ysgol', 'Helyg', 'Glas'])}"
    if chance < 0.16:
        return f"{rng.choice(_STEMS)} {rng.choice(['House', 'Court', 'Tower', 'Point', 'Heights'])}"
    if chance < 0.3:
        heritage = pick_heritage(rng)
        stem = (
            draw_name(rng, heritage, female=True).last
            if chance < 0.2
            else rng.choice(["Station", "Church", "Mill", "Victoria", "Albert", "Park", "School", "Queens"])
        )
    else:
        stem = rng.choice(_STEMS) + (rng.choice(_ENDS) if rng.random() < 0.7 else "")
    return f"{stem} {rng.choice(_WAYS)}"


def _stem(rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.3:
        return town(rng)
    return rng.choice(_STEMS) + rng.choice(_ENDS) if chance < 0.8 else rng.choice(_THINGS).replace("_", " ")


_BODIES = {
    "school": ("{s} Primary School", "{s} Academy", "{s} High School", "{t}'s RC Primary School", "{s} Community College", "Ysgol {s}",
               "{s} Infants", "{t}'s School", "{s} Junior School", "{s} School", "{p} Grammar School", "{s} Pupil Referral Unit"),
    "nursery": ("{s} Nursery", "{th} Day Nursery", "Little {th}s Nursery", "{s} Pre-School", "Tiny {th}s", "Cylch Meithrin {s}", "{th} Playgroup"),
    "hospital": ("{t}'s Hospital", "{p} General Hospital", "{s} Hospital", "Ysbyty {s}", "{p} Royal Infirmary", "{s} Children's Hospital",
                 "Queen {f} Hospital", "{p} District General"),
    "surgery": ("{s} Surgery", "{s} Medical Practice", "{th} Health Centre", "{s} Medical Centre", "{t}'s Surgery", "Meddygfa {s}"),
    "home": ("{s} House", "{th} Lodge", "{s} Children's Home", "{th} House", "{s} Lodge", "Ty {s}", "The {th}s"),
    "refuge": ("{th} House Refuge", "{p} Women's Aid", "{th} Refuge", "{s} House"),
    "company": ("{s} Logistics", "{s} Taxis", "{th} Care Ltd", "{s} Foods", "{th} Fostering", "{p} Removals", "{th} Supported Living", "{l} & Sons", "{l}'s Bakery"),
    "charity": ("The {th} Project", "{th} Trust", "{p} Family Centre", "{th} Youth Club", "{s} Mosque", "{t}'s Church", "{p} Foodbank", "{th} Children's Centre", "{p} Gurdwara"),
    "council": ("{p} Council", "{p} City Council", "{p} Borough Council", "{c} County Council", "Cyngor {p}", "{p} Metropolitan Borough Council"),
    "trust": ("{p} NHS Foundation Trust", "{p} and {q} Health Trust", "NHS {p}", "{p} Community Healthcare NHS Trust", "{p} University Health Board", "{c} Partnership NHS Trust"),
    "police": ("{c} Police", "{c} Constabulary", "Heddlu {p}", "{p} Police"),
    "board": ("{p} Safeguarding Children Partnership", "{p} Local Safeguarding Children Board", "{p} Regional Safeguarding Board",
              "{p} Child Protection Committee", "{p} and {q} Safeguarding Children Board", "{p} LSCB", "{p} Safeguarding Partnership"),
}  # fmt: skip
LOCATIONS = ("town", "street", "county", "country", "foreign", "soft", "yng", "ym", "yn")
BODIES = tuple(_BODIES)


def location(rng: random.Random, kind: str) -> str:
    """A name of one of LOCATIONS."""
    if kind == "town":
        return town(rng)
    if kind == "street":
        return street(rng)
    if kind in _NASAL:
        return rng.choice(_NASAL[kind])
    return rng.choice({"soft": _SOFT, "county": _COUNTIES, "country": _COUNTRIES, "foreign": _FOREIGN}[kind])


def body(rng: random.Random, kind: str) -> str:
    """The whole name of a body of one of BODIES."""
    heritage = pick_heritage(rng)
    parts = {
        "s": _stem(rng),
        "t": rng.choice(_SAINTS),
        "p": town(rng),
        "q": town(rng),
        "c": rng.choice(_COUNTIES),
        "th": rng.choice(_THINGS).replace("_", " "),
        "f": rng.choice(["Adelaide", "Maud", "Eleanor", "Matilda"]),
        "l": draw_name(rng, heritage, female=False).last,
    }
    return rng.choice(_BODIES[kind]).format(**parts)
