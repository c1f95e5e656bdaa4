"""The wall between the core and the shell, kept by walking the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "claims" / "analysis"
STEPS = ("corpus", "extraction", "relations")
ENUMS = frozenset({
    "BlockKind", "CitationForm", "QuantityKind", "AttributionKind", "Modality", "Polarity", "EntityKind",
    "AssertionKind", "Verdict", "Scope", "FrameKind", "DependenceKind",
})  # fmt: skip
# Plain values and helpers about places in a text, which every floor may use.
SHARED = ("claims.analysis.spans", "claims.analysis.masking", "claims.analysis.lexicon")
SHELL = ("admin", "management", "views", "models", "templatetags", "queries", "reports", "exchange")
KNOWS_BOTH = ("converters.py", "services")


def imports(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Every module that the file imports, absolutely, with the names taken from it."""
    package = path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, frozenset()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield module, frozenset(alias.name for alias in node.names)


def modules(folder: Path) -> list[Path]:
    if folder.suffix == ".py":
        return [folder] if folder.exists() else []
    return sorted(folder.rglob("*.py"))


def in_package(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("path", modules(CORE), ids=lambda p: str(p.relative_to(CORE)))
def test_the_core_knows_nothing_but_itself(path: Path) -> None:
    for module, _ in imports(path):
        assert not in_package(module, "django"), module
        assert not in_package(module, "claims") or in_package(module, "claims.analysis"), module
        assert module.split(".")[0] not in ("requests", "urllib", "socket", "sqlite3", "time", "random", "os"), module


@pytest.mark.parametrize("step", STEPS)
def test_the_steps_of_the_core_import_only_backwards(step: str) -> None:
    later = STEPS[STEPS.index(step) + 1 :]
    for path in modules(CORE / step):
        for module, _ in imports(path):
            assert not any(in_package(module, f"claims.analysis.{name}") for name in later), (path.name, module)
            assert module not in ("claims.analysis", "claims.analysis.pipeline"), (path.name, module)


@pytest.mark.parametrize("floor", SHELL)
def test_the_shell_uses_only_public_names_of_the_core(floor: str) -> None:
    for path in [*modules(ROOT / "claims" / floor), *modules(ROOT / "claims" / f"{floor}.py")]:
        for module, names in imports(path):
            if in_package(module, "claims.analysis") and module not in ("claims.analysis", *SHARED):
                assert names <= ENUMS, (str(path.relative_to(ROOT)), module, sorted(names - ENUMS))


def test_only_converters_and_services_know_both_values_and_rows() -> None:
    for path in modules(ROOT / "claims"):
        inside = path.relative_to(ROOT / "claims").parts[0]
        if inside in (*KNOWS_BOTH, "models", "migrations"):
            continue
        taken = list(imports(path))
        rows = any(in_package(module, "claims.models") for module, _ in taken)
        values = [
            module
            for module, names in taken
            if any(in_package(module, f"claims.analysis.{step}") for step in STEPS) and not names <= ENUMS
        ]
        assert not (rows and values), (str(path.relative_to(ROOT)), values)


def test_the_package_imports_without_django() -> None:
    assert (ROOT / "claims" / "__init__.py").read_text(encoding="utf-8") == ""
