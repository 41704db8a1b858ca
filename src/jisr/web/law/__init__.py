"""The pages of the law: they need no run, only the data."""
