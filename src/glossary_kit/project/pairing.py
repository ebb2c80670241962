"""A draft and its source as two documents: the units of the draft with what they translate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.errors import Location, UsageError
from glossary_kit.formats.codec import Diagnostic, DiagnosticKind, Report
from glossary_kit.formats.languages import written_language
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import read_file
from glossary_kit.text.segmenters import Segmenter

_SURE = 0.9
"""The least probability with which sentences are taken for translations of each other."""


@dataclass(frozen=True, kw_only=True)
class SourceDocument:
    """The document that a draft translates, and what is needed to find its sentences again."""

    path: Path
    entries: Sequence[ConceptEntry]
    words: Segmenter
    report: Report

    def pair(self, draft: Sequence[TranslationUnit], name: str) -> list[TranslationUnit]:
        """The units of the `draft` called `name`, in their order, each with its source.

        Where both documents have paragraphs at the same places, and of fitting lengths, these
        are paired. Where not, that is reported and sentences are aligned; a unit whose
        sentences are not surely found again stays without a source. Behind them come the
        paragraphs of the source that have no counterpart, with an empty target.

        Raises:
            UsageError: no document, both in one language, or no translations of each other.
            FormatError: the source document is broken.

        """
        source = list(read_file(self.path, TranslationUnit, report=self.report))
        langs = _languages(source, self.path), _languages(draft, Path(name))
        if langs[0] == langs[1]:
            raise UsageError(
                f"the draft and its source are both in the language {langs[0]}",
                at=Location(path=str(self.path)),
                hint="name the draft first, and with --source-file the document it translates",
            )
        apart = _apart(source, draft, langs)
        if apart is None:
            return [_paired(unit, other, langs) for unit, other in zip(draft, source, strict=True)]
        return self._aligned(source, draft, langs, Location(path=name), apart)

    def _aligned(
        self,
        source: Sequence[TranslationUnit],
        draft: Sequence[TranslationUnit],
        langs: tuple[str, str],
        at: Location,
        apart: str,
    ) -> list[TranslationUnit]:
        """The units of the draft, paired by their sentences; `apart` is where structures part."""
        from glossary_kit.align.paragraphs import counterparts

        one, other = ([unit.target for unit in side] for side in (source, draft))
        found = counterparts(one, other, langs, self.entries, self.words, least=_SURE)
        if found is None:
            raise UsageError(
                f"this document and {at} do not look like translations of each other",
                at=Location(path=str(self.path)),
                hint="are these the right files, and all of them?",
            )
        paired = [
            replace(unit, source=text, source_lang=langs[0], target_lang=langs[1]) if text else unit
            for unit, text in zip(draft, found.sources, strict=True)
        ]
        self._tell(at, apart, sum(not text for text in found.sources))
        missing = [source[number] for number in found.missing]
        return [*paired, *(_untranslated(unit, self.path, langs) for unit in missing)]

    def _tell(self, at: Location, apart: str, alone: int) -> None:
        message = (
            f"its paragraphs are not those of {self.path} one by one ({apart}): they are paired by "
            f"what they say, and {alone or 'none'} checked without a source"
        )
        self.report(Diagnostic(at=at, message=message, kind=DiagnosticKind.CHANGED))


def _languages(units: Sequence[TranslationUnit], path: Path) -> str:
    """The language of a document in one language.

    Raises: UsageError if it holds both, or nothing.
    """
    at = Location(path=str(path))
    if not units:
        raise UsageError("there is no text in this document", at=at, hint="is it the right file?")
    if 2 * sum(bool(unit.source) for unit in units) > len(units):
        hint = "check it without --source-file"
        raise UsageError("this file holds both languages already", at=at, hint=hint)
    return written_language(unit.target for unit in units)


def _apart(
    source: Sequence[TranslationUnit], draft: Sequence[TranslationUnit], langs: tuple[str, str]
) -> str | None:
    """Why the documents cannot be paired place by place; `None` if they can."""
    from glossary_kit.align.paragraphs import lengths_fit

    if len(source) != len(draft):
        return f"{len(draft)} against {len(source)}"
    for one, other in zip(draft, source, strict=True):
        if one.id != other.id:
            return f"the places differ at {one.id}"
    if not lengths_fit([u.target for u in source], [u.target for u in draft], langs):
        return "their lengths do not fit"
    return None


def _paired(
    unit: TranslationUnit, source: TranslationUnit, langs: tuple[str, str]
) -> TranslationUnit:
    return replace(
        unit,
        source=source.target,
        source_codes=source.target_codes,
        source_lang=langs[0],
        target_lang=langs[1],
    )


def _untranslated(source: TranslationUnit, path: Path, langs: tuple[str, str]) -> TranslationUnit:
    return replace(
        source,
        id=f"{path.name} {source.id}",
        source=source.target,
        source_codes=source.target_codes,
        target="",
        target_codes=(),
        source_lang=langs[0],
        target_lang=langs[1],
    )
