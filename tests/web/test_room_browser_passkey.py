"""A passkey, made and used with the virtual device of the browser: whole, by the page's own script."""

from collections.abc import Iterator

import pytest
from browsing import Site, at_control
from playwright.sync_api import Browser, CDPSession, Page, expect

from jisr.store import passkeys
from jisr.store.models import Facilitator, Passkey

DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
          "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip


@pytest.fixture
def local(site: Site) -> Iterator[str]:
    """The same server by the name under which browsers offer passkeys without https."""
    yield site.url.replace("127.0.0.1", "localhost")
    Passkey.objects.all().delete()


def device(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session


def at_the_account(browser: Browser, local: str, *, tag: str = "en") -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{local}/{tag}/room/sign-in")
    page.fill("#name", "facilitator")
    page.fill("#password", "a long password")
    page.click("form:has(#password) button:has-text('Enter'), form:has(#password) button >> nth=0")
    page.wait_for_url(lambda way: not way.endswith("/sign-in"))
    page.goto(f"{local}/{tag}/room/secret")
    return page


def test_a_passkey_is_added_and_opens_the_account_alone(browsers: Browser, site: Site, local: str) -> None:
    page = at_the_account(browsers, local)
    device(page)
    page.fill("#key-name", "مفتاح المكتب")
    page.click("text=Add a passkey")
    expect(page.locator("main")).to_contain_text("مفتاح المكتب")
    page.click("text=Leave")
    page.goto(f"{local}/en/room/sign-in?next=/en/room/cards/")
    page.click("text=Enter with a passkey")
    page.wait_for_url("**/en/room/cards/")
    assert Passkey.objects.get().count > 0


def test_a_device_is_added_once_and_a_removed_key_opens_nothing(browsers: Browser, site: Site, local: str) -> None:
    page = at_the_account(browsers, local)
    device(page)
    page.click("text=Add a passkey")
    expect(page.locator("main li")).to_have_count(1)
    page.click("text=Add a passkey")
    expect(page.locator("[data-passkey] [role=alert]")).to_have_text("The device gave no answer.")
    page.click("main li button")
    page.click("text=Leave")
    page.goto(f"{local}/en/room/sign-in")
    page.click("text=Enter with a passkey")
    expect(page.locator("[data-passkey] [role=alert]")).to_have_text("This passkey opens no account here.")


def test_a_passkey_of_a_closed_account_opens_nothing(browsers: Browser, site: Site, local: str) -> None:
    page = at_the_account(browsers, local)
    device(page)
    page.click("text=Add a passkey")
    expect(page.locator("main li")).to_have_count(1)
    account = Facilitator.objects.get(name="facilitator")
    account.closed = account.made
    account.save()
    page.click("text=Leave")
    page.goto(f"{local}/en/room/sign-in")
    page.click("text=Enter with a passkey")
    expect(page.locator("[data-passkey] [role=alert]")).to_have_text("This passkey opens no account here.")
    account.closed = None
    account.save()


def test_where_the_address_is_not_safe_no_passkey_is_offered(browsers: Browser, site: Site) -> None:
    context = browsers.new_context()
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page = context.new_page()
    page.goto(f"{site.url}/fr/room/sign-in")
    expect(page.locator("#password")).to_be_visible()
    assert page.locator("[data-passkey]").is_hidden()


def test_an_answer_is_taken_once_and_nothing_else_is_taken(browsers: Browser, site: Site) -> None:
    head = at_control(browsers, site)
    for body in ("", "{}", "[]", "null", '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}', "\u0000"):
        for way in ("passkey/enter", "passkey/add"):
            answer = head.evaluate(
                """async ([way, body]) => { const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
                   const answer = await fetch(way, {method: "POST", body, headers: {"X-CSRFToken": csrf}});
                   return [answer.status, await answer.text()]; }""",
                [f"/en/room/{way}", body],
            )
            assert answer[0] == 400, (way, body, answer)
    assert not passkeys.keys_of(1)
