"""The addresses of this machine on the networks it is in: what participants type, and what the server answers to.

Nothing is sent to find them: a datagram socket that is only connected tells which address would be used.
"""

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterator
from typing import Final

EVERYWHERE: Final = frozenset({"0.0.0.0", "::", ""})
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
TOWARDS: Final = ("10.255.255.255", "172.31.255.255", "192.168.255.255", "169.254.255.255")
ASK_ADDRESS: Final = 0x8915


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server at that address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def addresses_of(host: str) -> tuple[str, ...]:
    """The addresses under which others reach a server that listens at `host`; none when it listens here alone."""
    if host not in EVERYWHERE:
        return () if is_loopback(host) else (host,)
    found = dict.fromkeys([*_towards(), *_of_interfaces(), *_of_name()])
    outer = [one for one in found if not ipaddress.ip_address(one).is_loopback]
    return tuple(sorted(outer, key=_rank))


def hosts_of(host: str) -> list[str]:
    """The names that the server answers to: this machine, its addresses, its own name."""
    name = machine_name()
    outer = [_bracketed(one) for one in addresses_of(host)]
    return [*LOOPBACK, *outer, *([name, f"{name}.local"] if name and outer else [])]


def machine_name() -> str:
    """The name of this machine, without its domain; empty when it has none."""
    name = socket.gethostname().partition(".")[0].lower()
    return name if name.replace("-", "").isalnum() and name.isascii() else ""


def url_of(address: str, *, port: int, https: bool) -> str:
    """The address as it is typed into a browser."""
    usual = 443 if https else 80
    return f"http{'s' if https else ''}://{_bracketed(address)}{'' if port == usual else f':{port}'}/"


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address and not address.startswith("[") else address


def _rank(address: str) -> tuple[bool, bool]:
    """A private address of an ordinary network before one that a machine gave itself."""
    one = ipaddress.ip_address(address)
    return one.is_link_local, not one.is_private


def _towards() -> Iterator[str]:
    for goal in TOWARDS:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            try:
                asked.connect((goal, 9))
            except OSError:
                continue
            yield str(asked.getsockname()[0])


def _of_name() -> Iterator[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, family=socket.AF_INET)
    except OSError:
        return
    yield from (str(one[4][0]) for one in found)


def _of_interfaces() -> Iterator[str]:
    """Linux tells the address of each interface."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            try:
                told = fcntl.ioctl(asked.fileno(), ASK_ADDRESS, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            yield socket.inet_ntoa(told[20:24])
