"""Khmer–English terminology: look up terms, check drafts, exchange with CAT tools."""

__version__ = "0.1.0"
