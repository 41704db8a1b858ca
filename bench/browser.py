"""A browser of the benchmark: HTTP on loopback by asyncio streams, with cookies, forms, and the stream of news."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias
from urllib.parse import urlencode

Connection: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]

FORM = "application/x-www-form-urlencoded"
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, where it leads, the page, and the milliseconds until all of it was there."""

    status: int
    location: str
    page: str
    took: float

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms."""
        return {name: unescape(value) for name, value in HIDDEN.findall(self.page)}


@dataclass(slots=True)
class Browser:
    """One browser at one server; `cookies` may be shared by several windows."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _free: list[Connection] = field(default_factory=list)

    async def get(self, way: str, *, part: str = "") -> Answer:
        """Asks for a page, or for a part of it."""
        return await self._ask("GET", way, b"", part=part)

    async def post(self, way: str, form: Mapping[str, str]) -> Answer:
        """Sends a form; where it leads is not followed."""
        return await self._ask("POST", way, urlencode(form).encode())

    async def news(self, way: str) -> AsyncIterator[str]:
        """The data of each event, as it comes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._head("GET", way, 0))
            while line := await reader.readline():
                if line.startswith(b"data:"):
                    yield line[5:].strip().decode()
        finally:
            writer.close()

    async def _ask(self, method: str, way: str, body: bytes, *, part: str = "") -> Answer:
        """One after the other on a connection that stays open, as a browser keeps it; a second one where it is busy."""
        began = time.perf_counter()
        reader, writer = self._free.pop() if self._free else await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._head(method, way, len(body), part) + body)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            fields = [line.partition(": ")[::2] for line in head[1:] if line]
            told = {name.lower(): value for name, value in fields}
            text = await reader.readexactly(int(told.get("content-length", "0")))
        except BaseException:
            writer.close()
            raise
        took = (time.perf_counter() - began) * 1000
        self._free.append((reader, writer))
        for name, value in fields:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return Answer(int(head[0].split()[1]), told.get("location", ""), text.decode(), took)

    def _head(self, method: str, way: str, length: int, part: str = "") -> bytes:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [
            f"{method} {way} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Connection: keep-alive",
            f"Cookie: {cookie}", f"Origin: http://127.0.0.1:{self.port}",
        ]  # fmt: skip
        if part:
            lines.append(f"Jisr-Part: {part}")
        if method == "POST":
            lines += [f"Content-Type: {FORM}", f"Content-Length: {length}"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()
