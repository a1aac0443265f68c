"""How a sentence tells that somebody denies or accuses: "denied this", "no such promise was made", "it was a lie"."""

from __future__ import annotations

import re

from index.speech_verbs import ACCUSED, CLAIMED, DENIABLE

OPENS = r"^\s*[\"“‘'(]*"
UNTRUE = (
    r"(?:false|untrue|wrong|incorrect|mistaken|inaccurate|unfounded|baseless|invented|lies?|myths?|legends?|hoax(?:es)?"
    r"|fictions?|rumou?rs?|forged|forger(?:y|ies)|fakes?)"
)
_BROUGHT = r"(?:claim|charge|account)s?\b"  # also what one brings to a bank or a court, pays or keeps
# "the claim", "that murder charge", but not "the claim that tea is harmful", "the report by the mayor", "her claim",
# "the claim for 400 euros"
_CLAIM_TOLD = (
    rf"(?:all\s(?:of\s)?|both\s(?:of\s)?)?(?:the|th(?:is|at|ese|ose)|such|(?:his|her|its|their)(?!(?:\s[\w-]+)?\s{_BROUGHT}))"
    rf"(?:\s[\w-]+)?\s(?!{_BROUGHT}\s(?:for|against)\b)(?:{DENIABLE}|version|story)s?\b"
    r"(?![’'-]|\s(?:that|of|about|by|from|to|in\sthe|against\s(?:it|him|her|them))\b)"
)
# "denied this.", "denied it on Monday", but not "denied that on Monday he was there", "denied this boy a seat"
_THAT_TOLD = (
    r"(?:(?:this|that|it|these|those|them|everything)(?=\W*$|[”\"]?[.,;:!—–]|\s(?:and|but|saying|calling)\b)"
    r"|(?:this|it|them)(?=\s(?:on|in|at|when|as|while|today|yesterday|last|\w+ly)\b))"
)
# "denied that story a place", but not "denied the charge a second time"
_GETS_NOTHING = (
    r"\s(?:an?|any|the|his|her|its|their)\s"
    r"(?!(?:second|third|last|next|same|following|few|hour|day|week|month|year)\b)"
)
_ENDS = r"(?=\W*$|[”\"’']|[.,;:!—–]|\s(?:and|but|at\sall|because|when)\b)"
# "a lie.", "false on Monday", "untrue stories", but not "ridiculous fun", "a lie detector"
_ENDS_UNTRUE = (
    rf"(?:\s(?:{DENIABLE}|story|stories|news)s?\b)?(?:{_ENDS}|(?=\s(?:or|as|on|in|at|from|by|told|spread)\b))"
)
# "wrong" is as well what one should not do
_NO_TRUTH = (
    rf"(?:(?!wrong\b){UNTRUE}|nonsense|slander|libel|propaganda|misleading|groundless|inventions?|fabricat\w+)\b"
    rf"{_ENDS_UNTRUE}"
)
_OPINION = rf"(?:absurd|ridiculous|rubbish)\b{_ENDS_UNTRUE}"
_SPOKEN_OF = rf"(?:this|that|it|they|these|those|{_CLAIM_TOLD})"
# "called it simply", "dismissed it as a malicious", but not "described it as a play about", "called it no"
_CALLS = (
    r"\b(?:calls?|called|describe[sd]?|label(?:s|led)|brand(?:s|ed)|dismiss(?:es|ed)|reject(?:s|ed))\s"
    rf"(?:them|{_SPOKEN_OF})\s(?:as\s)?[“\"‘']?(?:an?\s)?[“\"‘']?"
    r"(?:(?!(?:no|not|never|hardly|far|of|about|on|in|with|for)\b)[\w-]+\s){0,2}"
)
_SAYS_OF = rf"\b(?:{CLAIMED})\s(?:that\s)?"
_IS_A = r"\s(?:is|was|are|were)\s[“\"‘']?(?:(?:an?|all|\w+ly)\s){0,2}"
_DENYING = r"\b(?:den(?:y|ies|ied)|disput(?:es?|ed)|refut(?:es?|ed)|contradict(?:s|ed)?|rebut(?:s|ted)?)\s"
# What one gives, gets or does with words, of which "no such" denies that it was; "no such flood was ever seen" marvels.
_GIVEN = (
    r"(?:[\w-]+\s)?(?:promise|undertaking|pledge|assurance|guarantee|commitment|agreement|deal|offer|request|order"
    r"|instruction|threat|remark|claim|statement|allegation|payment|meeting|conversation)s?\b"
)
_CAME_ABOUT = (
    r"(?:given|made|received|reached|signed|issued|sent|paid|held|uttered|agreed|existed|happened|taken\splace)\b"
)
_GAVE = r"(?:given?|ma[dk]e|offer(?:ed)?|received?|sign(?:ed)?|issued?|sen[dt]|pa(?:y|id)|utter(?:ed)?)\s"
# "No such promise was made to him, …", but not "no such deal with Oslo", "no such order was issued to hospitals", which
# are of their own
_AND_NO_MORE = rf"(?:\sto\s(?:him|her|them|it|us|me|any(?:body|one)))?{_ENDS}"
_NO_SUCH = (
    rf"[“\"‘']?(?:there\s(?:is|are|was|were|(?:has|have|had)\s(?:never\s)?been)\sno\ssuch\s{_GIVEN}"
    rf"|no\ssuch\s{_GIVEN}\s(?:(?:was|were|has|have|had)\s(?:(?:ever|been)\s){{0,2}}{_CAME_ABOUT}"
    rf"|(?:exist(?:s|ed)?|happened|took\splace)\b)){_AND_NO_MORE}"
)
_NEVER_SUCH = (
    rf"(?:(?:had|has|have|did)(?:\snot|n[’']t|\snever)\s{_GAVE}(?:any\ssuch|such\san?)"
    rf"|(?:had|has|have)\s(?:ever\s)?{_GAVE}no\ssuch)\s{_GIVEN}{_AND_NO_MORE}"
)
_NO_SUCH_OPENS = rf"{OPENS}(?:{_NO_SUCH}|(?:I|We)\s{_NEVER_SUCH})"
_SAID_BEHIND = rf"(?=[^.;:?!]*,[”\"’']*\s[^.,;:?!]{{0,60}}?\b(?:{CLAIMED})\b)"  # "…,” Lind said"
# What somebody denies or says of what stands above, or says outright that it is untrue, and so disputes the paragraph
# before it as well.
DISPUTES_ABOVE = re.compile(
    # "The council denies this", "denied that charge", but not "Parliament rejected it", which may be a bill
    rf"{_DENYING}(?:{_THAT_TOLD}|(?=th(?:is|at|ese|ose)\s){_CLAIM_TOLD}(?!{_GETS_NOTHING}))"
    # "called that claim “simply untrue”", "dismissed it as nonsense"
    rf"|{_CALLS}{_NO_TRUTH}"
    # "Lind said it was a lie", "said the report was wrong", but not "said it was wrong", "was false to say so"
    rf"|{_SAYS_OF}(?:{_SPOKEN_OF}{_IS_A}{_NO_TRUTH}|{_CLAIM_TOLD}{_IS_A}wrong\b{_ENDS_UNTRUE})"
    # "said that was not true", but not "said it was not so easy"
    rf"|{_SAYS_OF}{_SPOKEN_OF}\s(?:is|was|are|were)(?:n[’']t|\snot)\s(?:true|so|correct|right|the\scase)\b{_ENDS}"
    # "said that no such promise had been made", "“No such promise was made,” he said", but not "said no such deal was
    # needed"
    rf"|{_SAYS_OF}{_NO_SUCH}|{_NO_SUCH_OPENS}{_SAID_BEHIND}"
    # "said the firm had made no such promise", but not "said he would never make any such promise"
    rf"|{_SAYS_OF}(?:[\w’'-]+\s){{1,4}}?{_NEVER_SUCH}"
    # "denied making any such promise", "denies that any such deal was made", but not "denied any such deal with Oslo"
    rf"|{_DENYING}(?:that\s|(?:having\s)?(?:ever\s)?\w+\s)?any\ssuch\s{_GIVEN}"
    r"(?!\s(?:with|for|to|in|since)\s(?-i:[A-Z\d]))",
    re.IGNORECASE,
)
# What may be of something else, if it does not stand beside what is told.
DISPUTES_BESIDE = re.compile(
    # "denied the charge", "Lind rejected the claim"
    rf"(?:{_DENYING}|\b(?:reject(?:s|ed)?|dismiss(?:es|ed)?)\s){_CLAIM_TOLD}(?!{_GETS_NOTHING})"
    # "contested the report", "challenged that account", but not "challenged the account", "contested the charge"
    rf"|\b(?:contest(?:s|ed)?|challenge[sd]?)\s(?!the\s(?:[\w-]+\s)?{_BROUGHT}){_CLAIM_TOLD}"
    rf"|(?:{_CALLS}|{_SAYS_OF}{_SPOKEN_OF}{_IS_A}){_OPINION}"
    # "No such promise was made."
    rf"|{_NO_SUCH_OPENS}",
    re.IGNORECASE,
)
_ACCUSES = re.compile(rf"\b(?:{ACCUSED}|alleg(?:e|es|ed|ing))\b")
# "denied that it leaked", "denied that Lind left", but not "denied that motion", "denied that firm a loan"
_CLAUSE = (
    r"that\s(?:(?:I|we|you|he|she|it|they|there|th(?:e|is|ese|ose)|an?|any|all|some|no|his|her|its|their|our|my|every|either"
    r"|both)\b|(?-i:[A-Z])|[a-z]+s\s(?:were|are|had|have)\b)"
)
# What one denies to have done: "denied having a key", but not "denied boarding", "denied landing rights"
_DONE = (
    r"(?:ever\s)?(?:having|being|doing|taking|stealing|making|giving|offering|paying|receiving|knowing|saying|telling|lying"
    r"|cheating|breaking|hiding|hitting|causing|trying)\b(?!\s(?:to|rights?|permission)\b)"
)
# "denied any part in it", but not "denied all requests"
_ANY_PART = (
    r"(?:any|all)\s(?:[\w-]+\s){0,2}?(?!(?:claim|account)s?\b)"
    rf"(?:{DENIABLE}|wrongdoing|misconduct|part|role|knowledge|guilt|fault|liability|intention|connection)s?\b"
)
# "deny that their boat leaked", "denied having a key", but not "denied him a seat", "rejected the offer"
_DENIES_A_CLAIM = re.compile(rf"{_DENYING}(?:{_CLAUSE}|{_DONE}|{_ANY_PART}|{_THAT_TOLD}|{_CLAIM_TOLD})", re.IGNORECASE)
# "had earlier denied that …", "denied it, but the court found that he had"
_DENIAL_FELL = re.compile(
    rf"\b(?:earlier|previously|initially|first|once)\s{_DENYING}"
    rf"|{_DENYING}.*\b(?:admit(?:s|ted)|concede[sd]|confesse[sd]|(?:found|ruled|proved|showed)\s(?:that|otherwise|he|she|it|they)\b"
    r"|convicted)",
    re.IGNORECASE,
)
# "The Court of Appeal has", "Her insurer", "Judge Hale", but not "A spokesman for the bank", "The bank’s lawyer"
_WHO_DECIDES = re.compile(
    r"(?:^\W*|(?<!\b(?:in|of|by|at)\s)(?<!\bfor\s)(?<!\bfrom\s)\b(?i:the|an?|his|her|its|their|our|my)\s)"
    r"(?:(?!(?:of|for|from|in|by|at)\b)[\w-]+\s){0,3}"
    r"(?:(?i:courts?|tribunals?|judges?|jury|juries)(?:\s(?:of|in|at|for)(?:\sthe)?(?:\s[\w-]+){1,2})?"
    r"|(?i:banks?|insurers?|offices?))"
    r"(?:\s[A-Z][\w-]+){0,2}\s(?:(?:has|have|had|also|then|later|\w+ly)\s){0,2}$"
)
_IS_DECIDED = re.compile(rf"\sthe\s(?:[\w-]+\s)?(?:{_BROUGHT}|arguments?)$", re.IGNORECASE)
# "Nobody disputes this", "declined to deny it", "asked whether he denied it"; and "Hale said so; Lind denies it", where
# what is denied stands in the sentence itself
_LEAVES_STANDING = re.compile(
    rf";|\b(?:{CLAIMED}|{ACCUSED})\b"
    r"|(?:n[’']t|\b(?:not|never|no|nobody|none|neither|nor|cannot|hardly|scarcely|barely|(?<!\ba\s)few|if|whether|to"
    r"|could|would|should|may|might))\b[^.,;:]{0,20}$",
    re.IGNORECASE,
)


def accuses(text: str) -> bool:
    """Whether a sentence tells that somebody accuses another."""
    return bool(_ACCUSES.search(text))


def denies_a_claim(text: str) -> bool:
    """Whether a sentence tells that somebody denies what was claimed, whether or not it says what, and leaves it there.

    >>> [denies_a_claim(text) for text in ("Orlo denies that its boat leaked.", "Orlo denied him a seat.")]
    [True, False]
    """
    denials = (DISPUTES_ABOVE, DISPUTES_BESIDE, _DENIES_A_CLAIM)
    return not _DENIAL_FELL.search(text) and any(has_denial(text, denial) for denial in denials)


def has_denial(text: str, denial: re.Pattern[str]) -> bool:
    """Whether a sentence denies something, and neither asks nor leaves it standing nor decides on what is brought."""
    return not text.rstrip().endswith("?") and any(
        not _LEAVES_STANDING.search(ahead := text[: found.start()])
        and not (_IS_DECIDED.search(found[0]) and _WHO_DECIDES.search(ahead))
        for found in denial.finditer(text)
    )
