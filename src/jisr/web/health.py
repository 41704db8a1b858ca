"""`/health`: answers `ready` once the run is loaded, 503 before."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from jisr.web.shown import shown_or_none


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Readiness, for a person, a script or a load balancer."""
    ready = shown_or_none() is not None
    return HttpResponse("ready\n" if ready else "loading\n", status=200 if ready else 503, content_type="text/plain")
