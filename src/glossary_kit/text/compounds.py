"""Whether what a segmenter joins to a term is a word of its own: គ្រូ in គ្រូបង្រៀន.

Segmenters learnt from news join frequent pairs of words (គឺជា, ក្រុមការងារ), so that a term
seems to stand inside a longer word. It stands there as a word if what is left of the longer
word is made of common words. This is a matter of a list, not of grammar: the list holds words
that are used alone, and none that mostly serves to build other words (កម្ម, យន្ត, ករ).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold_key

_COMMON = """
ខ្ញុំ យើង គាត់ គេ នាង លោក ខ្លួន នេះ នោះ ណា អ្វី គ្រប់ ទាំង រាល់ ផ្សេង ទៀត ដទៃ អស់ នៅ ក្នុង លើ
ក្រោម ក្រៅ ពី ដល់ ទៅ មក ដោយ ដើម្បី សម្រាប់ ចំពោះ តាម រវាង ជាមួយ និង ឬ តែ ព្រោះ ដូច ដែល ថា នៃ
របស់ មុន ក្រោយ អំពី ស្តីពី កាល ពេល បើ ក៏ ទើប ហើយ ជា គឺ មាន បាន ត្រូវ ធ្វើ ឱ្យ ឡើង ចុះ ចេញ ចូល
ទទួល ប្រើ ប្រាស់ ផ្តល់ អាច ចង់ ដឹង យល់ ឃើញ គិត និយាយ សរសេរ អាន រៀន បង្រៀន ជួយ រក ដាក់ យក នាំ
ដឹកនាំ គ្រប់គ្រង ការពារ ត្រួតពិនិត្យ ពិនិត្យ វាយ បង្កើត រៀបចំ អនុវត្ត អនុម័ត សម្រេច កំណត់ លើក
ស្នើ សុំ សួរ ឆ្លើយ បើក បិទ កែ លុប ចែក រំលែក បន្ថែម កាត់ បង់ សង ទិញ លក់ ដើរ រត់ លេង ញ៉ាំ ដេក រស់
ស្លាប់ កើត កើន ថយ ឈប់ ចាប់ ផ្តើម បញ្ចប់ ចប់ សាកល្បង តេស្ត ប្រឡង ជ្រើស រើស តែងតាំង ប្រកាស ផ្សាយ
ផ្សព្វផ្សាយ សិក្សា ស្រាវជ្រាវ អភិវឌ្ឍ វិនិយោគ ប្រជុំ ជួប ប៉ះពាល់ ធានា បង្ក បង្ហាញ ដោះស្រាយ
ទប់ស្កាត់ បំពេញ គោរព បដិសេធ ទុក ចាំ បកប្រែ រាយការណ៍ ល្អ អាក្រក់ ធំ តូច ថ្មី ចាស់ ខ្ពស់ ទាប វែង
ខ្លី ច្រើន តិច លឿន យឺត ឆាប់ ខុស ត្រឹមត្រូវ សំខាន់ ពិសេស ទូទៅ រួម ឯកជន សាធារណៈ ជាតិ ផ្ទាល់ ខ្លាំង
ណាស់ មិន គ្មាន ទេ កុំ កំពុង នឹង តែង ធ្លាប់ ត្រឹម គ្នា ជាង បំផុត ខ្មែរ សង្ស័យ ឯកទេស ឆ្លាត ក្រីក្រ
មធ្យម មនុស្ស ជន ក្មេង កុមារ ស្ត្រី បុរស គ្រួសារ ឪពុក ម្តាយ មិត្ត គ្រូ សិស្ស និស្សិត ពេទ្យ
មន្ត្រី កម្មករ កសិករ មេធាវី ចៅក្រម ប្រជាជន ពលរដ្ឋ ប្រជាពលរដ្ឋ សមាជិក ក្រុម ការងារ ស្ថាប័ន
អង្គការ ក្រសួង នាយកដ្ឋាន រដ្ឋ រដ្ឋាភិបាល រាជការ តុលាការ សភា ប្រទេស ខេត្ត ក្រុង ស្រុក ភូមិ ឃុំ
តំបន់ ពិភពលោក ផ្ទះ ផ្លូវ ទឹក ដី ភ្លើង ថ្ងៃ ខែ ឆ្នាំ សប្តាហ៍ ម៉ោង នាទី រដូវ លុយ ប្រាក់ ទុន ថវិកា
តម្លៃ ទំនិញ សេវា ទីផ្សារ ផ្សារ សេដ្ឋកិច្ច ពាណិជ្ជកម្ម សាលា ភាសា ពាក្យ អក្សរ សៀវភៅ ឯកសារ អត្ថបទ
ច្បាប់ សិទ្ធិ បទ ក្រម មាត្រា ជំពូក គោលការណ៍ គោលនយោបាយ ផែនការ គម្រោង កម្មវិធី វិធី របៀប ប្រព័ន្ធ
ទិន្នន័យ ព័ត៌មាន បច្ចេកវិទ្យា ម៉ាស៊ីន ឧបករណ៍ កុំព្យូទ័រ ទូរស័ព្ទ លេខ រូប រូបភាព សំឡេង វីដេអូ
បញ្ហា ហេតុ លទ្ធផល គុណភាព សុវត្ថិភាព សន្តិសុខ សុខភាព អប់រំ វប្បធម៌ សាសនា សីលធម៌ បរិស្ថាន ធម្មជាតិ
កីឡា បាល់ ចម្រៀង តារា រថយន្ត ម៉ូតូ ឡាន ដំណើរ កន្លែង ផ្នែក វិស័យ រដ្ឋមន្ត្រី រដ្ឋសភា រដ្ឋបាល
មនុស្សជាតិ អន្តរជាតិ យន្តការ ក្រុមហ៊ុន ណាមួយ នីមួយ ឯកជនភាព មនុស្សយន្ត ប្រតិបត្តិការ អាជីវកម្ម
សកម្មភាព សមត្ថភាព អគ្គនាយក នាយក ប្រធាន អនុប្រធាន លេខាធិការ តាំង តាំងពី ខាង ជើង ត្បូង លិច ភាគ
ស្មើ ចិត្ត មុខ ក្បាល ដៃ ភ្នែក បេះដូង សូត្រ រក្សា អនុញ្ញាត ឆ្លង កាន់ ខំ ខ្វះ គាំទ្រ គួរ ងាយ ពិបាក
ចាត់ ចាត់ទុក ជំរុញ ជឿ ជៀស ដំឡើង ដក តម្រូវ ទាក់ទង ទាញ ទាយ ធ្លាក់ ធ្វើការ នឹក បញ្ចូល បញ្ជា បញ្ជូន
បរិច្ចាគ បោះ ប្រកួត ប្រឆាំង ប្រមូល ប្តូរ ប្តឹង ផលិត ផ្ទុក ផ្ញើ ពឹង ពន្យល់ ព្រម ភ្ជាប់ មើល រង
រាប់ រំពឹង លាក់ លើកលែង ស្គាល់ ស្តាប់ ស្វែងរក ស្នាក់ ហាម ឃាត់ ហៅ អំពើ អង្គភាព កត្តា ការណ៍ កិច្ច
កិច្ចសន្យា គំនិត គំរូ ឃ្លា ចំណូល ចំណាយ ចំនួន ចម្លើយ ជំងឺ ជីវិត ថ្នាក់ ថ្លៃ ទីក្រុង ទីតាំង ទ្រព្យ
ធនធាន បន្ទប់ បន្ទុក បណ្ណាល័យ ប្រភព ផល ពន្ធ ពលករ ម្ចាស់ មូលដ្ឋាន រយៈ រោងចក្រ រឿង វត្ថុ វិធាន
វិញ្ញាសា សង្គម សម្ភារ សំណង សំណុំ ស្ពាន ស្លាក ស្រូវ ឧស្សាហកម្ម អាហារ អាយុ ប្រសិន ប៉ុន្តែ ដូច្នេះ
ទោះ បី ពីរ បួន ប្រាំ មួយ ដប់ ដំបូង ចុង ចុងក្រោយ បន្ទាប់ ឥឡូវ ភ្លាម ទាន់ យូរ ញឹកញាប់ ខ្លះ មករា
កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
"""
#: What makes a noun of the word that follows: common before a term only.
_NOMINALISERS = "ការ ភាព សេចក្តី អ្នក"


def stands_as_word(text: str, place: Span, words: Iterable[Span]) -> bool:
    """Whether `place` in `text`, a key cut into `words`, begins and ends where a word does.

    That is at the edge of a word of the segmenter, or inside one, if what that leaves over is
    made of common words.
    """
    return all(
        _cuts_well(text, word, offset, before=offset == place.start)
        for word in words
        for offset in (place.start, place.end)
        if word.start < offset < word.end
    )


def _cuts_well(text: str, word: Span, offset: int, *, before: bool) -> bool:
    if word.of(text) in _common_words():  # it is one word, however it looks: ជាមួយ, រដ្ឋមន្ត្រី
        return False
    rest = text[word.start : offset] if before else text[offset : word.end]
    return _made_of_common_words(before=before).fullmatch(rest) is not None


@cache
def _common_words() -> frozenset[str]:
    return frozenset(fold_key(_COMMON).split())


@cache
def _made_of_common_words(*, before: bool) -> re.Pattern[str]:
    words = _common_words() | set(_NOMINALISERS.split() if before else ())
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))})+")
