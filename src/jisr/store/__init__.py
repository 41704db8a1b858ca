"""The database of Jisr: journals; the only place that knows tables."""
