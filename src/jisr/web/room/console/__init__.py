"""The console: control sees both delegations and the truth, keeps watch over the persons, and steers the story."""
