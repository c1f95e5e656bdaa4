"""The tables that relating works from, as an application of their own."""

from importlib import import_module

from django.apps import AppConfig


class DerivedConfig(AppConfig):
    """Rows that can be made again from texts and code at any time.

    They are kept apart from the rows of `claims` so that `dumpdata claims`, exports, the desk and the history are about
    what documents say and people decide, and not about how the machine keeps its place.
    """

    name = "claims.derived"
    label = "derived"
    verbose_name = "Whence, derived"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Notice what people change."""
        import_module("claims.services.noticing")
