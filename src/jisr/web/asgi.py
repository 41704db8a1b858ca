"""The ASGI application that uvicorn serves.

A page goes through all middleware and its view in one thread at once; only what streams (news, files) goes the
asynchronous way, on which Django changes threads at each middleware and a page costs half as much again.
"""

import django
from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

STREAMS = ("/news",)
FILES = "/static/"


class Application(ASGIHandler):
    """Django, with a short way for pages."""

    def __init__(self) -> None:
        """Both ways are made ready."""
        super().__init__()
        self._pages = BaseHandler()
        self._pages.load_middleware()

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, by the way that suits it."""
        if request.path.startswith(FILES) or request.path.endswith(STREAMS):
            return await super().get_response_async(request)
        return await sync_to_async(self._pages.get_response, thread_sensitive=True)(request)


django.setup(set_prefix=False)
application = Application()
