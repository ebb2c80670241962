"""The pages, a module each: the questions of a request in, a page out."""
