"""Names that people go by online."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_AT = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}(?<![.])(?!\w)")
_PLATFORM = (
    r"Facebook|Instagram|Insta|Snapchat|Snap|TikTok|Twitter|WhatsApp|Discord|Xbox|PlayStation|PSN|Telegram|Kik|Roblox|"
    r"Fortnite|YouTube|Reddit|Tinder|Grindr|Badoo|OnlyFans|Omegle|Steam|Twitch"
)
_CUE = (
    rf"(?<!\w)(?:{_PLATFORM}|(?i:user\s?name|screen\s?name|gamer\s?tag|handle|online|profile|alias))"
    r"(?:\s(?i:account|profile|user\s?name|name|handle|user|page|id|tag|of|is|was|as|called|named|under|the)\b|\s?[:\u2013-]){1,5}\s?"
)
_QUOTED = re.compile(_CUE + r"[\"“‘'](?P<it>[^\"“”’\n]{2,60})[\"”’']")
# Without quotes only what no ordinary word looks like: a digit, an underscore or an inner capital.
_BARE = re.compile(_CUE + r"(?P<it>(?=[\w.]{0,40}(?:\d|_|[a-z][A-Z]))[\w.]{3,40}(?<!\.))(?!\w)")

_UNDER_NAME = re.compile(
    r"(?<!\w)(?i:(?:under|by|using|with)\sthe\s(?:user\s?|screen\s?|profile\s)?name(?:\sof)?)\s[\"“‘']?(?P<it>[a-z0-9][\w.]{3,40})(?<!\.)(?!\w)"
)

RECOGNISER = Recogniser(
    name="handle",
    kind=Kind.HANDLE,
    source="House rule: platforms in use by young people, with a cue or an @",
    sentence="He used the Snapchat name jroe_2009 that year.",
    detail="jroe_2009",
    find=in_forms(Pattern(_AT, 0.85), Pattern(_QUOTED, 0.8), Pattern(_BARE, 0.8), Pattern(_UNDER_NAME, 0.6)),
)
