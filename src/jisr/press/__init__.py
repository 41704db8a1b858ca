"""Making papers and pages from ready content: the page engine, dates and words in a language, the report of a run.

It draws what it is given and decides nothing; what a person may see was settled by the reading room or the debrief.
"""
