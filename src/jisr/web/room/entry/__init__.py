"""Coming in: sign-in by card or account, links used once, several seats in one browser, lock, leaving; the cards."""
