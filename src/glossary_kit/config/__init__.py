"""The settings of a project, from `glossary-kit.toml` or `[tool.glossary-kit]`."""

from glossary_kit.config.settings import (
    Config,
    Penalties,
    PerFile,
    find_config,
    place_of,
    shipped_data,
)

__all__ = ["Config", "Penalties", "PerFile", "find_config", "place_of", "shipped_data"]
