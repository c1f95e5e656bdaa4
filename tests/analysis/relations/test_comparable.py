"""Comparable claims carry what comparing needs: writing time, works, lineage, words."""

from __future__ import annotations

from claims.analysis.relations.comparable import lineages
from claims.analysis.relations.values import Reuse

from .making import article, claims_of

SHARED = "the ferry was already listing badly when the second engine failed outside the harbour"


def test_a_claim_knows_when_its_document_was_written() -> None:
    dated = claims_of(article("Norway won in 1994."))[0]
    assert (dated.written_earliest, dated.written_latest) == ("2015-05-03", "2015-05-03")


def test_an_undated_document_was_written_after_what_it_tells() -> None:
    text = "Boats\n\nThe pier of Karten burned down in 1994. The harbour was rebuilt in 2003 by Norway.\n"
    assert {c.written_earliest for c in claims_of(text)} == {"2003-01-01"}
    ahead = text + "\nIt will be closed by 2019.\n"
    assert {c.written_latest for c in claims_of(ahead)} == {"2019-12-31"}


def test_documents_that_share_passages_have_one_lineage() -> None:
    def shared(left: str, right: str) -> Reuse:
        return Reuse(left, 0, 9, right, 0, 9, 1.0)

    assert lineages([shared("b", "c"), shared("a", "b"), shared("x", "y")]) == {
        "a": ("a",), "b": ("a",), "c": ("a",), "x": ("x",), "y": ("x",),
    }  # fmt: skip


def test_claims_name_the_passages_that_they_share() -> None:
    left = article(f"In Norway {SHARED}.")
    right = article(f"Near Kenya's coast {SHARED}.", title="Another voyage", day="4 June 2016")
    shared = [c.shared for c in claims_of(left, right) if c.shared]
    assert len(shared) == 2
    assert shared[0] == shared[1]


def test_keys_name_the_place() -> None:
    for claim in claims_of(article("Norway won in 1994.", "Kenya lost in 1995.")):
        assert claim.key == f"{claim.document}:{claim.start}-{claim.end}"
        assert claim.words
