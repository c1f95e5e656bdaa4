"""The desk: Whence's admin site."""

from __future__ import annotations

from django.contrib import admin


class DeskSite(admin.AdminSite):
    """The admin under Whence's name."""

    site_header = "Whence"
    site_title = "Whence"
    index_title = "Start"
