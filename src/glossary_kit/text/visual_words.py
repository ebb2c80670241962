"""Words typed as they are drawn, where each cluster is one that Khmer has: ប្រេទស.

The vowels េ ែ ៃ, the left parts of ោ and ើ, and the subscript RO are drawn to the left of their
consonant. Typed there, behind a consonant that has no vowel of its own, they hang on that one, and
only a list of words can tell. What the words of this list become is no word, nor part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary_kit.model.span import Span
from glossary_kit.text.common_words import COMMON_WORDS
from glossary_kit.text.khmer import (
    KHMER_BASE,
    KHMER_COENG,
    KHMER_CONSONANT,
    canonical_cluster,
    cluster_texts,
    is_cluster_boundary,
)

_WORDS = """
ពួកគេ ប្រហែល ប្រជែង ប្រវេណី ប្រយោគ បច្ចេកទេស បច្ចេកសព្ទ បណ្តេញ បណ្តោះអាសន្ន បណ្តោយ បញ្ចេញ បង្វែរ
បង្ហើយ បម្រើ បម្រើការ បរទេស បរិភោគ បរិវេណ បោះឆ្នោត បែងចែក កន្សែង កន្ត្រៃ គណនេយ្យ គណនេយ្យភាព
គ្របដណ្តប់ កម្រៃ កណ្តោល ចម្លែក ចម្រើន ចំណេញ ចំណោទ ចំណោម ចង្កេះ ចង្កោម ជជែក ជម្រើស ជម្លោះ ជញ្ជែង
ជោគជ័យ មធ្យោបាយ មូលហេតុ សម្តែង សម្លេង សង្កេត សង្គ្រោះ សង្ខេប សម្ភោធ សព្វគ្រប់ សម្របសម្រួល សំណេរ
សំណើច សរសើរ អង្កេត រដ្ឋលេខាធិការ អគ្គលេខាធិការ អញ្ជើញ អន្តោប្រវេសន៍ អត្ថប្រយោជន៍ អក្សរសាស្ត្រ
អនុគ្រោះ អភិក្រម អនុលោម តម្លើង តម្រែតម្រង់ តម្រោះ ទំនេរ ទំនើប ទំនោរ ទេសចរ ទោសព្រហ្មទណ្ឌ ដណ្តើម
ដដែល ដង្ហែ ដំណើរការ ដំណោះស្រាយ ដំណេក មនោសញ្ចេតនា មហោស្រព មែនទែន មគ្គុទ្ទេសក៍ មុនពេល មន្ត្រីរាជការ មេរៀន
មេដឹកនាំ រយៈពេល លោកស្រី លោកជំទាវ វចនានុក្រម សេវាកម្ម សេចក្តី សេចក្តីសម្រេច សេចក្តីព្រាង សែសិប
សោកស្តាយ សោភ័ណភាព គោលគំនិត ខេត្តក្រុង ខែមករា ខែកុម្ភៈ ខែមីនា ខែមេសា ខែឧសភា ខែមិថុនា ខែកក្កដា
ខែសីហា ខែកញ្ញា ខែតុលា ខែវិច្ឆិកា ផែនទី ពេលវេលា ភេរវកម្ម ហេតុការណ៍ ហេតុផល ហេតុអ្វី កែតម្រូវ កែលម្អ
កេរដំណែល កេរ្តិ៍ឈ្មោះ កើតឡើង កើនឡើង កោសិកា ចេតនា ចោរកម្ម ចេញផ្សាយ តេស្តសាកល្បង តែងតែ ថែមទៀត នេសាទ
ពោរពេញ យោបល់ យោគយល់ យេនឌ័រ រោគសញ្ញា រើសអើង លើកទឹកចិត្ត វេជ្ជបណ្ឌិត វេជ្ជសាស្ត្រ វេទិកា វៃឆ្លាត
អេឡិចត្រូនិក អែកឯង ឧបទេស ឧត្តមសេនីយ៍ ក្រុមការងារ ក្រុមប្រឹក្សា ក្រមសីលធម៌ ក្របខ័ណ្ឌ គ្រប់គ្រាន់
គ្រឹះស្ថាន ជ្រើសរើស ត្រូវបាន ប្រព្រឹត្ត ប្រើប្រាស់ ប្រសិទ្ធភាព ប្រវត្តិ ប្រសិនបើ ប្រយ័ត្ន
ត្រៀមខ្លួន ព្រឹត្តិការណ៍ ព្រះមហាក្សត្រ ព្រះរាជាណាចក្រកម្ពុជា ព្រំដែន ព្រហ្មទណ្ឌ ស្របច្បាប់ បញ្ឆោត
មិនមែន ប្រមាណ ប្រអប់ ប្រវែង ប្រារព្ធ ប្រសាសន៍ ផ្សេងទៀត បោះពុម្ព ហត្ថលេខា ខាងក្រោម ខាងក្រោយ ក្រោយពេល
ចំណាយពេល ទ្វេដង យោងតាម
"""
#: Short words, known even without what is before them. What is left of them begins no word, so
#: that តែ, គេ and ថ្ងៃ can stand before it; and in the news on which khmer-nltk was trained no four
#: clusters in a row hold what they become (of the last line: none in half a million characters of
#: programs, of the Universal Declaration and of the drafts of the tests).
_SHORT = """
ដែល ដែរ នេះ នោះ ឡើង ឡើយ ហើយ ធ្វើ ប្រើ ចេញ ឃើញ ខ្មែរ ខេត្ត ថែម គោល ហេតុ ពេញ លោក យើង មើល ទោះ ដើម កើត
កើន បើក លើស ជ្រើស រើស ផ្នែក ផ្អែក ផ្ទៃ ផ្ទេរ ផ្ញើ ផ្តើម ថ្ងៃ ថ្លៃ វែង សេវា មេឃ កោះ ឆ្លើយ ឆ្នោត ស្នើ ស្មើ
សើច ញើស ស្វែង ស្តែង ស្តេច ពេទ្យ ភេទ មេត្តា ដៃគូ ដែន ឈ្មោះ ព្រែក ព្រោះ ប្រេង ក្រុម ក្រៅ ត្រូវ គ្រប់ គ្រោង
គ្រោះ ព្រម ព្រឹក ស្រុក ស្រប ប្រជុំ ប្រចាំ ត្រៀម ត្រឹម ជ្រុង ច្រើន ក្មេង ចេះ ជើង ខ្មោច
ដោយ បោះ ក្រោយ ក្រោម ចោល ផ្តោត សោះ លេខ ថ្លែង សម្រាប់ អត្រា ពង្រីក
"""
#: Words in which what short ones become stands by right: medal, Telegram.
_RIGHT = "មេដាយ តេឡេក្រាម"
_E, _AA, _II, _OE, _OO = "\u17c1", "\u17b6", "\u17b8", "\u17be", "\u17c4"
_RO = f"{KHMER_COENG}\u179a"
_DA, _TA = f"{KHMER_COENG}\u178a", f"{KHMER_COENG}\u178f"
#: A cluster that is drawn to the left of its base: what is under the base, the vowel, the rest.
_DRAWN_LEFT = re.compile(
    f"(?P<body>[{KHMER_BASE}](?:{KHMER_COENG}(?!\u179a)[{KHMER_CONSONANT}])*)(?P<ro>{_RO})?"
    "(?P<shifter>[\u17c9\u17ca]?)(?P<vowel>[\u17c1-\u17c4\u17be]?)(?P<rest>.*)"
)
#: What of a vowel is drawn to the left, and what to the right of the consonant.
_SIDES = {_OO: (_E, _AA), _OE: (_E, _II)}
_SHORTEST = 2
#: Behind one of these a subscript hangs on nothing: មា្រតា.
_MARKS = frozenset(map(chr, range(0x17B6, 0x17C9)))
_HANGING = re.compile(f"[\u17b6-\u17c8]{_RO}")


class VisualWord(NamedTuple):
    """A `word` that is typed as it is drawn at `span`."""

    span: Span
    word: str


class VisualWords:
    """Common words and `more` of them, to be found where they are typed as they are drawn."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        self._more = more

    def find(self, text: str) -> Iterator[VisualWord]:
        """Those of the words that stand in `text`, from left to right and without overlap."""
        words, automaton = self._drawn
        for number, start, end in automaton.find_matches_as_indexes(text):
            at_start = text[start] in "\u17c1\u17c2\u17c3\u17d2" or is_cluster_boundary(text, start)
            if words[number] and at_start and is_cluster_boundary(text, end):
                yield VisualWord(Span(start, end), words[number])

    @cached_property
    def _drawn(self) -> tuple[list[str], AhoCorasick]:
        """The words, and an automaton that knows what each becomes where it is drawn.

        What stands by right is found, too, as no word, so that nothing is found within it.
        """
        known = {*_WORDS.split(), *COMMON_WORDS, *(w for term in self._more for w in term.split())}
        known |= {word.replace(_TA, _DA) for word in known}
        drawn = {form: word for word in sorted(known) for form in _drawn(word)}
        drawn |= {form: word for word in _SHORT.split() for form in _drawn(word, short=True)}
        for form in filter(_HANGING.search, tuple(drawn)):
            if _in_order(form) in known:
                del drawn[form]
        forms = AhoCorasick(list(drawn))
        for form in forms.find_matches_as_strings(" ".join(known), overlapping=True):
            drawn.pop(form, None)
        drawn |= dict.fromkeys(_RIGHT.split(), "")
        return list(drawn.values()), AhoCorasick(list(drawn), matchkind=MatchKind.LeftmostLongest)


def _in_order(form: str) -> str:
    """`form` as it is if only the order of its clusters is wrong: សុ្រក may be for ស្រុក."""
    return "".join(map(canonical_cluster, cluster_texts(form)))


def _drawn(word: str, *, short: bool = False) -> Iterator[str]:
    """What `word` becomes if one of its clusters, or each, is typed as it is drawn."""
    clusters = tuple(cluster_texts(word))
    for with_ro in (False, True):
        moved = tuple(_cluster_drawn(cluster, with_ro=with_ro) for cluster in clusters)
        places = [place for place, cluster in enumerate(moved) if cluster != clusters[place]]
        for place in places:
            if short or _is_telling(clusters, place, moved[place]):
                yield "".join((*clusters[:place], moved[place], *clusters[place + 1 :]))
        if len(places) > 1 and len(clusters) > _SHORTEST:
            yield "".join(moved)


def _is_telling(clusters: tuple[str, ...], place: int, drawn: str) -> bool:
    """Whether enough of a word stands around the cluster at `place` to know it by."""
    if drawn.startswith(KHMER_COENG) and place:  # ចម្រុះ (mixed) becomes ច្រមុះ (nose)
        return len(clusters) > _SHORTEST + 1 or clusters[place - 1][-1] in _MARKS
    begun = place > 0 and KHMER_COENG in clusters[place]
    return len(clusters) > _SHORTEST or (begun and len(clusters) == _SHORTEST)


@cache
def _cluster_drawn(cluster: str, *, with_ro: bool) -> str:
    match = _DRAWN_LEFT.fullmatch(cluster)
    if not match:
        return cluster
    vowel = match["vowel"]
    left, right = _SIDES.get(vowel, (vowel, ""))
    ro = match["ro"] or ""
    before, behind = (ro, "") if with_ro else ("", ro)
    return left + before + match["body"] + behind + match["shifter"] + right + match["rest"]
