"""A grave step before it is sealed: what will be done, how long it can still be withdrawn, what came of it."""
