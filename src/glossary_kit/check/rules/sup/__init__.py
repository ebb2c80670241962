"""Suppressions: permissions that are idle, void or out of date."""
