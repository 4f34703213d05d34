"""Names that people go by online."""

import re

from ingest.recognisers.lexicon import is_common
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_AT = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}(?<![.])(?!\w)")
_PLATFORM = (
    r"Facebook|Instagram|Insta|Snapchat|Snap|TikTok|Twitter|WhatsApp|Discord|Xbox|PlayStation|PSN|Telegram|Kik|Roblox|"
    r"Fortnite|YouTube|Reddit|Tinder|Grindr|Badoo|OnlyFans|Omegle|Steam|Twitch|Messenger|Bebo|BeReal|Wizz|Yubo|Minecraft"
)
_NAME_WORD = r"user\s?name|screen\s?name|gamer\s?tag|handle"
_CUE = (
    rf"(?<!\w)(?:{_PLATFORM}|(?i:{_NAME_WORD}|online|profile|alias))"
    r"(?:\s(?:account|profile|user\s?name|name|handle|user|page|id|ID|tag|alias|of|is|was|as|called|named|under|the)\b"
    r"|\s?[,:\u2013-]){0,5}\s?"
)
_QUOTED = re.compile(_CUE + r"[\"“‘'](?P<it>[^\"“”’\n]{2,60})[\"”’']")
# Without quotes only what no ordinary word looks like: a digit, an underscore or an inner capital.
_BARE = re.compile(_CUE + r"(?P<it>(?=[\w.]{0,40}(?:\d|_|[a-z][A-Z]))[\w.-]{3,40}(?:#\d{4})?(?<![.-]))(?!\w)")
# Behind a word for the name itself, or "as", any word that is none of the language's.
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:{_PLATFORM})\s(?:(?:user\s?)?name|handle|id|ID|tag|alias)|(?i:{_NAME_WORD})|[Oo]n\s(?:{_PLATFORM})\s(?:as|under)"
    rf"|(?:{_PLATFORM})(?=\s?:))(?:\s(?:is|was|of|the|name|called)\b|\s?[,:=]){{0,3}}\s?[\"“‘']?"
    r"(?P<it>[a-z\d][\w.-]{2,40}(?:#\d{4})?(?<![.-]))(?!\w)"
)
_TITLED = re.compile(
    rf"(?<!\w)(?i:{_NAME_WORD})(?:\s(?:is|was|of)|\s?[,:])?\s(?P<it>(?:[A-Z]\w{{0,20}}\s){{1,2}}\w{{0,20}}\d\w{{0,5}})(?!\w)"
)
_BEFORE_PLATFORM = re.compile(
    rf"(?<![\w@./-])(?P<it>[a-z\d][\w.-]{{2,40}}(?:#\d{{4}})?)(?=\s?\((?:{_PLATFORM})\b)"
    rf"|(?<![\w@./-])(?P<on>(?=[a-z.]{{0,40}}[\d_])[a-z\d][\w.-]{{2,40}})(?=\son\s(?:{_PLATFORM})\b)"
)
_CHATTED = re.compile(
    r"(?<!\w)(?i:snap(?:chat)?|insta(?:gram)?|ig|tiktok|discord|kik|psn|xbox)[\s:]{1,2}(?:(?:im|i'm|is|me|at|its|it's|add|on)\s){0,2}"
    r"(?P<it>(?=[a-z.]{0,40}[\d_])[a-z\d][\w.-]{2,40}(?<![.-]))(?!\w)"
)
# Nobody writes a low line within a word but in such a name; a file has an ending.
_LOW_LINE = re.compile(r"(?<![\w@./:\\-])(?=[a-z\d.]{0,40}[a-z\d]_)[a-z][\w.]{2,40}(?<![._])(?![\w@/-])")
_TAG = re.compile(r"(?<![\w/.])u/(?P<it>[\w-]{3,20})(?![\w/])|(?<![\w#@])[A-Za-z][\w.]{1,30}#\d{4}(?!\w)")
_UNDER_NAME = re.compile(
    r"(?<!\w)(?i:(?:under|by|using|with)\sthe\s(?:user\s?|screen\s?|profile\s)?name(?:\sof)?)\s[\"“‘']?(?P<it>[a-z0-9][\w.]{3,40})(?<!\.)(?!\w)"
)
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|csv|txt|jpe?g|png|msg|zip)$")


def _word_worth(match: re.Match[str]) -> float:
    word = (match["it"] or "").strip(".")
    return 0.0 if word and (is_common(word.lower()) or word.isdigit()) else 0.7


def _low_line_worth(match: re.Match[str]) -> float:
    return 0.0 if _FILE.search(match[0]) else 0.6


RECOGNISER = Recogniser(
    name="handle",
    kind=Kind.HANDLE,
    source="House rule: platforms in use by young people, with a cue or an @",
    sentence="He used the Snapchat name jroe_2009 that year.",
    detail="jroe_2009",
    find=in_forms(
        Pattern(_AT, 0.85),
        Pattern(_QUOTED, 0.8),
        Pattern(_BARE, 0.8),
        Pattern(_NAMED, 0.7, _word_worth),
        Pattern(_TITLED, 0.7),
        Pattern(_BEFORE_PLATFORM, 0.7, _word_worth),
        Pattern(_CHATTED, 0.7),
        Pattern(_LOW_LINE, 0.6, _low_line_worth),
        Pattern(_TAG, 0.7),
        Pattern(_UNDER_NAME, 0.6),
    ),
)
