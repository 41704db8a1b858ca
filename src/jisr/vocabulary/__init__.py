"""The tiny values that every part of Jisr speaks: time, periods, marks, findings, text, canonical bytes, chance."""

from jisr.vocabulary.canonical import Json, canonical, digest, digest_of
from jisr.vocabulary.chance import draw, short_id
from jisr.vocabulary.findings import Citation, CountryCode, Finding, Reason, RuleId, Verdict, all_of, any_of
from jisr.vocabulary.marks import Mark
from jisr.vocabulary.text import LanguageTag, Text, in_language
from jisr.vocabulary.time import MINUTES_A_DAY, CaseTime, Period, case_time, date_of, iso_of, moment_of

__all__ = [
    "MINUTES_A_DAY",
    "CaseTime",
    "Citation",
    "CountryCode",
    "Finding",
    "Json",
    "LanguageTag",
    "Mark",
    "Period",
    "Reason",
    "RuleId",
    "Text",
    "Verdict",
    "all_of",
    "any_of",
    "canonical",
    "case_time",
    "date_of",
    "digest",
    "digest_of",
    "draw",
    "in_language",
    "iso_of",
    "moment_of",
    "short_id",
]
