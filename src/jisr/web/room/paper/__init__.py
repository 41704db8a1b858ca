"""What a room prints: the kit before the first day, the papers of each desk while it runs, how to connect."""
