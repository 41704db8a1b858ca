"""Addresses of the room: those of each subject of pages, a folder here with `urls.py` and its `ADDRESSES`."""

from importlib import import_module
from pathlib import Path
from typing import cast

from django.urls import URLPattern, include, path
from django.urls.resolvers import URLResolver


def room_addresses() -> list[URLResolver]:
    """The addresses, once the converter of languages is registered."""
    subjects = sorted(file.parent.name for file in Path(__file__).parent.glob("*/urls.py"))
    found: list[URLPattern] = []
    for subject in subjects:
        found += cast(list[URLPattern], import_module(f"jisr.web.room.{subject}.urls").ADDRESSES)
    return [path("<language:tag>/room/", include(found))]
