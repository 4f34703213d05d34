"""The server of `ncrr serve`: says where it answers, and in one sentence why it cannot."""

import os
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from repository.app import create_app
from repository.cli.failures import CommandError, Exit, failure_of
from repository.settings import Settings


class Announcing(uvicorn.Server):
    """Calls `announce` once requests are answered."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then announces."""
        await super().startup(sockets)
        self._announce()


def serve(settings: Settings, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serves until a signal ends it; `announce` is given the address.

    Raises:
        CommandError: the address cannot be listened on, or a part of the installation does not start.
    """
    app = create_app(settings)
    failed: list[BaseException] = []

    async def served(scope: Any, receive: Any, send: Any) -> None:
        try:
            await app(scope, receive, send)
        except BaseException as error:
            if scope["type"] == "lifespan":
                failed.append(error)
            raise

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise CommandError(
            "address", f"Nothing can listen on {host} port {port}: {reason}.", Exit.UNAVAILABLE
        ) from None
    with listening:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        # Above an access log, whose addresses hold what people search for, what must not be printed are the tracebacks
        # of errors: their messages may quote a text. What the application itself has to say it logs by itself.
        config = uvicorn.Config(served, access_log=False, server_header=False, log_level="critical")
        try:
            Announcing(config, lambda: announce(address)).run(sockets=[listening])
        except KeyboardInterrupt:
            # The server has ended in good order and passes the signal on; there is nothing left to interrupt.
            return
        except SystemExit:
            raise _why(failed) from None


def _why(failed: list[BaseException]) -> CommandError:
    cause = failed[0] if failed else RuntimeError()
    while isinstance(cause, BaseExceptionGroup):
        cause = cause.exceptions[0]
    told = failure_of(cause) if isinstance(cause, Exception) else failure_of(RuntimeError())
    return CommandError(told.code, told.sentence, Exit.UNAVAILABLE)
