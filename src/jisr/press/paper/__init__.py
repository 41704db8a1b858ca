"""Content of the papers of an exercise: blank forms, cards for actors, rights, letters, memo, contacts. No server."""
