"""Every page of the room, found by walking: from the desks of seats and of control along every link, and the addresses
of the room without a part to fill. A page that is added is found without being named here.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from rooms_here import browser, come_in, control

from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import COOKIE

LINK = re.compile(r'href="(/[a-z]+/room/[^"#]*)')
MOST_OF_A_ROUTE = 2
MOST = 400
CONTROL = "control"
STREAM = "news"


@dataclass(frozen=True, slots=True)
class Found:
    """A page: whose, its address after the language, and the route that answers there."""

    who: str
    way: str
    route: str


def visitors(room: LiveRoom, seats: Mapping[str, str]) -> dict[str, Client]:
    """A browser at each of the seats, by the name given, and one at control."""
    found = {name: come_in(browser(), room, seat) for name, seat in seats.items()}
    return {**found, CONTROL: control(browser())}


def cookie_of(client: Client) -> str:
    return client.cookies[COOKIE].value


def routes() -> tuple[str, ...]:
    """The routes of the room."""
    every = (one for one in get_resolver().url_patterns if str(one.pattern).endswith("/room/"))
    patterns = (pattern for one in every if isinstance(one, URLResolver) for pattern in one.url_patterns)
    return tuple(str(one.pattern) for one in patterns if isinstance(one, URLPattern))


def pages(clients: Mapping[str, Client]) -> tuple[Found, ...]:
    """At most two pages of each route for each visitor, those that answer with a page of their own."""
    return tuple(found for who, client in clients.items() for found in _walk(who, client))


def _walk(who: str, client: Client) -> Iterator[Found]:
    todo, seen, count = (
        deque(route for route in routes() if "<" not in route and route != STREAM),
        set[str](),
        dict[str, int](),
    )
    while todo and len(seen) < MOST:
        way = todo.popleft()
        route = _route(way)
        if way in seen or route is None or count.get(route, 0) >= MOST_OF_A_ROUTE:
            continue
        seen.add(way)
        answer = client.get(f"/en/room/{way}")
        if answer.status_code != 200 or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        count[route] = count.get(route, 0) + 1
        yield Found(who, way, route)
        links = (unescape(link).split("/room/", 1)[1] for link in LINK.findall(answer.content.decode()))
        todo.extend(link for link in dict.fromkeys(links) if link not in seen)


def _route(way: str) -> str | None:
    try:
        found = resolve(urlsplit(f"/en/room/{way}").path)
    except Resolver404:
        return None
    return found.route.split("/room/", 1)[1]
