"""The room on a local network: who is answered, and HTTPS by an authority that can vouch for local addresses only."""

import ipaddress
import sqlite3
import ssl
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from machines import Browser, running

from jisr.web.addresses import addresses_of, hosts_of, is_loopback, url_of
from jisr.web.https import fingerprint_of, papers
from jisr.web.rounds import Round, follow_rounds, last_turn, seconds_of
from jisr.web.served import Served

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SEAT, PIN = "r-ma-opj", "2468"


def read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def test_the_certificate_is_signed_by_the_authority_and_names_the_addresses(tmp_path: Path) -> None:
    made = papers(tmp_path, addresses=["192.168.1.20"], name="laptop", now=NOW)
    server, authority = read(made.certificate), read(made.authority)
    server.verify_directly_issued_by(authority)
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {str(one) for one in names.get_values_for_type(x509.IPAddress)} == {"127.0.0.1", "192.168.1.20"}
    assert set(names.get_values_for_type(x509.DNSName)) == {"localhost", "laptop.local"}


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    papers(tmp_path / "https", addresses=[], now=NOW)
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "https").glob("*.key")} == {0o600}
    assert (tmp_path / "https").stat().st_mode & 0o077 == 0


def test_the_authority_can_vouch_for_no_address_of_the_internet(tmp_path: Path) -> None:
    made = papers(tmp_path, addresses=["192.168.1.20", "8.8.8.8"], now=NOW)
    bounds = read(made.authority).extensions.get_extension_for_class(x509.NameConstraints)
    assert bounds.critical
    values = [one.value for one in bounds.value.permitted_subtrees or () if isinstance(one, x509.IPAddress)]
    nets = [one for one in values if isinstance(one, ipaddress.IPv4Network)]
    assert len(nets) == len(values) > 0
    assert all(net.is_private or net.is_loopback for net in nets)
    assert not any(ipaddress.IPv4Address("8.8.8.8") in net for net in nets)
    names = read(made.certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "8.8.8.8" not in {str(one) for one in names.get_values_for_type(x509.IPAddress)}


def test_a_new_address_gives_a_new_certificate_of_the_same_authority(tmp_path: Path) -> None:
    first = papers(tmp_path, addresses=["192.168.1.20"], now=NOW)
    before = read(first.certificate).serial_number
    same = papers(tmp_path, addresses=["192.168.1.20"], now=NOW + timedelta(days=1))
    assert read(same.certificate).serial_number == before
    other = papers(tmp_path, addresses=["10.0.0.7"], now=NOW + timedelta(days=1))
    assert read(other.certificate).serial_number != before
    assert other.fingerprint == first.fingerprint == fingerprint_of(read(first.authority))


def test_a_certificate_is_renewed_before_it_ends_and_the_key_fits_it(tmp_path: Path) -> None:
    first = papers(tmp_path, addresses=[], now=NOW)
    before = read(first.certificate).serial_number
    later = papers(tmp_path, addresses=[], now=NOW + timedelta(days=80))
    assert read(later.certificate).serial_number != before
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(later.certificate, later.key)
    assert isinstance(read(later.certificate).public_key(), ec.EllipticCurvePublicKey)


@pytest.mark.parametrize(
    ("said", "seconds"), [("90s", 90), ("15m", 900), ("2h", 7200), ("3", 180), ("0", 0), ("0.5m", 30)]
)
def test_lengths_of_time_are_read_as_people_type_them(said: str, seconds: float) -> None:
    assert seconds_of(said) == seconds


@pytest.mark.parametrize("said", ["", "m", "fifteen", "-1m", "9999h", "nan"])
def test_a_length_of_time_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        seconds_of(said)


def test_a_round_that_fails_says_why_and_goes_on() -> None:
    results = iter([OSError("the stick is full"), None])

    def do() -> str:
        found = next(results)
        if found is not None:
            raise found
        return "stick"

    one = Round("copy", every=1, do=do)
    assert one.turn().fault == "the stick is full"
    assert one.turn().place == "stick"
    assert one.last is not None
    assert one.last.fault == ""


def test_the_other_processes_of_a_server_read_what_came_of_a_round(tmp_path: Path) -> None:
    follow_rounds(tmp_path)
    assert last_turn("paper") is None
    one = Round("paper", every=60, do=lambda: "a place", kept=tmp_path)
    one.turn()
    assert last_turn("paper") == one.last
    Round("paper", every=60, do=lambda: "a place", kept=tmp_path)
    assert last_turn("paper") is None, "what a server before this one did is not of this one"


def test_a_server_for_this_machine_alone_has_no_address_for_others() -> None:
    assert addresses_of("127.0.0.1") == ()
    assert hosts_of("127.0.0.1") == ["127.0.0.1", "localhost", "[::1]"]
    assert Served(host="127.0.0.1", port=8000).alone
    assert not Served(host="0.0.0.0", port=8000).alone
    assert addresses_of("192.168.1.20") == ("192.168.1.20",)
    assert not any(is_loopback(one) for one in addresses_of("0.0.0.0"))


def test_addresses_are_written_as_they_are_typed() -> None:
    assert url_of("192.168.1.20", port=8000, https=False) == "http://192.168.1.20:8000/"
    assert url_of("192.168.1.20", port=443, https=True) == "https://192.168.1.20/"
    assert url_of("fd00::7", port=8000, https=False) == "http://[fd00::7]:8000/"


def code_of(home: Path) -> str:
    with closing(sqlite3.connect(home / "jisr.sqlite3")) as database:
        found = database.execute("SELECT code FROM store_card WHERE seat = ? AND revoked IS NULL", (SEAT,)).fetchone()
    return str(found[0])


def enter(browser: Browser, code: str) -> str:
    page = browser.get("/en/room/sign-in")
    return browser.post("/en/room/sign-in", page, way="card", code=code, pin=PIN, again=PIN, person="")


def test_people_come_in_by_the_address_of_the_machine_and_no_other_name_is_answered(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--host", "0.0.0.0") as (_, base):
        port = base.rpartition(":")[2]
        for address in ("127.0.0.1", *addresses_of("0.0.0.0")):
            browser = Browser(base, host=f"{address}:{port}")
            assert "Desk" in enter(browser, code_of(tmp_path))
        with pytest.raises(HTTPError, match="400"):
            Browser(base, host="evil.example").get("/en/room/sign-in")
        told = (tmp_path / "told.txt").read_text()
        assert "need a browser only" in told or "No network" in told
        assert all(f"http://{one}:{port}/" in told for one in addresses_of("0.0.0.0"))


def test_with_https_a_browser_that_trusts_the_authority_comes_in_and_its_cookies_are_secure(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--https", scheme="https") as (_, base):
        trusts = ssl.create_default_context(cafile=tmp_path / "https" / "authority.pem")
        browser = Browser(base, trusts=trusts)
        assert "Desk" in enter(browser, code_of(tmp_path))
        assert {one.name for one in browser.jar} == {"csrftoken", "jisr-room"}
        assert all(one.secure for one in browser.jar)
        fingerprint = fingerprint_of(read(tmp_path / "https" / "authority.pem"))
        assert fingerprint in browser.get("/en/room/trust/")
        assert "BEGIN CERTIFICATE" in browser.get("/en/room/trust/authority.crt")
        assert "PRIVATE" not in browser.get("/en/room/trust/authority.crt")
        with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
            Browser(base, trusts=ssl.create_default_context()).get("/health")
