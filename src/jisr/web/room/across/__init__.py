"""Between the States, from one seat: requests and information, their letters, drafts and acts; all from its view."""
