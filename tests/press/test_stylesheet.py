"""The stylesheet serves both directions and reads well: logical properties, colours by token, contrast computed."""

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).parents[2] / "src" / "jisr" / "press" / "static" / "jisr.css").read_text(encoding="utf-8")
RULES = re.sub(r"@font-face{[^}]*}|/\*.*?\*/", "", SHEET, flags=re.DOTALL)
TOKENS = dict(re.findall(r"(--[\w-]+):(#[0-9a-f]{6})\b", RULES))
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)[\w-]*|left|right|top"
    r"|bottom|width|height|(min|max)-(width|height)|float:(left|right)|text-align:(left|right)|clear:(left|right))"
    r"(?=\s*:|\b(?<=:left)|\b(?<=:right))"
)
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("--ink", "--page", TEXT), ("--ink", "--surface", TEXT), ("--ink", "--sunk", TEXT), ("--ink", "--sheet", TEXT),
    ("--muted", "--page", TEXT), ("--muted", "--surface", TEXT), ("--muted", "--sunk", TEXT),
    ("--muted", "--sheet", TEXT), ("--muted", "--bad-soft", TEXT),
    ("--on-brand", "--brand", TEXT), ("--on-brand", "--brand-2", TEXT), ("--on-brand-2", "--brand", TEXT),
    ("--act", "--page", TEXT), ("--act", "--surface", TEXT), ("--act", "--act-soft", TEXT),
    ("--surface", "--act", TEXT),
    ("--act-down", "--act-soft", TEXT), ("--surface", "--act-down", TEXT),
    ("--side-a", "--surface", TEXT), ("--side-a", "--page", TEXT), ("--side-a", "--side-a-soft", TEXT),
    ("--side-b", "--surface", TEXT), ("--side-b", "--page", TEXT), ("--side-b", "--side-b-soft", TEXT),
    ("--surface", "--side-a", TEXT), ("--surface", "--side-b", TEXT),
    ("--good", "--surface", TEXT), ("--good", "--good-soft", TEXT), ("--warn", "--surface", TEXT),
    ("--warn", "--warn-soft", TEXT), ("--bad", "--surface", TEXT), ("--bad", "--bad-soft", TEXT),
    ("--bad", "--page", TEXT),
    ("--info", "--info-soft", TEXT), ("--rest", "--surface", TEXT), ("--rest", "--rest-soft", TEXT),
    ("--band-ink", "--band", TEXT), ("--band-ink", "--band-2", TEXT), ("--stamp", "--sheet", TEXT),
    ("--edge", "--surface", SHAPE), ("--edge", "--page", SHAPE), ("--edge", "--sunk", SHAPE),
    ("--focus", "--brand", SHAPE), ("--focus", "--ink", SHAPE), ("--ink", "--page", SHAPE),
]  # fmt: skip


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_every_pair_of_tokens_has_its_contrast(text: str, ground: str, least: float) -> None:
    assert contrast(text, ground) >= least


def test_no_rule_names_a_physical_side() -> None:
    plain = re.sub(r"@media[^{]*", "", RULES)
    assert not [found[0] for found in PHYSICAL.finditer(plain)]


def test_a_physical_side_would_be_found() -> None:
    for rule in ("a{margin-left:1px}", "a{width:2rem}", "a{text-align:left}", "a{top:0}"):
        assert PHYSICAL.search(rule), rule
    for rule in ("a{margin-inline-start:1px}", "a{inline-size:2rem;inset-block-start:0}", "a{border-block:0}"):
        assert not PHYSICAL.search(rule), rule


def test_no_rule_but_the_tokens_sets_a_colour() -> None:
    rules = re.sub(r":root{[^}]*}", "", RULES, count=1)
    assert not re.findall(
        r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|(?<=:)(?:white|black|red|green|blue|gray|grey)\b", rules
    )


def test_every_token_that_is_used_is_there_and_every_colour_that_is_there_is_used() -> None:
    there = set(re.findall(r"(--[\w-]+):", RULES))
    used = set(re.findall(r"var\((--[\w-]+)\)", RULES))
    assert not used - there
    assert not {name for name in TOKENS if name not in used} - {"--band-line"}


def test_every_class_of_the_stylesheet_is_on_a_page() -> None:
    source = Path(__file__).parents[2] / "src" / "jisr"
    pages = [path.read_text(encoding="utf-8") for path in source.rglob("*.html")]
    code = [path.read_text(encoding="utf-8") for folder in ("press", "web") for path in (source / folder).rglob("*.py")]
    code += [path.read_text(encoding="utf-8") for path in source.rglob("static/*.js")]
    words = set(re.findall(r"[\w-]+", " ".join(pages + code)))
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"url\([^)]*\)", "", RULES)))
    assert not sorted(classes - words - {"of-a", "of-b"})
