"""Check drafts and the term base: facts are found once, rules judge them."""
