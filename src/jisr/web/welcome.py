"""What the terminal tells when a server is ready: where to go, how others connect, a link for each role."""

import sys

import segno

from jisr.library import Language
from jisr.vocabulary import LanguageTag
from jisr.web.room.live import LiveRoom
from jisr.web.room.opening import links
from jisr.web.served import Served, served


def welcome(room: LiveRoom, language: Language, *, seconds: float, workers: int = 1) -> None:
    """Told once the server answers; each link is good once and from this machine only."""
    one = served()
    if one is None:
        return
    say = language.say
    _tell(say("Jisr: ready in {seconds} s. Open {address} (Ctrl+C stops)",
              {"seconds": f"{seconds:.1f}", "address": one.here}))  # fmt: skip
    if workers > 1:
        _tell(say("{count} processes answer at it.", {"count": workers}))
    _tell(say("Sign-in links, each good once, from this machine:"))
    for link in links(room, LanguageTag(language.tag)):
        _tell(f"  {one.here}{language.tag}/room/link/{link.token}  {link.where:<2} {link.title}")
    if not one.alone:
        _tell_others(one, language)


def _tell_others(one: Served, language: Language) -> None:
    say, urls = language.say, one.urls
    if not urls:
        key = "No network: this machine has no address that others could reach. Join one; nothing is to be restarted."
        _tell(say(key))
        return
    _tell(say("Participants on the same network need a browser only. They open:"))
    for url in urls:
        _tell(f"  {url}")
    if one.named:
        _tell(f"  {one.named}  ({say('where the network knows names')})")
    if sys.stderr.isatty():
        segno.make(urls[0], error="m", micro=False).terminal(out=sys.stderr, compact=True)
    if one.papers is not None:
        address = f"{urls[0]}{language.tag}/room/trust/"
        _tell(say("The certificate was made here. How to trust it: {address}", {"address": address}))
        _tell(say("Fingerprint of the authority: {fingerprint}", {"fingerprint": one.papers.fingerprint}))
    key = "Nobody gets through? Ask for a network without isolation of its clients, and open the port in the firewall."
    _tell(say(key))


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
