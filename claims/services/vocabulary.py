"""The base vocabulary for analysts: entities with their other names, and publishers."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.models import Alias, Entity, Publisher
from claims.services.recording import create, create_recorded, exclusive

FIXTURE = Path("fixtures") / "vocabulary.json"
REASON = "base vocabulary"

Rows = dict[uuid.UUID, dict[str, Any]]
"""Fields of the fixture's rows by key."""


@dataclass(frozen=True, slots=True)
class VocabularyResult:
    """How many rows were made of each sort; rows that were there already are left as people have made them."""

    entities: int = 0
    aliases: int = 0
    publishers: int = 0

    @property
    def changed(self) -> bool:
        """True where anything was made."""
        return bool(self.entities or self.aliases or self.publishers)


def load_vocabulary(path: Path | None = None) -> VocabularyResult:
    """Make the entities, aliases and publishers of the vocabulary fixture that are not there yet.

    Unlike `loaddata` this never puts a row back to what the fixture says: what an analyst changed stays changed.
    """
    rows: dict[str, Rows] = {"claims.entity": {}, "claims.alias": {}, "claims.publisher": {}}
    for item in json.loads((path or settings.BASE_DIR / FIXTURE).read_text(encoding="utf-8")):
        rows[item["model"]][uuid.UUID(item["pk"])] = item["fields"]
    with exclusive():
        entities, key_of = _new_entities(rows["claims.entity"])
        create_recorded(Entity, entities, reason=REASON)
        aliases = _new_aliases(rows["claims.alias"], key_of)
        create(Alias, aliases)
        publishers = _new_publishers(rows["claims.publisher"])
        create_recorded(Publisher, publishers, reason=REASON)
    return VocabularyResult(len(entities), len(aliases), len(publishers))


def _new_entities(rows: Rows) -> tuple[list[Entity], dict[uuid.UUID, uuid.UUID]]:
    """The entities that are not stored, and for each key of the fixture the key under which its entity is stored."""
    stored = {(entity.kind, entity.name): entity.id for entity in Entity.objects.only("id", "kind", "name")}
    key_of = {key: stored.get((fields["kind"], fields["name"]), key) for key, fields in rows.items()}
    new = [
        Entity(id=key, kind=fields["kind"], name=fields["name"], note=fields.get("note", ""))
        for key, fields in rows.items()
        if (fields["kind"], fields["name"]) not in stored
    ]
    return new, key_of


def _new_aliases(rows: Rows, key_of: Mapping[uuid.UUID, uuid.UUID]) -> list[Alias]:
    names = set(Alias.objects.values_list("entity_id", "name"))
    keys = set(Alias.objects.values_list("id", flat=True))
    return [
        Alias(id=key, entity_id=entity, name=fields["name"], kind=fields["kind"])
        for key, fields in rows.items()
        if key not in keys and ((entity := key_of[uuid.UUID(fields["entity"])]), fields["name"]) not in names
    ]


def _new_publishers(rows: Rows) -> list[Publisher]:
    names = set(Publisher.objects.values_list("name", flat=True))
    return [
        Publisher(id=key, name=fields["name"], note=fields.get("note", ""))
        for key, fields in rows.items()
        if fields["name"] not in names
    ]
