"""Taking or ordering a measure: choose, say on which ground and with which safeguards, confirm, read the answer."""
