"""Makes Django ready before any module of the store is imported; imported first by the modules of these tests."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
django.setup()
READY = True
