"""How this server is reached: host, port, HTTPS or not. `serve` puts it here; pages and the terminal read it."""

from dataclasses import dataclass

from jisr.web.addresses import addresses_of, is_loopback, machine_name, url_of
from jisr.web.https import Papers


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Host and port as asked; `papers` with HTTPS by the authority of this node; `own` with a certificate given."""

    host: str
    port: int
    papers: Papers | None = None
    own: bool = False

    @property
    def https(self) -> bool:
        """Whether the server speaks HTTPS."""
        return self.papers is not None or self.own

    @property
    def alone(self) -> bool:
        """Whether only this machine reaches it."""
        return is_loopback(self.host)

    @property
    def here(self) -> str:
        """The address on this machine."""
        return url_of(
            "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host, port=self.port, https=self.https
        )

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses that others type, the likeliest first; asked anew, for a laptop changes its network."""
        return tuple(url_of(one, port=self.port, https=self.https) for one in addresses_of(self.host))

    @property
    def named(self) -> str:
        """The address by the name of the machine, which some networks know; empty when it has none."""
        name = machine_name()
        return url_of(f"{name}.local", port=self.port, https=self.https) if name and not self.alone else ""


_held: list[Served] = []


def hold_served(one: Served) -> None:
    """How this process is reached from now on."""
    _held[:] = [one]


def served() -> Served | None:
    """How it is reached; nothing when pages are answered by something else than `serve`."""
    return _held[0] if _held else None
