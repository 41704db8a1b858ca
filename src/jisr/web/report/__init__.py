"""The report of the run, as a page."""
