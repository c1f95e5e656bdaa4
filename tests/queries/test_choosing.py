"""Which document is meant: by key, hash, file name, or words of the title."""

from __future__ import annotations

import pytest

from claims.queries.choosing import ChoiceError, document_named
from tests.builders import make_cited_work, make_document

pytestmark = pytest.mark.django_db


def test_every_name_of_a_document_leads_to_it() -> None:
    document = make_document("A Short Report\n\nThe quay is old.\n", name="quay.txt")
    assert document.sha256 is not None
    for words in (str(document.id), document.sha256, document.sha256[:8].upper(), "quay.txt", "short REPORT", " quay "):
        assert document_named(words) == document


def test_a_whole_title_comes_before_a_part_of_another() -> None:
    one = make_document("Ports\n\nThe quay is old.\n", name="one.txt")
    make_document("Ports of Peru\n\nThe quay is new.\n", name="two.txt")
    assert document_named("Ports") == one


def test_a_held_text_comes_before_a_work_known_from_citations() -> None:
    held = make_document("Ports of Peru\n\nThe quay is new.\n")
    cited = make_cited_work("The Ports of Chile")
    assert document_named("ports") == held
    assert document_named("Chile") == cited


def test_several_are_listed_with_their_keys() -> None:
    one = make_document("Ports of Peru\n\nThe quay is new.\n", name="peru.txt")
    two = make_document("Ports of Chile\n\nThe quay is old.\n", name="chile.txt")
    with pytest.raises(ChoiceError) as caught:
        document_named("ports")
    assert str(caught.value).splitlines() == [
        "More than one document is meant by 'ports':",
        f"  {two.id}  Ports of Chile  (chile.txt)",
        f"  {one.id}  Ports of Peru  (peru.txt)",
    ]


def test_more_than_can_be_listed_are_counted_as_more() -> None:
    for number in range(12):
        make_document(f"Ports {number}\n\nThe quay is old.\n", name=f"{number}.txt")
    with pytest.raises(ChoiceError, match=r"\n  \.\.\. and more$"):
        document_named("ports")


@pytest.mark.parametrize(
    "words", ["", "   ", "nothing of that name", "abcdef12", "8d2f6c0e-5b1a-5c39-9f6b-7b1d3f5a9e44"]
)
def test_nothing_found_says_how_to_name_one(words: str) -> None:
    make_document()
    with pytest.raises(ChoiceError, match="No document is called"):
        document_named(words)


def test_a_superseded_version_has_its_key_only() -> None:
    old = make_document("Ports of Peru\n\nThe quay is new.\n", name="peru.txt")
    new = make_document("Ports of Peru\n\nThe quay is old.\n", name="peru.txt", supersedes=old)
    assert document_named("peru.txt") == new
    assert document_named(str(old.id)) == old
