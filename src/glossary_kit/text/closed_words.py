"""Khmer words of which no part is read as a word of its own: តារា (star) in តារាង (table).

Short ones are mostly kept together by a segmenter; but none is asked about a long term, and
all cut some words of law and office in two. The list holds words whose parts have, alone,
another meaning than in the whole, and none that means what its parts say (សិទ្ធិមនុស្ស). A word
that keeps the meaning of its last part is closed up to the bar: ផ្លូវ|ច្បាប់ (legal) is no road, but
has to do with the law.
The last lines are the provinces whose names are made of words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from glossary_kit.text.folded import fold_key

_WORDS = """
រដ្ឋមន្ត្រី នាយករដ្ឋ រដ្ឋលេខាធិការ រដ្ឋធម្មនុញ្ញ រដ្ឋសភា រដ្ឋបាល ប្រជាពលរដ្ឋ ពលរដ្ឋ
សាធារណរដ្ឋ កម្មសិទ្ធិ ឯកសិទ្ធិ បុព្វសិទ្ធិ ស័ក្តិសិទ្ធិ ប្រសិទ្ធិភាព នីតិវិធី នីតិកម្ម នីតិបុគ្គល
អនីតិជន ករណីយកិច្ច កាតព្វកិច្ច អភិបាលកិច្ច គោលនយោបាយ ប្រធានបទ ទីភ្នាក់ងារ សាកលវិទ្យាល័យ
ភាសាវិទ្យា ចិត្តវិទ្យា សង្គមវិទ្យា ព័ត៌មានវិទ្យា បច្ចេកវិទ្យា ភូមិសាស្ត្រ មាតុភូមិ
ឯកសារ ខ្លឹមសារ បណ្ណសារ សារព័ត៌មាន សារធាតុ សារមន្ទីរ សារពើភ័ណ្ឌ វិភាគទាន
សង្គមនិយម ជាតិនិយម សេរីនិយម មូលធននិយម បុគ្គលនិយម អភិរក្សនិយម សម្ភារនិយម ឯកជនភាវូបនីយកម្ម
ធម្មជាតិ សញ្ជាតិ ប្រជាជាតិ មនុស្សជាតិ មនុស្សធម៌ មនុស្សយន្ត ភាពយន្ត យន្តការ យន្តហោះ រថយន្ត
សន្តិសុខ គុណវុឌ្ឍិ គុណវិបត្តិ គុណសម្បត្តិ រចនាសម្ព័ន្ធ ហេដ្ឋារចនាសម្ព័ន្ធ កម្មវិធី កូដកម្ម
អត្តសញ្ញាណ សញ្ញាបត្រ កេរ្តិ៍ឈ្មោះ ទឹកចិត្ត ទឹកប្រាក់ ទឹកដី មុខងារ មុខវិជ្ជា មុខរបរ ដៃគូ ផ្លូវការ
តុលាការ ដីកា តារាង ឆ្នាំង ក្រុមហ៊ុន ធនធាន បទពិសោធន៍ បទបញ្ជា បទបញ្ញត្តិ
ចក្ខុវិស័យ ទស្សនវិស័យ អនាគតវិស័យ វត្តមាន គ្រូពេទ្យ ឃុំខ្លួន ឃុំឃាំង សាច់ប្រាក់ សាច់ញាតិ សាច់រឿង
ផ្លូវចិត្ត ផ្លូវកាយ ផ្លូវភេទ ដើមចោទ ដើមបណ្តឹង ដើមទុន ចំណងជើង ជើងឯក ស្នាដៃ មុខតំណែង មុខម្ហូប
កូនសោ កូនសិស្ស ទឹកភ្នែក ទឹកមុខ ទឹកឃ្មុំ ទឹកដោះ ថ្នាំជក់ ភូមិវិទ្យា
ប្រាក់ខែ ផ្ទះបាយ ផ្ទះសំណាក់ ស្រូវសាលី សាលាក្តី សាលាដីកា កូនបំណុល កូនក្រមុំ បុគ្គលិកលក្ខណៈ ទឹកកក
ទឹកអប់ ភ្នំភ្លើង មុខទំនិញ មុខសញ្ញា ថ្នាំលាប ច្បាប់ចម្លង សុំទោស ពាក្យសុំ ជនបទ ជនជាតិ ចំណូលចិត្ត
ចូលចិត្ត ទុកចិត្ត អំពើចិត្ត កំណត់ហេតុ ផ្លូវកាត់ ទទួលបន្ទុក តួនាទី តួលេខ បណ្ឌិតសភា ចាក់បញ្ចូល
បន្ទាយមានជ័យ បាត់ដំបង កំពង់ចាម កំពង់ឆ្នាំង កំពង់ស្ពឺ កំពង់ធំ កោះកុង ព្រះវិហារ ព្រៃវែង ព្រះសីហនុ
ស្ទឹងត្រែង ស្វាយរៀង ត្បូងឃ្មុំ សៀមរាប ភ្នំពេញ
"""


@cache
def closed_words() -> Mapping[str, str]:
    """The closed words, each with its closed part, which it begins with; both are keys."""
    return {
        fold_key(word.replace("|", "")): fold_key(word.partition("|")[0]) for word in _WORDS.split()
    }
