"""What the kit knows of the two languages: encoding, words, sentences, numbers, similarity."""
