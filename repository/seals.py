"""The rows of sealed texts and their keys, which come and go together."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from repository.errors import NotFound
from repository.models import Purpose, ReportKey, SealedText
from repository.sealing import Keyring, Sealed


async def put(session: AsyncSession, keyring: Keyring, report_id: str, purpose: Purpose, plaintext: bytes) -> None:
    """Seal the plaintext under a fresh key in place of what was sealed there before, whose key is destroyed."""
    await destroy(session, report_id, purpose)
    wrapped, ciphertext = keyring.seal(report_id, purpose, plaintext)
    session.add(ReportKey(report_id=report_id, purpose=purpose, wrapped=wrapped))
    session.add(SealedText(report_id=report_id, purpose=purpose, ciphertext=ciphertext))
    await session.flush()


async def take(session: AsyncSession, keyring: Keyring, report_id: str, purpose: Purpose) -> bytes:
    """What is sealed there, opened.

    Raises:
        NotFound: nothing is.
        Damaged: it does not open.
    """
    query = (
        select(ReportKey.wrapped, SealedText.ciphertext)
        .join(SealedText, (SealedText.report_id == ReportKey.report_id) & (SealedText.purpose == ReportKey.purpose))
        .where(ReportKey.report_id == report_id, ReportKey.purpose == purpose)
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    return keyring.open(report_id, purpose, Sealed(*row))


async def destroy(session: AsyncSession, report_id: str, purpose: Purpose) -> None:
    """Delete key and ciphertext. Call `Stores.scour` after the commit, so that no file keeps them either."""
    for table in (ReportKey, SealedText):
        await session.execute(delete(table).where(table.report_id == report_id, table.purpose == purpose))
