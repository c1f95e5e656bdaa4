"""Citations on their way from a text to the desk: resolved, left open with candidates, called in the text."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Assertion, Citation, Document, Note, Uncovered
from claims.models.choices import CitationForm, Holding, UncoveredKind
from claims.queries.evidence import passages
from claims.reports.build import claim_report
from claims.reports.markdown import render_markdown
from claims.services.audit import audit
from claims.services.ingest import import_text
from tests.builders import make_claim

pytestmark = pytest.mark.django_db

NOTED = """Tolls of the Sound

By Ada Lindqvist

The toll of the Sound was $40 million in 1998.<sup>1</sup> Norvik sold 12 ferries in 1999.<sup>2</sup>

The port of Norvik closed in 2001.<sup>3</sup>

---

<sup>1</sup> Lars Holm, *Ferries* (Oslo: Quay Press, 2004), 12.

<sup>2</sup> Lars Holm, *Tolls* (Oslo: Quay Press, 2006), 7.

<sup>3</sup> Holm, 45.
"""
LISTED = """Tolls of the Sound

By Ada Lindqvist

The toll of the Sound was $40 million in 1998 (Holm 2004: 12). Norvik sold 12 ferries in 1999 (Holm 2006).

## References

Holm, L. (2004). *Ferries*. Quay Press.

Holm, L. (2006a). *Tolls*. Quay Press.

Holm, L. (2006b). *Locks*. Quay Press.
"""


def stored(name: str, text: str) -> Document:
    result = import_text(name, text.encode())
    assert result.document_id is not None
    return Document.objects.get(id=result.document_id)


def titles(citation: Citation) -> list[str]:
    return sorted(work.title for work in citation.candidates.all())


def test_an_open_citation_is_stored_with_the_works_that_it_may_mean() -> None:
    document = stored("tolls.txt", NOTED)
    last = Citation.objects.get(note__document=document, note__number=3)
    assert (last.form, last.work, last.pages) == (CitationForm.UNRESOLVED, None, "45")
    assert titles(last) == ["Ferries", "Tolls"]
    assert {work.holding for work in last.candidates.all()} == {Holding.CITED}


def test_the_page_of_a_document_and_the_list_show_what_an_open_citation_may_mean(admin_client: Client) -> None:
    document = stored("tolls.txt", NOTED)
    for url in (
        reverse("admin:claims_document_change", args=[document.pk]),
        reverse("admin:claims_citation_changelist") + "?form__exact=unresolved",
        reverse("admin:claims_note_change", args=[Note.objects.get(document=document, number=3).pk]),
    ):
        page = admin_client.get(url).content.decode()
        line = page[page.index("unresolved") :]
        assert "Ferries" in line, url
        assert "Tolls" in line, url


def test_an_assertion_with_an_open_note_names_both_works() -> None:
    document = stored("tolls.txt", NOTED)
    closing = Assertion.objects.get(document=document, quote__startswith="The port of Norvik")
    cited = passages(Assertion.objects.filter(pk=closing.pk))[0].cited
    assert [(c.note, c.ending, sorted(title for _, title in c.candidates)) for c in cited] == [
        (3, "unresolved", ["Ferries", "Tolls"])
    ]


def test_a_call_in_the_text_is_stored_with_its_work_and_page() -> None:
    document = stored("listed.txt", LISTED)
    toll = Assertion.objects.get(document=document, quote__startswith="The toll")
    call = Citation.objects.get(note__in=toll.notes.all())
    assert (call.note.number, call.work and call.work.title, call.pages) == (0, "Ferries", "12")
    assert document.text[call.start : call.end] == call.surface == "Holm 2004: 12"
    assert not Uncovered.objects.filter(document=document, kind=UncoveredKind.NOTE_MARK).exists()


def test_a_call_that_fits_two_works_keeps_both() -> None:
    document = stored("listed.txt", LISTED)
    sold = Assertion.objects.get(document=document, quote__startswith="Norvik sold")
    call = Citation.objects.get(note__in=sold.notes.all())
    assert call.form == CitationForm.UNRESOLVED
    assert titles(call) == ["Locks", "Tolls"]


def test_the_entries_of_a_list_are_works_by_their_author() -> None:
    stored("listed.txt", LISTED)
    works = Document.objects.filter(holding=Holding.CITED)
    assert sorted(work.title for work in works) == ["Ferries", "Locks", "Tolls"]
    assert {author.name for work in works for author in work.authors.all()} == {"L. Holm"}


@pytest.mark.parametrize("text", [NOTED, LISTED])
def test_the_audit_finds_every_note_and_citation_at_its_place(text: str) -> None:
    stored("text.txt", text)
    assert [item.sentence for item in audit() if item.severity == "error"] == []


def test_a_report_says_where_in_the_text_and_on_which_page_a_work_is_cited() -> None:
    document = stored("listed.txt", LISTED)
    claim = make_claim()
    Assertion.objects.filter(document=document, quote__startswith="The toll").update(claim=claim)
    assert "In the text: Ferries, 2004, 12" in render_markdown(claim_report(claim))
