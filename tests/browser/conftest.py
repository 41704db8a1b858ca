"""A real Chromium on a real server with one played run; skipped in plain words where there is no Chromium."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright
from served import Site

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread
django.setup()

from jisr.library import load, load_languages  # noqa: E402
from jisr.library.scenario import load_scenario, scenario_names  # noqa: E402
from jisr.press.replay import replay_of, story_of  # noqa: E402
from jisr.press.report import CaseTitle  # noqa: E402
from jisr.press.reporting import report_of  # noqa: E402
from jisr.press.standalone import report_files  # noqa: E402
from jisr.stage import Played, play  # noqa: E402
from jisr.web import shown as held  # noqa: E402
from jisr.web.later import Later  # noqa: E402
from jisr.web.shown import Run, Shown  # noqa: E402

DATA = Path(__file__).parents[2] / "data"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 30.0


@pytest.fixture(scope="session")
def base_url() -> str:
    """Each test names its address in full."""
    return ""


@pytest.fixture(scope="session")
def played() -> Played:
    """The short cut of the flagship, played once."""
    scenario = load_scenario(DATA, scenario_names(DATA)[0])
    return play(scenario=scenario, corpus=load(DATA), cut=scenario.playing().cut, seed=1, skills={})


@pytest.fixture(scope="session")
def run(played: Played) -> Run:
    """The run as the server shows it."""
    corpus, scenario = load(DATA), played.scenario
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    roles = {role.id: role.title for role in scenario.roles}
    acts = [act for journal in played.journals.values() for act in journal.read()]
    return Run(
        replay=replay_of(acts, corpus=corpus, parties=parties, roles=roles, story=story_of(scenario)),
        report=report_of(played.outcome, scenario=scenario, corpus=corpus, parties=parties),
    )


@pytest.fixture(scope="session")
def site(played: Played, run: Run) -> Iterator[Site]:
    """The server, in a thread of its own."""
    from jisr.web.asgi import application

    names = tuple(load(DATA).countries[code].name for code in played.scenario.states)
    title = CaseTitle(played.scenario.title, names)
    later = Later(lambda: run)
    later.wait()
    held.show(Shown(title=title, languages=load_languages(DATA), run=later))
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(application, factory=True, lifespan="off", log_level="warning", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        thread.join(0.02)
    yield Site(f"http://127.0.0.1:{taken.getsockname()[1]}", run)
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def files(played: Played, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the report as files."""
    folder = tmp_path_factory.mktemp("report")
    made = report_files(played.outcome, scenario=played.scenario, corpus=load(DATA), languages=load_languages(DATA))
    for name, page in made.items():
        (folder / name).write_bytes(page)
    return folder


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Ends with the module: its loop in this thread would be in the way of other tests of Django."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser_context_args() -> dict[str, str]:
    """A context as it comes."""
    return {}


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium from the system's packages."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) to run the browser tests")
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    yield started
    started.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must leave the console empty and ask no other host for anything."""
    opened = context.new_page()
    reports: list[str] = []
    hosts: set[str] = set()
    opened.on("console", lambda message: reports.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: reports.append(str(error)))
    opened.on("request", lambda request: hosts.add(_host(request)))
    yield opened
    assert not reports
    assert hosts <= {"127.0.0.1", ""}


def _host(request: Request) -> str:
    way = urlsplit(request.url)
    return "" if way.scheme in ("data", "file") else str(way.hostname)
