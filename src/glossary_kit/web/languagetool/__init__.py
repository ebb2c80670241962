"""The HTTP protocol of LanguageTool, which LibreOffice, OmegaT and other editors speak."""
