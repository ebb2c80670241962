"""The settings of a project, from `glossary-kit.toml` or `[tool.glossary-kit]`."""

from glossary_kit.config.settings import Config, PerFile, find_config, place_of, shipped_data

__all__ = ["Config", "PerFile", "find_config", "place_of", "shipped_data"]
