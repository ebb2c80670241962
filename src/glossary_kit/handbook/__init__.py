"""Tutorial, how-to, explanation and examples, shipped with the kit."""
