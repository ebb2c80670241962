"""`python -m glossary_kit`."""

from glossary_kit.cli import main

main()
