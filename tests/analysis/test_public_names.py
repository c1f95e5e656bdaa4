"""What `claims.analysis` offers by name, and that it loads no more than is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import claims.analysis
from tests.conftest import REPOSITORY


@pytest.mark.parametrize("name", claims.analysis.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(claims.analysis, name).__name__ == name
    assert name in dir(claims.analysis)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        claims.analysis.guess  # noqa: B018  # asking is the point


def test_reading_figures_does_not_load_the_comparison_of_claims() -> None:
    script = (
        "import sys\n"
        "from claims.analysis.extraction.quantities import find_quantities\n"
        "assert find_quantities('two ships')\n"
        "print(*(name for name in sys.modules if name.startswith(('claims.analysis.relations', 'django'))))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
