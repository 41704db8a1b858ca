"""The house keeps its order: layers, sizes, no names of countries or treaties, no clock or chance in the domain."""

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "jisr"
MODULES = sorted(SOURCE.rglob("*.py"))
PURE = (
    "vocabulary", "law", "dossier", "documents", "exchange", "protection", "inquiry", "cooperation", "trial",
    "exercise", "programme", "clerk", "stage",
)  # fmt: skip
MODULE_CEILING = 400
FUNCTION_CEILING = 60
TEMPLATE_CEILING = 150


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def forbidden_names() -> frozenset[str]:
    """Country codes, slugs of instruments and scenarios, languages but the source: what only data may name."""

    def folders(kind: str) -> set[str]:
        return {folder.name for folder in (ROOT / "data" / kind).iterdir() if folder.is_dir() and folder.name[0] != "_"}

    codes = {name.upper() for name in folders("countries")}
    slugs = folders("instruments") | folders("scenarios") | (folders("languages") - {"en"})
    return frozenset(codes | slugs)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_literal_in_the_engine_names_a_country_or_an_instrument(path: Path) -> None:
    literals = {
        node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not literals & forbidden_names()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_CEILING
    tall = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_CEILING
    ]
    assert not tall


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.html")), ids=name_of)
def test_templates_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= TEMPLATE_CEILING


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_part_of_the_procedure_it_holds(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), "a module opens with two to six lines"


@pytest.mark.parametrize("path", [p for p in MODULES if p.relative_to(SOURCE).parts[0] in PURE], ids=name_of)
def test_the_domain_reads_no_clock_draws_no_number_and_touches_no_file(path: Path) -> None:
    reached = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            reached |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            reached.add(node.module.split(".")[0])
        elif isinstance(node, ast.Attribute) and node.attr in {
            "now",
            "today",
            "utcnow",
            "read_text",
            "write_text",
            "read_bytes",
        }:
            reached.add(f".{node.attr}")
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"open", "input", "print"}
        ):
            reached.add(node.func.id)
    forbidden = {
        "random",
        "secrets",
        "time",
        "os",
        "pathlib",
        "io",
        "socket",
        "uuid",
        "django",
        "yaml",
        "open",
        "input",
        "print",
    }
    forbidden |= {".now", ".today", ".utcnow", ".read_text", ".write_text", ".read_bytes"}
    assert not reached & forbidden


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_drawer(path: Path) -> None:
    drawers = {"utils", "helpers", "common", "core", "base", "manager", "service", "misc"}
    assert not {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts} & drawers


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("__init__.py")), ids=name_of)
def test_a_package_that_exports_names_lists_them(path: Path) -> None:
    tree = tree_of(path)
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    listed = [node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"]
    assert not imports or listed or path.parent.name == "cli"


def test_nothing_in_the_project_names_a_package_host_or_a_path_of_a_workplace() -> None:
    pattern = re.compile(
        r"python"
        r"hosted|pypi\.org/simp"
        r"le|registry\.npmjs|deb\.debian\.org|(?<![\w.])/wo" + r"rk/|/fa" + r"rm/"
    )
    kinds = ("*.py", "*.md", "*.yaml", "*.toml", "*.html", "*.css", "*.js")
    folders = [ROOT / name for name in ("src", "data", "docs", "tests", "bench")]
    texts = [path for folder in folders for kind in kinds for path in folder.rglob(kind)] + list(ROOT.glob("*.md"))
    assert not [name_of(path) for path in texts if pattern.search(path.read_text(encoding="utf-8"))]


def test_the_picture_of_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {folder.name for folder in SOURCE.iterdir() if folder.is_dir() and (folder / "__init__.py").exists()}
    assert not [room for room in sorted(rooms) if f"{room}/" not in page]


def test_all_data_is_plain_yaml_or_prose() -> None:
    odd = [name_of(p) for p in (ROOT / "data").rglob("*") if p.is_file() and p.suffix not in {".yaml", ".md", ""}]
    assert not odd
    written = [path for path in (ROOT / "data").rglob("*.yaml") if "_template" not in path.parts]
    for path in written:
        assert yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) is not None, name_of(path)
