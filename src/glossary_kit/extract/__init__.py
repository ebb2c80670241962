"""Term candidates from an English text or an aligned memory, and how well a base covers them."""
