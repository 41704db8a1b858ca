"""Jisr: criminal-justice actors of several States solve one case together, first as a mock trial, then for real."""
