"""A process that appends without end and prints each number after it was confirmed; a test kills it."""

import sys

from django.core.management import call_command
from stores import Stores, add

call_command("migrate", verbosity=0, skip_checks=True)
journal = Stores("default").begun()
while True:
    (act,) = add(journal, f"c-{journal.version}", "a word")
    sys.stdout.write(f"{act.number}\n")
    sys.stdout.flush()
