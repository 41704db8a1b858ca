"""Messages inside a delegation, by the office with which one writes."""
