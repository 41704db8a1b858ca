"""The book of the law as ready content for pages: a rule, a home of law, shelves, comparison, limits, a question."""
