"""A machine of its own for a test: a folder, a server process, a port; and a browser that keeps its cookies."""

import itertools
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

ROOT = Path(__file__).parents[2]
JISR = (sys.executable, "-c", "import sys; from jisr.cli import main; sys.exit(main())")
WITHIN = 120.0
PORTS = itertools.count(16_000 + os.getpid() * 37 % 10_000)


class Browser:
    """A browser that keeps its cookies and sends forms; `host` is what it types, if it is not the address."""

    def __init__(
        self, base: str, jar: CookieJar | None = None, *, host: str = "", trusts: ssl.SSLContext | None = None
    ) -> None:
        self.base, self.host = base, host
        self.jar: CookieJar = jar if jar is not None else CookieJar()
        handlers = [
            HTTPCookieProcessor(self.jar),
            ProxyHandler({}),
            *([HTTPSHandler(context=trusts)] if trusts else []),
        ]
        self._opener: OpenerDirector = build_opener(*handlers)

    def get(self, address: str) -> str:
        return self._ask(Request(f"{self.base}{address}", headers=self._headers()))

    def post(self, address: str, page: str, **fields: str) -> str:
        form = urlencode({**hidden(page), **fields}).encode()
        origin = f"{self.base.partition(':')[0]}://{self.host}" if self.host else self.base
        return self._ask(Request(f"{self.base}{address}", form, headers={**self._headers(), "Origin": origin}))

    def _headers(self) -> dict[str, str]:
        return {"Host": self.host} if self.host else {}

    def _ask(self, request: Request) -> str:
        with self._opener.open(request, timeout=30) as answer:
            return str(answer.read().decode())


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))


def free_port() -> int:
    """A port that no other test is given, below those that the system gives to whoever connects."""
    for port in PORTS:
        with closing(socket.socket()) as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise AssertionError


@contextmanager
def running(
    home: Path,
    *words: str,
    scheme: str = "http",
    trusts: ssl.SSLContext | None = None,
    data: Path | None = None,
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server with a folder of its own, answering; it ends with the block. What it told is in `told.txt`."""
    port = free_port()
    home.mkdir(exist_ok=True)
    with (home / "told.txt").open("wb") as told:
        process = subprocess.Popen(
            [*JISR, *words, "--port", str(port), "--print-every", "0"],
            env={**os.environ, "JISR_VAR": str(home), "JISR_DATABASE": "", "JISR_DATA": str(data or ROOT / "data")},
            cwd=ROOT, stderr=told, stdout=told,
        )  # fmt: skip
        try:
            base = f"{scheme}://127.0.0.1:{port}"
            until(lambda: _answers(base, trusts), process)
            yield process, base
        finally:
            process.kill()
            process.wait()


def _answers(base: str, trusts: ssl.SSLContext | None) -> bool:
    unseen = ssl._create_unverified_context() if base.startswith("https") and trusts is None else trusts
    try:
        return Browser(base, trusts=unseen).get("/health") == "ready\n"
    except OSError:
        return False


def until(done: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Looks again and again until another process has done something; fails when it ended or takes too long."""
    ends = time.monotonic() + WITHIN
    while not done():
        assert process.poll() is None, "the server ended"
        assert time.monotonic() < ends, "the server took too long"
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
