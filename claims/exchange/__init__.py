"""Rows to files and back: resources, widgets and file formats for django-import-export."""
