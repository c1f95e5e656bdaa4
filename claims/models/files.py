"""Files as they were received, where the stored text is not the file itself."""

from __future__ import annotations

from django.db import models

from claims.models.base import Record


class ReceivedFile(Record):
    """The bytes of an HTML, PDF or DOCX file from which the text of a document was taken.

    They stand in the database, not in a folder beside it, so that a document and its file are stored in one
    transaction and move together in backups and dumps; in a table of their own, so that no list loads them.
    """

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(editable=False, help_text="Bytes.")
    data = models.BinaryField(editable=False)

    class Meta:
        ordering = ["sha256"]

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"
