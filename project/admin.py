"""The desk in place of Django's stock admin site."""

from django.contrib.admin.apps import AdminConfig


class WhenceAdminConfig(AdminConfig):
    """The admin application with Whence's own site."""

    default_site = "claims.admin.site.the_desk"
