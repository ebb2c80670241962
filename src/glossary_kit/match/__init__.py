"""What a text contains of a base: terms found in running text, terms and units looked up."""
