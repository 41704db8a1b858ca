"""The place on the network at which a server answers, taken before anything is played: a fault is told at once."""

import errno
import os
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Final

from jisr.terminal import Unusable, Wrong
from jisr.terminal.files import file_fault
from jisr.vocabulary import Reason
from jisr.web.addresses import EVERYWHERE, LOOPBACK, addresses_of

HIGHEST: Final = 65535
BACKLOG: Final = 2048


def port(word: str) -> int:
    """A port as somebody types it. Raises `Wrong`."""
    if not word.isascii() or not word.isdecimal() or not 1 <= int(word[:9]) <= HIGHEST:
        raise Wrong(Reason("“{word}” is no port: write a number from 1 to 65535, for instance 8000.", {"word": word}))
    return int(word)


def bound(host: str, port: int) -> list[socket.socket]:
    """Sockets at that host and port, one for each address of the name. Raises `Unusable`.

    They listen at once, so that nobody else gets the port and a browser that is early waits.
    """
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise Unusable([_elsewhere(host)]) from None
    held: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            with suppress(_NotHere):
                held.append(_bound(family, kind, protocol, address))
        if not held:
            raise OSError(errno.EADDRNOTAVAIL, "")
    except OSError as fault:
        for one in held:
            one.close()
        raise Unusable([_taken(fault, host, port)]) from fault
    return held


class _NotHere(Exception):
    """A family of addresses that this machine does not have, of a name that has another."""


def _bound(family: int, kind: int, protocol: int, address: object) -> socket.socket:
    try:
        one = socket.socket(family, kind, protocol)
    except OSError:
        raise _NotHere from None
    try:
        if os.name != "nt":
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind(address)  # type: ignore[arg-type]
        one.listen(BACKLOG)
    except OSError as fault:
        one.close()
        if fault.errno == errno.EADDRNOTAVAIL:
            raise _NotHere from None
        raise
    one.set_inheritable(True)
    return one


def certificate_faults(certificate: Path | None, key: Path | None) -> list[Reason]:
    """Why a certificate and its key cannot be used."""
    if (certificate is None) != (key is None):
        return [Reason("A certificate needs its key: give --certificate and --key together.")]
    if certificate is None or key is None:
        return []
    if found := [one for one in (file_fault(certificate), file_fault(key)) if one is not None]:
        return found
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except (ssl.SSLError, OSError, ValueError):
        values = {"certificate": str(certificate), "key": str(key)}
        told = "{certificate} and {key} are no certificate and its key (PEM, without a password). Name the right files."
        return [Reason(told, values)]
    return []


def _taken(fault: OSError, host: str, port: int) -> Reason:
    values = {"host": host, "port": str(port)}
    if fault.errno == errno.EADDRINUSE:
        told = "Port {port} is in use, perhaps by Jisr itself: stop what uses it, or give another with --port."
        return Reason(told, values)
    if fault.errno in (errno.EACCES, errno.EPERM):
        return Reason("Port {port} needs rights of an administrator: give one from 1024 with --port.", values)
    return _elsewhere(host)


def _elsewhere(host: str) -> Reason:
    known = ", ".join(dict.fromkeys([*sorted(EVERYWHERE - {""}), LOOPBACK[0], *addresses_of("0.0.0.0")]))
    return Reason("“{host}” is no address of this machine. Use one of: {words}.", {"host": host, "words": known})
