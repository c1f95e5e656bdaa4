"""The command that explains a place: readable lines, or JSON, on the sample digests and on invented texts."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from claims.models import Judgement
from claims.models.choices import Decision, SubjectKind
from claims.reports.explanation import WIDTH
from tests.builders import make_assertion, make_claim, make_document, make_run, make_uncovered

pytestmark = pytest.mark.django_db

SEEDS = Path(__file__).parents[2] / "seeds"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("explain", *arguments, stdout=out)
    return out.getvalue()


def test_a_place_is_explained_in_sections() -> None:
    document = make_document()
    make_assertion(document, "Trade across the Sound was worth $40 million in 2019.")
    make_uncovered(document, "$40 million", dismissed=True, reason="Told twice.")
    printed = run("ferry question", "--quote", "$40 million")
    for line in (
        "The Ferry Question (ferry.txt, original text)",
        "Where it stands",
        "Read here",
        "  quantity       “$40 million”",
        "                 40,000,000 USD (money); measures “Trade across the Sound”",
        "                 by money.sign: a sign of money stands right before the number",
        "Elsewhere in the sentence",
        "In the database",
        "                 made by the rule assertion.statement",
        "  claim          of no claim yet",
        "  decided        nobody has judged it",
    ):
        assert line in printed.splitlines()
    assert "dismissed: Told twice." in printed


def test_what_failed_has_a_section_of_its_own() -> None:
    document = make_document("A Short Report\n\nNorway bought the ferry for page 12 of the report.\n")
    printed = run(str(document.id), str(document.text.index("12")))
    assert "Tried here and not taken\n  number         “12”\n                 after “page”\n" in printed
    assert "                 refused by never.designated: " in printed
    assert printed.endswith("In the database\n                 Nothing is stored for this place.\n")


def test_nothing_read_is_said() -> None:
    make_document("A Short Report\n\nWill the quay be old?\n")
    assert "\n\nNothing was read here.\n\n" in run("short", "--quote", "quay")


def test_programs_get_the_same_as_json() -> None:
    document = make_document()
    found = json.loads(run(str(document.sha256)[:10], "--quote", "$40 million", "--json"))
    assert found["document_id"] == str(document.id)
    assert found["explanation"]["surface"] == "$40 million"
    assert {"what", "rule", "words", "reading", "taken"} <= set(found["explanation"]["here"][0])


def test_who_made_and_who_judged_a_stored_assertion_is_told() -> None:
    document = make_document()
    quote = "Trade across the Sound was worth $40 million in 2019."
    row = make_assertion(document, quote, claim=make_claim(), rule="", run=make_run())
    Judgement.objects.create(
        subject_kind=SubjectKind.ASSERTION, subject_id=row.id, decision=Decision.ACCEPT, username="ada",
        decided_at=timezone.now(),
    )  # fmt: skip
    printed = run("ferry", "--quote", "$40 million")
    assert "                 made by a person\n" in printed
    assert "version 0.1.0; code or vocabulary have changed since" in " ".join(printed.split())
    assert "  decided        accept (assertion) by ada, " in printed
    assert "nobody has judged it" not in printed


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_part_of_a_sample_can_be_explained(path: Path) -> None:
    call_command("import_documents", str(path), "--no-progress", stdout=io.StringIO(), stderr=io.StringIO())
    text = path.read_text(encoding="utf-8")
    for offset in range(0, len(text), len(text) // 5):
        printed = run(path.name, str(offset))
        assert "Where it stands" in printed
        longest = max(printed.splitlines(), key=len)
        assert len(longest) <= WIDTH or " " not in longest.strip()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ferry"], "Which place"),
        (["ferry", "3", "--quote", "quay"], "Which place"),
        (["bridge", "3"], "No document is called 'bridge'"),
        (["ferry", "100000"], "OFFSET is from 0 to"),
        (["ferry", "--quote", "submarine"], "do not stand in the text"),
    ],
)
def test_what_is_wrong_is_one_clear_line(arguments: list[str], message: str) -> None:
    make_document()
    with pytest.raises(CommandError, match=message):
        run(*arguments)
