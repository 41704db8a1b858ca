"""The node that a command is for: its database, its data and its folder, as words and environment name them.

Settings read the environment when they are first asked for; here it is made ready, and looked at, before that.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from jisr.store.addresses import BadAddress, Database, database_from
from jisr.store.reaching import database_fault
from jisr.terminal.asking import OF, Asking, Wrong
from jisr.terminal.files import data_folder, folder_fault
from jisr.terminal.places import DATA, KEPT
from jisr.vocabulary import Reason

FILE = "jisr.sqlite3"


def add_database(parser: Asking) -> None:
    """`--database`, as every command has it that needs one."""
    about = "sqlite:///FILE or postgresql://USER@HOST/NAME; default: JISR_DATABASE, else a file in var"
    parser.add_argument("--database", default="", metavar="ADDRESS", help=about)


def use_node(address: str) -> None:
    """From now on settings name the database at that address, where one is given."""
    if address:
        os.environ["JISR_DATABASE"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")


def node_faults(*, needed: bool) -> Iterator[Reason]:
    """What is wrong with the node as the environment names it. `needed`: its database must be there already."""
    try:
        data_folder(os.environ.get("JISR_DATA") or str(DATA))
    except Wrong as fault:
        yield _named(fault.reason, "JISR_DATA")
    if not needed and (nowhere := folder_fault(kept())) is not None:
        yield _named(nowhere, "JISR_VAR")
        if not os.environ.get("JISR_DATABASE"):
            return
    try:
        database = database_named()
    except BadAddress as fault:
        yield _named(fault.reason, "--database, JISR_DATABASE") if "address" in fault.reason.values else fault.reason
        return
    if (found := database_fault(database, address=os.environ.get("JISR_DATABASE", ""), needed=needed)) is not None:
        yield found


def database_named() -> Database:
    """The database that the environment names. Raises `BadAddress`."""
    safety = os.environ.get("JISR_SAFETY", "NORMAL")
    return database_from(os.environ.get("JISR_DATABASE", ""), default=kept() / FILE, safety=safety)


def kept() -> Path:
    """The folder in which this node keeps what it holds."""
    return Path(os.environ.get("JISR_VAR") or KEPT)


def _named(reason: Reason, name: str) -> Reason:
    return Reason(reason.key, {**reason.values, OF: name})
