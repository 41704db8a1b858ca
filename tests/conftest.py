"""The tests speak English unless one says otherwise, whatever the language of the machine that runs them."""

import os

os.environ["LC_ALL"] = "C.UTF-8"
