"""How a process of the server answers: its application, its certificate, and the names that it answers to."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uvicorn
from asgiref.typing import ASGIApplication

from jisr.web.addresses import hosts_of
from jisr.web.rounds import Round, hold_round
from jisr.web.served import Served

APPLICATION: Final = "jisr.web.asgi:application"
HOSTS_EVERY: Final = 15.0
GARBAGE: Final = (50_000, 20, 20)
KEPT_OPEN: Final = 75  # seconds for which a connection waits for the next request of its browser
LIVES_WITHIN: Final = 15  # seconds in which a process that answered gives a sign of life; else it is begun again


def config_of(
    one: Served,
    *,
    certificate: Path | None = None,
    key: Path | None = None,
    make: Callable[[], ASGIApplication] | None = None,
    workers: int = 1,
) -> uvicorn.Config:
    """The server at the place that `one` names; `make` gives the application in another process."""
    return uvicorn.Config(
        make or APPLICATION,
        factory=True,
        host=one.host,
        port=one.port,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=3,
        timeout_keep_alive=KEPT_OPEN,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        workers=workers,
        timeout_worker_healthcheck=LIVES_WITHIN,
    )


def begin_to_answer(host: str) -> None:
    """From now on this process answers to the addresses of the machine as they change, unless names were set.

    The law and the room stay for as long as it does: to look through them for garbage would hold up everybody; and to
    look some twenty times while one page is made costs a fifth of the page.
    """
    from django.conf import settings

    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)

    def answer_to() -> None:
        settings.ALLOWED_HOSTS[:] = hosts_of(host)

    if "JISR_HOSTS" not in os.environ:
        hold_round(Round("addresses", every=HOSTS_EVERY, do=answer_to))
