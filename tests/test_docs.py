"""What the documents for people say holds: examples print what they say, lists are complete, paths are there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *ROOT.glob("[bdfs]*/*.md")]
RULE_NAME = re.compile(r"[a-z_]+\.[a-z_]+")


def test_the_example_of_the_readme_prints_what_it_says() -> None:
    code, printed = re.findall(r"```(?:python)?\n(.*?)```", README, re.DOTALL)[:2]
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == printed


def test_the_benchmark_measures_every_step() -> None:
    command = [sys.executable, "-m", "benchmarks.reading", "seeds", "--times", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == ["read", "extract", "find", "frames", "relate"]


def test_the_list_of_commands_is_complete() -> None:
    listed = set(re.findall(r"^\| `(\w+)", (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == {name for name, app in get_commands().items() if app == "claims"}


@pytest.mark.parametrize("command", [name for name, app in get_commands().items() if app == "claims"])
def test_every_command_shows_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command(command, "--help")
    assert f"manage.py {command}" in capsys.readouterr().out


def test_the_commands_of_the_readme_exist() -> None:
    commands = set(re.findall(r"\./run manage (\w+)", README))
    assert {"import_documents", "relate_claims", "claim_report", "audit"} <= commands
    assert commands <= set(get_commands())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def rules_in(path: Path) -> set[str]:
    """The names of rules that a module writes: strings of the form family.rule."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {word for word in words if RULE_NAME.fullmatch(word)}


def test_every_rule_of_agreement_is_told() -> None:
    relations = ROOT / "claims" / "analysis" / "relations"
    modules = [path for name in ("rule_*.py", "impossible*.py") for path in relations.glob(name)]
    written = set().union(*(rules_in(path) for path in [*modules, relations / "gates.py"]))
    assert len(written) > 20
    told = set(re.findall(r"`([a-z_]+\.[a-z_]+)`", (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")))
    assert written - told == set()
