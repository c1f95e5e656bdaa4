"""The Django application."""

from importlib import import_module

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Whence's one application."""

    name = "claims"
    verbose_name = "Whence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks."""
        import_module("claims.checks")
