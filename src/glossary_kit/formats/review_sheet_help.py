"""What the instructions sheet says, in English and in Khmer."""

from __future__ import annotations

from glossary_kit.model.review import ReviewDecision

TITLE = ("How to review this sheet", "របៀបពិនិត្យតារាងនេះ")

STEPS = (
    (
        (
            "Every row is one term. Read the term, its definition and its source. Rows of the same "
            "colour that follow each other belong to one concept."
        ),
        "ជួរនីមួយៗជាពាក្យមួយ។ សូមអានពាក្យ និយមន័យ និងប្រភពរបស់វា។ ជួរជាប់គ្នាដែលមានពណ៌ដូចគ្នា ជារបស់ទស្សនទានតែមួយ។",
    ),
    (
        (
            "Choose a decision from the list in the column “Decision”. Leave it empty where you "
            "have not decided: nothing changes then."
        ),
        (
            "សូមជ្រើសរើសសេចក្តីសម្រេចពីបញ្ជីក្នុងជួរឈរ «សេចក្តីសម្រេច»។ បើមិនទាន់សម្រេច សូមទុកវាឱ្យទទេ "
            "នោះនឹងគ្មានអ្វីផ្លាស់ប្តូរទេ។"
        ),
    ),
    (
        "Write your name (or that of your group) and the day beside every decision.",
        "សូមសរសេរឈ្មោះរបស់អ្នក (ឬឈ្មោះក្រុម) និងកាលបរិច្ឆេទ នៅជាប់សេចក្តីសម្រេចនីមួយៗ។",
    ),
    (
        "A concept is reviewed when its preferred term in every language is agreed to.",
        "ទស្សនទានមួយចាត់ទុកថាបានពិនិត្យ នៅពេលពាក្យគោលរបស់វាក្នុងភាសានីមួយៗត្រូវបានឯកភាព។",
    ),
    (
        (
            "Fill “Approving body” and “Reference” (number of the letter or decision) only where a "
            "named body has approved the term; both are needed."
        ),
        (
            "សូមបំពេញ «ស្ថាប័នអនុម័ត» និង «លេខយោង» (លេខលិខិត ឬសេចក្តីសម្រេច) "
            "តែក្នុងករណីដែលស្ថាប័នមានឈ្មោះច្បាស់លាស់បានអនុម័តពាក្យនោះ ហើយត្រូវបំពេញទាំងពីរ។"
        ),
    ),
    (
        (
            "You may filter and hide rows. To sort, to delete rows or to add columns of your own, "
            "lift the protection first (Review, Unprotect Sheet; there is no password). Do not "
            "change the grey columns: they say which term a decision belongs to."
        ),
        (
            "អ្នកអាចត្រង និងលាក់ជួរបាន។ ដើម្បីតម្រៀប លុបជួរ ឬបន្ថែមជួរឈរផ្ទាល់ខ្លួន "
            "សូមដោះការការពារជាមុន (Review > Unprotect Sheet គ្មានពាក្យសម្ងាត់ទេ)។ សូមកុំកែជួរឈរពណ៌ប្រផេះ "
            "ព្រោះវាបញ្ជាក់ថាសេចក្តីសម្រេចជារបស់ពាក្យណា។"
        ),
    ),
    (
        (
            "Save the file as an Excel workbook (.xlsx) and send it back. Terms that somebody else "
            "changed in the meantime are refused and named, never overwritten."
        ),
        (
            "សូមរក្សាទុកឯកសារជាសៀវភៅ Excel (.xlsx) រួចផ្ញើត្រឡប់មកវិញ។ "
            "ពាក្យដែលអ្នកដទៃបានកែក្នុងពេលនោះ នឹងត្រូវបដិសេធដោយប្រាប់ឈ្មោះ មិនត្រូវបានសរសេរជាន់ពីលើឡើយ។"
        ),
    ),
)

DECISIONS_TITLE = ("The decisions", "សេចក្តីសម្រេច")

MEANINGS = {
    ReviewDecision.ACCEPT: (
        "The term stands as it is.",
        "រក្សាពាក្យនេះទុកដដែល។",
    ),
    ReviewDecision.PREFER: (
        "The term becomes the preferred one; the former preferred term may still be used.",
        "ពាក្យនេះក្លាយជាពាក្យគោល ហើយពាក្យគោលចាស់នៅតែអាចប្រើបាន។",
    ),
    ReviewDecision.ADMIT: (
        "The term may be used beside the preferred one.",
        "ពាក្យនេះអាចប្រើបានក្រៅពីពាក្យគោល។",
    ),
    ReviewDecision.DEPRECATE: (
        "The term should no longer be used.",
        "ពាក្យនេះមិនគួរប្រើតទៅទៀតទេ។",
    ),
    ReviewDecision.CHANGE: (
        "The wording is wrong: write the right one under “New wording”.",
        "ពាក្យនេះមិនត្រឹមត្រូវ៖ សូមសរសេរពាក្យត្រឹមត្រូវក្នុងជួរឈរ «ពាក្យថ្មី»។",
    ),
    ReviewDecision.REJECT: (
        "The term does not belong to this concept and is taken out.",
        "ពាក្យនេះមិនមែនជារបស់ទស្សនទាននេះទេ ហើយត្រូវដកចេញ។",
    ),
    ReviewDecision.COMMENT: (
        "Nothing is decided yet; your comment is kept.",
        "មិនទាន់សម្រេចទេ ប៉ុន្តែមតិយោបល់របស់អ្នកត្រូវបានរក្សាទុក។",
    ),
}
