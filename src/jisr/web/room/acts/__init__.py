"""Commands of the procedure as forms: choose, confirm, done. `forms` is the whole list; `shape` is what a form is."""
