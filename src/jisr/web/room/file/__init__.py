"""The case file of a seat: persons and things, exhibits, statements, proof, timeline, route, links, search.

Everything on these pages is in the view of the seat; the world is never asked, nor another office.
"""
