"""The five original articles through import, comparison and audit."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from claims.models import Assertion, Claim, Document, Relation
from claims.models.choices import AssertionKind, Holding, Verdict
from claims.services.audit import audit
from claims.services.comparison import relate_all
from claims.services.ingest import Outcome, import_paths

pytestmark = [pytest.mark.django_db, pytest.mark.originals]


def errors() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


def test_they_are_imported_and_related_and_nothing_is_lost(originals: Path) -> None:
    result = import_paths([originals])
    assert (result.count(Outcome.NEW), result.failed) == (5, ())
    for document in Document.objects.held():
        assert document.text == (originals / document.name).read_bytes().decode()
        assert document.authors.exists()
    assert relate_all().documents == 5
    assert not Assertion.objects.filter(claim__isnull=True).exclude(kind=AssertionKind.REFERENCE).exists()
    assert Relation.objects.filter(verdict=Verdict.CONTRADICTS).exists()
    assert Claim.objects.filter(document_count__gt=1).exists()
    assert errors() == []
    assert import_paths([originals]).count(Outcome.UNCHANGED) == 5
    assert relate_all().changed is False


def test_each_supersedes_its_digest(originals: Path) -> None:
    digests = settings.BASE_DIR / "seeds"
    import_paths(sorted(digests.glob("*.txt")))
    relate_all()
    result = import_paths([originals])
    assert result.count(Outcome.NEW_VERSION) == 5
    assert set(Document.objects.current().held().values_list("holding", flat=True)) == {Holding.ORIGINAL}
    assert import_paths(sorted(digests.glob("*.txt"))).count(Outcome.UNCHANGED) == 5
    relate_all()
    assert errors() == []
    assert relate_all().changed is False
