"""`./run verify PATH`: is a journal, a folder of `--out`, or an envelope what its parties sealed? Asked offline.

Exit code 0 when everything is sound, 1 when something fails (the first act that fails is named), 2 when there is
nothing to check. A part that is withheld, destroyed or redacted is told, and is no failure.
"""

import errno
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jisr.dossier import PartState, PartyId, Report, verify_journal
from jisr.exchange import Opened, open_envelope
from jisr.library import DataFaults, Language, load_languages
from jisr.terminal import Asking, Unusable, Wrong, stop_if_any
from jisr.terminal.files import file_fault, told_of
from jisr.terminal.places import DATA
from jisr.vocabulary import Json, LanguageTag, Reason

ENVELOPE = b'{"envelope":'
JOURNALS = "*.jsonl"
ENVELOPES = "*.envelope"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: what it is, what was found, and the sentences against it."""

    file: str
    report: Report | None = None
    envelope: str = ""
    faults: tuple[Reason, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.faults and (self.report is None or self.report.sound)


@dataclass(frozen=True, slots=True)
class Answer:
    """All files, and what is missing between the journals of one node."""

    files: tuple[Checked, ...]
    missing: tuple[Reason, ...] = field(default=())

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against any of it."""
        return not self.missing and all(each.sound for each in self.files)


def verify(argv: Sequence[str]) -> int:
    """Check a path and say it in one sentence a file."""
    parser = Asking(prog="./run verify", description="Check journals and envelopes offline.")
    parser.add_argument("path", type=Path, metavar="PATH", help="a journal (.jsonl), a folder of --out, or an envelope")
    parser.add_argument(
        "--key", action="append", default=[], type=parser.checked(_key, instead=("", ""), of="--key"),
        metavar="PARTY=HEX", help="a public key known elsewhere",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="the answer as plain data")
    parser.add_language()
    asked = parser.noted(argv)
    if not asked.path.is_dir():
        parser.faults += filter(None, [file_fault(asked.path)])
    elif not os.access(asked.path, os.R_OK | os.X_OK):
        parser.faults.append(told_of(PermissionError(errno.EACCES, ""), asked.path))
    stop_if_any(parser.faults)
    answer = check(asked.path, keys={PartyId(party): key for party, key in asked.key})
    speaker = _speaker(asked.language)
    if not answer.files:
        said = {"path": str(asked.path)}
        raise Unusable(
            [Reason("{path}: there is nothing to verify. Name a journal, a folder of --out, or an envelope.", said)]
        )
    if asked.json:
        print(json.dumps(_plain(answer, speaker), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(answer, speaker)))
    return 0 if answer.sound else 1


def _key(word: str) -> tuple[str, str]:
    """A party and its public key."""
    party, _, key = word.partition("=")
    if not party or not re.fullmatch(r"[0-9a-fA-F]{64}", key):
        raise Wrong(
            Reason("“{word}” is no key: write PARTY=HEX, the name of a party and 64 digits 0 to f.", {"word": word})
        )
    return party, key


def check(path: Path, *, keys: Mapping[PartyId, str]) -> Answer:
    """Check a file, or every journal and envelope in a folder. Raises `OSError` when it cannot be read."""
    if not path.is_dir():
        return Answer((_checked(path, keys),))
    journals = tuple(_checked(each, keys) for each in sorted(path.rglob(JOURNALS)))
    known = dict(keys)
    for each in journals:
        if each.report is not None and each.sound:
            known = {**each.report.keys, **known}
    envelopes = tuple(_checked(each, known) for each in sorted(path.rglob(ENVELOPES)))
    return Answer((*journals, *envelopes), tuple(_missing(journals)))


def _checked(path: Path, keys: Mapping[PartyId, str]) -> Checked:
    data = path.read_bytes()
    if not data.startswith(ENVELOPE):
        return Checked(path.name, report=verify_journal(data, trusted=keys))
    opened = open_envelope(data, keys=keys)
    if isinstance(opened, Opened):
        return Checked(path.name, envelope=opened.envelope.id)
    return Checked(path.name, faults=opened.faults)


def _missing(journals: Iterable[Checked]) -> list[Reason]:
    """A node numbers all acts of a case: a position that no journal has was cut out of one, or a journal is missing."""
    cases: dict[str, list[int]] = {}
    for each in journals:
        if each.report is not None and each.sound:
            cases.setdefault(str(each.report.case), []).extend(each.report.positions)
    found = []
    for case, positions in cases.items():
        have = set(positions)
        lost = next((place for place in range(min(have), max(have)) if place not in have), None)
        if lost is not None:
            values = {"case": case, "position": str(lost)}
            found.append(Reason("Case {case}: no journal here holds the act at position {position}.", values))
        if len(have) != len(positions):
            found.append(Reason("Case {case}: two acts claim one position.", {"case": case}))
    return found


def _lines(answer: Answer, speaker: Language | None) -> list[str]:
    lines = [f"{each.file}: {_say(speaker, reason)}" for each in answer.files for reason in _sentences(each, speaker)]
    return [*lines, *(_say(speaker, reason) for reason in answer.missing)]


def _sentences(each: Checked, speaker: Language | None) -> tuple[Reason, ...]:
    if each.report is None:
        return each.faults or (Reason("sound: envelope {name}.", {"name": each.envelope}),)
    report, fault = each.report, each.report.fault
    if fault is not None:
        why = _say(speaker, fault.reason)
        if fault.act is None:
            return (Reason("it fails: {why}.", {"why": why}),)
        values = {"number": str(fault.number), "act": fault.act, "why": why}
        return (Reason("act {number} ({act}) fails: {why}.", values),)
    counts = {"acts": str(report.acts), "seals": str(report.seals)}
    return (Reason("sound: {acts} acts under {seals} seals.", counts), *_absent(report))


def _absent(report: Report) -> list[Reason]:
    sentences = {
        PartState.WITHHELD: "{count} parts are withheld.",
        PartState.DESTROYED: "{count} parts were destroyed.",
        PartState.REDACTED: "{count} parts are redacted.",
    }
    return [
        Reason(sentence, {"count": str(report.parts[state])})
        for state, sentence in sentences.items()
        if report.parts.get(state)
    ]


def _plain(answer: Answer, speaker: Language | None) -> Json:
    files: list[Json] = [_plain_file(each, speaker) for each in answer.files]
    missing: list[Json] = [_say(speaker, reason) for reason in answer.missing]
    return {"sound": answer.sound, "files": files, "missing": missing}


def _plain_file(each: Checked, speaker: Language | None) -> Json:
    faults: list[Json] = [_say(speaker, reason) for reason in each.faults]
    plain: dict[str, Json] = {"file": each.file, "sound": each.sound, "faults": faults}
    report = each.report
    if report is None:
        return {**plain, "kind": "envelope", "envelope": each.envelope or None}
    plain |= {"kind": "journal", "case": report.case, "party": report.party, "acts": report.acts}
    plain |= {"seals": report.seals, "parts": {state.value: count for state, count in report.parts.items()}}
    if (fault := report.fault) is not None:
        faults.append(_say(speaker, fault.reason))
        plain["fault"] = {"number": fault.number, "act": fault.act, "reason": _say(speaker, fault.reason)}
    return plain


def _speaker(tag: str) -> Language | None:
    if tag == "en":
        return None
    try:
        return load_languages(DATA).get(LanguageTag(tag))
    except DataFaults:
        return None


def _say(speaker: Language | None, reason: Reason) -> str:
    values = dict(reason.values)
    if speaker is not None:
        values = {name: speaker.say(value) if name == "why" else value for name, value in values.items()}
        return speaker.say(reason.key, values)
    said = reason.key
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", value)
    return said
