import pytest

from ingest.name_model.model import name_model
from ingest.name_model.shapes import Shape

WORDS = (
    ("The ward", ("OPENING", "LOWER")),
    ("Seen by Tia", ("OPENING", "LOWER", "CAPITAL")),
    ("He left. Tia rang", ("OPENING", "LOWER", "NONE", "OPENING", "LOWER")),
    ("TIA RANG", ("UPPER", "UPPER")),
    ("by J", ("LOWER", "LETTER")),
    ("at 7b", ("LOWER", "DIGITS")),
    ("Seen\tTia", ("OPENING", "OPENING")),
)


@pytest.mark.parametrize(("passage", "shapes"), WORDS)
def test_every_piece_has_the_shape_of_its_word(passage: str, shapes: tuple[str, ...]):
    pieces = name_model().reader.pieces(passage)
    by_word = {piece.word: piece.shape for piece in pieces}
    assert tuple(by_word.values()) == tuple(Shape[name] for name in shapes)


@pytest.mark.parametrize("passage", ["Zofia Wójcik-Öztürk’s mum", "Ffion ap Rhŷs", "王小明 rang 😀 Tia", "ﬁ Tia"])
def test_pieces_stand_where_the_text_has_them(passage: str):
    pieces = name_model().reader.pieces(passage)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
    assert "".join(passage[piece.start : piece.end] for piece in pieces if piece.start < piece.end).replace(
        " ", ""
    ) == passage.replace(" ", "")
