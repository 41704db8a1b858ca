"""The ASGI application that uvicorn serves: files, the stream of news, and pages.

A page is made in one of a few threads that live as long as the server, from its request to its bytes: a thread of its
own for each request, as Django's asynchronous way has it, costs a new connection to the database and three changes of
thread, more than the page itself. Only what streams goes that way.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Any, TypeAlias
from wsgiref.headers import Headers

import django
from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http.response import HttpResponse, HttpResponseBase
from servestatic import ServeStaticASGI

STREAMS = "/news"
THREADS = 3

Scope: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Mapping[str, Any]]]
Send: TypeAlias = Callable[[Mapping[str, Any]], Awaitable[None]]
Served: TypeAlias = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]


class Application(ASGIHandler):
    """Django, with a short way for pages."""

    def __init__(self) -> None:
        """Both ways are made ready."""
        super().__init__()
        self._pages = BaseHandler()
        self._pages.load_middleware()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request by the way that suits it."""
        if scope["type"] == "http" and not scope["path"].endswith(STREAMS):
            await self._page(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request is read whole before a thread is taken: a slow telephone holds up nobody."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            asked = self.create_request(scope, body)
            if asked[0] is None:
                answer = asked[1]
            else:
                work = partial(copy_context().run, self._answer, scope, asked[0])
                answer = await asyncio.get_running_loop().run_in_executor(self._threads, work)
            if isinstance(answer, HttpResponse):
                await _send(answer, send)
            else:
                await self.send_response(answer, send)

    def _answer(self, scope: Scope, request: ASGIRequest) -> HttpResponseBase:
        signals.request_started.send(sender=type(self), scope=scope)
        answer = self._pages.get_response(request)
        answer.close()
        return answer


async def _send(answer: HttpResponse, send: Send) -> None:
    """An answer that is whole and closed already; Django's own way closes it once more, in a further thread."""
    headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in answer.items()]
    headers += [(b"set-cookie", cookie.OutputString().encode("ascii")) for cookie in answer.cookies.values()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})


def _with_headers(headers: Headers, _path: str, _url: str) -> None:
    """A file is what its name says: browsers do not guess."""
    headers["X-Content-Type-Options"] = "nosniff"


def application() -> Served:
    """A server's application; its threads keep their connections to the database for as long as it lives."""
    django.setup(set_prefix=False)
    (folder,) = settings.STATICFILES_DIRS
    served: Served = ServeStaticASGI(
        Application(), root=folder, prefix=settings.STATIC_URL, add_headers_function=_with_headers
    )
    return served
