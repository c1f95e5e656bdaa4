"""Whence's analysis core: text in, claims and their relations out. Pure: no Django, clock, network or database."""
