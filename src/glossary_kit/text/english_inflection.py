"""Plurals, possessives and verb forms of single English words: irregular ones as data."""

from __future__ import annotations

import re

#: Plurals that no ending gives away; every form is understood, also the rarer one.
IRREGULAR_PLURALS = {
    "addendum": ("addenda", "addendums"),
    "agendum": ("agenda",),
    "appendix": ("appendices", "appendixes"),
    "axis": ("axes",),
    "bacterium": ("bacteria",),
    "calf": ("calves",),
    "child": ("children",),
    "corpus": ("corpora", "corpuses"),
    "criterion": ("criteria",),
    "curriculum": ("curricula", "curriculums"),
    "datum": ("data",),
    "erratum": ("errata",),
    "foot": ("feet",),
    "formula": ("formulae", "formulas"),
    "forum": ("forums", "fora"),
    "focus": ("focuses", "foci"),
    "genus": ("genera",),
    "goose": ("geese",),
    "half": ("halves",),
    "index": ("indices", "indexes"),
    "knife": ("knives",),
    "leaf": ("leaves",),
    "life": ("lives",),
    "matrix": ("matrices", "matrixes"),
    "medium": ("media", "mediums"),
    "memorandum": ("memoranda", "memorandums"),
    "millennium": ("millennia", "millenniums"),
    "modus": ("modi",),
    "moratorium": ("moratoria", "moratoriums"),
    "mouse": ("mice",),
    "nucleus": ("nuclei",),
    "ox": ("oxen",),
    "ovum": ("ova",),
    "person": ("persons", "people"),
    "phenomenon": ("phenomena",),
    "quantum": ("quanta",),
    "quiz": ("quizzes",),
    "schema": ("schemas", "schemata"),
    "self": ("selves",),
    "shelf": ("shelves",),
    "stimulus": ("stimuli",),
    "stratum": ("strata",),
    "syllabus": ("syllabi", "syllabuses"),
    "spectrum": ("spectra", "spectrums"),
    "symposium": ("symposia", "symposiums"),
    "thief": ("thieves",),
    "tooth": ("teeth",),
    "vertex": ("vertices", "vertexes"),
    "wife": ("wives",),
    "wolf": ("wolves",),
}
_SINGULARS = {plural: word for word, plurals in IRREGULAR_PLURALS.items() for plural in plurals}
_INVARIABLE = re.compile(
    "(?:analyt|econom|eth|informat|linguist|logist|mathemat|phys|polit|robot|statist)ics|"
    "aircraft|data|headquarters|means|news|series|software|species"
)
#: Words that end like a plural and are not one, or mean something else without the s.
_NO_SINGULAR = re.compile(
    ".*(?:ss|us|is|ics)|arms|bias|customs|goods|headquarters|lens|means|minutes|news|premises|"
    "proceeds|series|species|terms|thanks|works|data|agenda|media|people|lives|leaves|axes"
)
_MAN = re.compile("(?!human|german|roman|talisman|shaman|caiman).*man")
_O_WITH_ES = frozenset({"cargo", "echo", "embargo", "hero", "mosquito", "potato", "tomato", "veto"})
_IRREGULAR_VERBS = {
    "be": ("is", "are", "am", "was", "were", "been", "being"),
    "begin": ("began", "begun", "beginning"),
    "break": ("broke", "broken"),
    "bring": ("brought",),
    "build": ("built",),
    "buy": ("bought",),
    "choose": ("chose", "chosen"),
    "come": ("came",),
    "do": ("does", "did", "done"),
    "draw": ("drew", "drawn"),
    "feed": ("fed",),
    "find": ("found",),
    "get": ("got", "gotten", "getting"),
    "give": ("gave", "given"),
    "go": ("goes", "went", "gone"),
    "grow": ("grew", "grown"),
    "have": ("has", "had"),
    "hold": ("held",),
    "keep": ("kept",),
    "know": ("knew", "known"),
    "lead": ("led",),
    "learn": ("learned", "learnt"),
    "leave": ("left",),
    "lose": ("lost",),
    "make": ("made",),
    "meet": ("met",),
    "oversee": ("oversaw", "overseen", "overseeing"),
    "pay": ("paid",),
    "put": ("putting",),
    "run": ("ran", "running"),
    "see": ("saw", "seen", "seeing"),
    "seek": ("sought",),
    "sell": ("sold",),
    "send": ("sent",),
    "set": ("setting",),
    "show": ("showed", "shown"),
    "spend": ("spent",),
    "spread": (),
    "take": ("took", "taken"),
    "teach": ("taught",),
    "tell": ("told",),
    "think": ("thought",),
    "understand": ("understood",),
    "undertake": ("undertook", "undertaken"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
_VERBS = """
accept achieve acquire adapt adopt align allow analyse analyze anonymise anonymize apply appoint
ascertain assess assign authenticate authorise authorize automate classify collaborate collect
communicate comply consider coordinate create customise customize decide define delete deliver
demonstrate deploy describe detect determine develop disclose discriminate disseminate distribute
eliminate enable encourage encrypt endorse enforce enhance ensure establish evaluate examine
explain fulfil generate govern harmonise harmonize identify implement improve include incorporate
inform innovate integrate interpret introduce invest investigate justify maintain manage
manipulate memorise memorize minimise minimize mitigate modify negotiate notify observe obtain
operate optimise optimize oversee participate perform prepare prevent prioritise prioritize
procure prohibit protect provide publish ratify recognise recognize recommend regulate rely
replicate require respond retain retrain retrieve specify standardise standardize strengthen
submit summarise summarize supervise transcribe translate understand utilise utilize validate
verify visualise visualize
"""
ONLY_VERBS = frozenset(_VERBS.split())
"""Verbs of the field that are hardly ever nouns: they are inflected without being told."""

_SIBILANT = re.compile(".*(?:s|x|z|ch|sh)")
_CONSONANT_Y = re.compile(".*[^aeiou]y")
_DOUBLING = re.compile("(?:.*[^aeiou])?[aeiou][bdgklmnprt]")


def plurals(noun: str) -> frozenset[str]:
    """The plural forms of `noun`, in small letters; more than one where usage varies."""
    if _INVARIABLE.fullmatch(noun):
        return frozenset({noun})
    if noun in IRREGULAR_PLURALS:
        return frozenset(IRREGULAR_PLURALS[noun])
    if _MAN.fullmatch(noun):
        return frozenset({noun[:-3] + "men"})
    if noun.endswith("sis"):
        return frozenset({noun[:-2] + "es"})
    if noun in _O_WITH_ES:
        return frozenset({noun + "es", noun + "s"})
    return frozenset({_with_s(noun)})


def singulars(noun: str) -> frozenset[str]:
    """What `noun` would be the plural of; empty if it does not look like a plural."""
    if noun in _SINGULARS:
        return frozenset({_SINGULARS[noun]})
    if noun.endswith(("yses", "eses", "heses")):
        return frozenset({noun[:-2] + "is"})
    if not noun.endswith("s") or len(noun) < 4 or _NO_SINGULAR.fullmatch(noun):
        return frozenset()
    if noun.endswith("ies"):
        return frozenset({noun[:-3] + "y"})
    return frozenset(singular for singular in (noun[:-1], noun[:-2]) if noun == _with_s(singular))


def possessives(noun: str) -> frozenset[str]:
    """The possessive forms of `noun` with a straight apostrophe: `'s`, after s also `'`."""
    return frozenset({f"{noun}'s", f"{noun}'"} if noun.endswith("s") else {f"{noun}'s"})


def verb_forms(verb: str) -> frozenset[str]:
    """The forms of `verb`: -s, -ed, -ing, and the irregular ones of common verbs."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    forms = {verb, _with_s(verb), f"{stem}ing"}
    if verb in _IRREGULAR_VERBS:
        return frozenset(forms.union(_IRREGULAR_VERBS[verb]))
    forms.add(f"{verb[:-1]}ied" if _CONSONANT_Y.fullmatch(verb) else f"{verb.removesuffix('e')}ed")
    if _DOUBLING.fullmatch(verb):
        forms |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    return frozenset(forms)


def _with_s(word: str) -> str:
    if _CONSONANT_Y.fullmatch(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.fullmatch(word) else f"{word}s"
