"""Two documents become units: which sentences of one translate which of the other."""
