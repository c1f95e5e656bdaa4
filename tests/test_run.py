"""The script that makes the environment says in one line what is missing."""

from __future__ import annotations

import ast
import subprocess
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).parent.parent / "run"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`run` as a module that works on an empty folder instead of the project's."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    loader = SourceFileLoader("run_script", str(RUN))
    spec = spec_from_loader("run_script", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text("same", encoding="utf-8")
    monkeypatch.setattr(module, "HERE", str(tmp_path))
    monkeypatch.setattr(module, "ENVIRONMENT", str(tmp_path / ".venv"))
    return module


def the_line(stopped: pytest.ExceptionInfo[SystemExit]) -> str:
    """What the script ended with: one line."""
    line = str(stopped.value.code)
    assert "\n" not in line
    return line


def test_it_is_read_by_pythons_too_old_to_run_whence() -> None:
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_is_needed(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "NEEDED", (9, 9))
    monkeypatch.setattr(script.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        script.use_new_enough_python()
    assert "Python 9.9 or newer is needed" in the_line(stopped)


def test_a_python_without_venv_is_told_what_to_install(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        script.make_environment()
    assert "apt install python3-venv" in the_line(stopped)


def test_no_network_is_one_line(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".venv").mkdir()
    pip = subprocess.CompletedProcess(
        [], 1, stderr="WARNING: Retrying\nERROR: No matching distribution found for Django\n"
    )
    monkeypatch.setattr(script.subprocess, "run", lambda *a, **k: pip)
    with pytest.raises(SystemExit) as stopped:
        script.install("")
    line = the_line(stopped)
    assert "is there a network?" in line
    assert "No matching distribution found for Django" in line


def test_the_same_requirements_are_installed_once(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".venv").mkdir()
    calls: list[object] = []

    def pip(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
        calls.append(args)
        return subprocess.CompletedProcess([], 0, stderr="")

    monkeypatch.setattr(script.subprocess, "run", pip)
    script.install("")
    script.install("")
    assert len(calls) == 1
    (tmp_path / "pyproject.toml").write_text("changed", encoding="utf-8")
    script.install("")
    assert len(calls) == 2
