"""The Django application."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Whence's one application."""

    name = "claims"
    verbose_name = "Whence"
    default_auto_field = "django.db.models.BigAutoField"
