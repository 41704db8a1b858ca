"""Pages by subject: the report of a run and its replay. A view parses, asks for ready content, renders."""
