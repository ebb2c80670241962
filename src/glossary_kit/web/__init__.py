"""The verbs as a local page, a JSON interface, and the checking service other editors speak to."""
