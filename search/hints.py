"""What a person is told of a query that was read otherwise than it may have been meant, and how to ask instead.

None quotes the query, so that each can be translated, and none says that anything is wrong: something was searched.
"""

# House rule: far beyond what people type, and little enough that no query is slow.
MOST_CHARACTERS = 512
MOST_WORDS = 16
DEEPEST = 4
SHORTEST_PREFIX = 3

CUT_SHORT = "Only the beginning of your search was used, because it is very long."
TOO_MANY_WORDS = f"Only the first {MOST_WORDS} words of your search were used."
OPEN_QUOTE = "A quotation mark has no partner, so the words after it were searched one by one."
OPEN_BRACKET = "A bracket has no partner, so it was left out."
TOO_DEEP = "Brackets stand more than four deep, so what is in the innermost was searched as plain words."
CAPITALS = (
    "Your search is all in capitals, so NOT was read as a plain word. To leave a word out, put a minus right before it."
)
ONE_SIDED = (
    "AND and OR join what stands on both sides of them, and NOT needs something after it. One that has nothing there "
    "was read as a plain word."
)
STARS = "A star finds endings only: it works right after a word of three letters or more. Others were left out."
NO_SIGNS = "Signs such as ? : ~ ^ | and [ ] have no special meaning here: only the words were searched."
COMMON_BESIDE = "OR and NOT do nothing for words that are in almost every text, so these were left out."
COMMON_ONLY = (
    "These words are in almost every text. Add others, or put these in quotation marks to find them side by side."
)
ONLY_WITHOUT = "Your search says only what to leave out, so all the rest was found."
CONTRARY = "Your search asks for something and leaves the same out, so nothing can be found."
NO_WORDS = "There is no word to look for in this."

# In the order in which a person is told them.
HINTS = (
    CUT_SHORT,
    TOO_MANY_WORDS,
    OPEN_QUOTE,
    OPEN_BRACKET,
    TOO_DEEP,
    CAPITALS,
    ONE_SIDED,
    STARS,
    NO_SIGNS,
    COMMON_BESIDE,
    COMMON_ONLY,
    ONLY_WITHOUT,
    CONTRARY,
    NO_WORDS,
)
