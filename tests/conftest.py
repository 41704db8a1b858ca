"""What holds for all tests: they speak English unless one says otherwise, whatever the language of the machine; what
is made up is the same each time and may take its time; the files that take longest come first, so that of two
processes of tests none ends long before the other.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

os.environ["LC_ALL"] = "C.UTF-8"
settings.register_profile("calm", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

LONGEST = (
    "test_room_browser_exercise.py",
    "test_room_workers.py",
    "test_room_browser_pages.py",
    "test_room_taken_over.py",
    "test_law_in_a_browser.py",
    "test_room_killed.py",
    "test_room_processes.py",
    "test_room_browser.py",
    "test_bundle.py",
    "test_room_file_browser.py",
    "test_https.py",
    "test_room_across_browser.py",
)
PLACES = {name: place for place, name in enumerate(LONGEST)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts the files, and leaves the tests of each as they are."""
    items.sort(key=lambda item: PLACES.get(item.path.name, len(PLACES)))
