"""The Django app of the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Journals in a database; later accounts and files."""

    name = "jisr.store"
    label = "store"
    verbose_name = "Store"
