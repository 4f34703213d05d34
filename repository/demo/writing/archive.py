"""ZIP packages that come out the same, byte for byte, whenever they are written."""

import io
import zipfile
from collections.abc import Mapping

# The earliest time that the format can state; any fixed one would do.
_THEN = (1980, 1, 1, 0, 0, 0)


def packed(members: Mapping[str, bytes]) -> bytes:
    """A package of `members`, in their order; a member called `mimetype` is left uncompressed.

    Source: OpenDocument 1.3, part 2, section 3.3 (the first member tells the type and is stored as it is).
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _THEN)
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(member, data)
    return written.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    """The members of a package, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
