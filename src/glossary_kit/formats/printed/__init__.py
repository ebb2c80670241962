"""The term base as a glossary to be read on paper: HTML, DOCX and PDF of the same pages."""
