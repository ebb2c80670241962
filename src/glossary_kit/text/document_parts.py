"""The words by which a numbered part of a document is named: Article 5, ជំពូកទី៣."""

ENGLISH_PARTS = (
    *("article", "art.", "section", "sec.", "chapter", "annex", "appendix", "clause", "paragraph"),
    *("para", "para.", "table", "figure", "fig.", "box", "schedule"),
)
ENGLISH_PLURALS = (
    *("articles", "sections", "chapters", "annexes", "appendices", "clauses", "paragraphs"),
    *("paras", "paras.", "tables", "figures", "boxes", "schedules"),
)
KHMER_PARTS = (
    *("មាត្រា", "ផ្នែក", "ជំពូក", "ឧបសម្ព័ន្ធ", "ប្រការ", "កថាខណ្ឌ", "តារាង", "រូបភាព", "រូប"),
    *("ប្រអប់",),
)
