"""What takes seconds to make: made in a thread of its own when somebody first asks for it, not there until then."""

import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from django.db import connections

Made = TypeVar("Made")
LOG = logging.getLogger(__name__)


class Later(Generic[Made]):
    """One thing, made once. When making it fails that is logged, and the next who asks has it tried again."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: list[Made] = []
        self._maker: Thread | None = None

    def get(self) -> Made | None:
        """What was made, or nothing yet: then it is being made from now on."""
        with self._lock:
            if not self._made and self._maker is None:
                self._maker = Thread(target=self._go, name="later", daemon=True)
                self._maker.start()
            return self._made[0] if self._made else None

    def wait(self) -> Made | None:
        """What was made, once it is; nothing when it failed."""
        self.get()
        maker = self._maker
        if maker is not None:
            maker.join()
        return self._made[0] if self._made else None

    def _go(self) -> None:
        try:
            self._made.append(self._make())
        except Exception:
            LOG.exception("what was asked for could not be made and is tried again when it is asked for")
        finally:
            connections.close_all()
            self._maker = None
