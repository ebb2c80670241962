"""The words by which a numbered part of a document is named: Article 5, ជំពូកទី៣."""

#: Each part with its keys in English and in Khmer.
PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "article": (("article", "articles", "art."), ("មាត្រា",)),
    "section": (("section", "sections", "sec."), ("ផ្នែក",)),
    "chapter": (("chapter", "chapters"), ("ជំពូក",)),
    "annex": (("annex", "annexes", "appendix", "appendices"), ("ឧបសម្ព័ន្ធ",)),
    "clause": (("clause", "clauses"), ("ប្រការ",)),
    "paragraph": (("paragraph", "paragraphs", "para", "para.", "paras", "paras."), ("កថាខណ្ឌ",)),
    "table": (("table", "tables"), ("តារាង",)),
    "figure": (("figure", "figures", "fig."), ("រូបភាព", "រូប")),
    "box": (("box", "boxes"), ("ប្រអប់",)),
    "schedule": (("schedule", "schedules"), ()),
}
ENGLISH_PARTS = [word for english, _ in PARTS.values() for word in english]
KHMER_PARTS = [word for _, khmer in PARTS.values() for word in khmer]
