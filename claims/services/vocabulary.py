"""The base vocabulary for analysts: entities with their other names, and publishers."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.models import Alias, Entity, Publisher
from claims.services.recording import create, create_recorded, exclusive

FIXTURE = Path("fixtures") / "vocabulary.json"
REASON = "base vocabulary"


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
    path = path or settings.BASE_DIR / FIXTURE
    objects: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    rows: dict[str, dict[uuid.UUID, dict[str, Any]]] = {"claims.entity": {}, "claims.alias": {}, "claims.publisher": {}}
    for item in objects:
        rows[item["model"]][uuid.UUID(item["pk"])] = item["fields"]
    with exclusive():
        entities = {(e.kind, e.name): e.id for e in Entity.objects.only("id", "kind", "name")}
        key_of = {key: entities.get((f["kind"], f["name"]), key) for key, f in rows["claims.entity"].items()}
        stored = set(entities.values())
        new_entities = [
            Entity(id=key, kind=fields["kind"], name=fields["name"], note=fields["note"])
            for key, fields in rows["claims.entity"].items()
            if key_of[key] not in stored
        ]
        create_recorded(Entity, new_entities, reason=REASON)
        known = {(entity, name) for entity, name in Alias.objects.values_list("entity_id", "name")}
        ids = set(Alias.objects.values_list("id", flat=True))
        new_aliases = [
            Alias(id=key, entity_id=key_of[uuid.UUID(fields["entity"])], name=fields["name"], kind=fields["kind"])
            for key, fields in rows["claims.alias"].items()
            if key not in ids and (key_of[uuid.UUID(fields["entity"])], fields["name"]) not in known
        ]
        create(Alias, new_aliases)
        names = set(Publisher.objects.values_list("name", flat=True))
        new_publishers = [
            Publisher(id=key, name=fields["name"], note=fields.get("note", ""))
            for key, fields in rows["claims.publisher"].items()
            if fields["name"] not in names
        ]
        create_recorded(Publisher, new_publishers, reason=REASON)
    return VocabularyResult(len(new_entities), len(new_aliases), len(new_publishers))
