"""Entities: the named things that claims are about, with their other names."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from claims.models.base import CuratedRecord, Record
from claims.models.choices import AliasKind, EntityKind


class Entity(CuratedRecord):
    """A named thing: country, place, organisation, object, event."""

    name = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=20, choices=EntityKind.choices, default=EntityKind.OTHER)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="entity_is_unique"),
            models.CheckConstraint(condition=~models.Q(name=""), name="entity_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Alias(Record):
    """Another name of an entity."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=20, choices=AliasKind.choices, default=AliasKind.NAME)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["entity", "name"], name="alias_is_unique_per_entity")]

    def __str__(self) -> str:
        return self.name
