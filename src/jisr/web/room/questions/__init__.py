"""Questions with options inside a delegation: put, decided with reasons, shown with what was known."""
