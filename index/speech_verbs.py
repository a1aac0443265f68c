"""The verbs of speech in their forms, as alternatives of a pattern: by them a text tells who says what.

With them stand what one denies or turns down, and the past forms of common verbs that do not end in "-ed".
"""

from __future__ import annotations

import re
from typing import NamedTuple

_REGULAR = (
    "acknowledge add admit advise affirm allege announce answer argue ask assert assure believe boast caution"
    " claim comment complain concede conclude confess confirm contend continue counter declare demand describe"
    " disagree emphasise emphasize exclaim explain grumble hail hint indicate insist joke lament maintain muse"
    " note observe plead pledge praise predict promise propose quip reaffirm recall reckon recount reiterate"
    " remark remind repeat reply respond retort reveal signal state stress suggest testify threaten tweet"
    " underline underscore urge vow warn wonder"
)
_DOUBLED = frozenset(("admit", "quip", "signal"))  # "admitted"
# Mostly nouns, or of things: "the Baltic states", "a look reveals".
_NO_SPEECH = frozenset(
    "answers comments counters demands hints indicates notes pledges remarks reveals signals states tweets vows"
    " wonders".split()
)


class _Verb(NamedTuple):
    """A verb's form with he, she and it, its past, and its participle in "-ing"."""

    he: str
    past: str
    doing: str


def _regular(plain: str) -> _Verb:
    """The forms of a regular verb: "replies, replied, replying"."""
    if re.search(r"[^aeiou]y$", plain):
        return _Verb(plain[:-1] + "ies", plain[:-1] + "ied", plain + "ing")
    stem = plain + plain[-1] if plain in _DOUBLED else plain.removesuffix("e")
    es = "es" if re.search(r"(?:s|x|ch|sh)$", plain) else "s"
    return _Verb(plain + es, stem + "ed", (plain if plain.endswith("ee") else stem) + "ing")


_IRREGULAR = (
    _Verb("says", "said", "saying"),
    _Verb("tells", "told", "telling"),
    _Verb("writes", "wrote", "writing"),
)
_VERBS = (*_IRREGULAR, *map(_regular, _REGULAR.split()))
# Of several people: "critics say". The others are nouns too often, or stand behind "to".
_PLAIN = "say|argue|believe|claim|warn|insist|complain|contend|think|predict"
_TOLD = (form for verb in _VERBS for form in (verb.past, verb.he) if form not in _NO_SPEECH)
CLAIMED = "|".join((*_TOLD, "thinks", _PLAIN))
ACCUSED = (
    "accused|accuses|accuse|blamed|blames|blame|blaming|condemned|condemns|condemn|denounced|denounces|denounce|criticised"
    "|criticized|slammed|slams|blasted|blasts|lambasted|decried"
)
DENIED = "denied|denies|deny|denying|rejected|rejects|reject|dismissed|dismisses|disputed|disputes|refuted"
# What is told and what is wanted: "rejected the claim" denies, "rejected the plan" says no.
DENIABLE = (
    "claim|accusation|allegation|assertion|charge|report|criticism|suggestion|idea|notion|concept|belief|fear|concern"
    "|talk|rumou?r|argument|warning|theory|view|finding|conclusion|statement|account|comparison|link|involvement"
    "|responsibility|blame"
)
WANTED = "call|demand|proposal|offer|plan|plea"
# What is voted on, applied for, handed over or grown in, and whom one sends away: to turn them down is a deed.
DECIDED = (
    "treaty|treatie|bill|law|legislation|motion|amendment|resolution|budget|deal|agreement|accord|pact|constitution"
    "|referendum|reform|tax|taxe|measure|nomination|appointment|application|petition|appeal|request|bid|tender|loan"
    "|bailout|merger|takeover|contract|settlement|ceasefire|truce|invitation|gift|donation|aid|ballot|vote|visa"
    "|case(?! for)|lawsuit|suit|indictment|manuscript|novel|script|goods|product|delivery|deliverie|shipment|kidney"
    "|organ|heart|liver|graft|transplant|implant|tissue|treatment|job"
)
SENT_AWAY = (
    "staff|worker|employee|official|officer|minister|coach|coache|manager|chief|head|director|boss|bosse|teacher|judge"
    "|general|captain|commander|governor|mayor|secretary|secretarie|aide|adviser|lawyer|government|cabinet|parliament"
    "|board|jury|executive|president|ambassador|envoy|spokesman|man|men|woman|women|people|student|refugee|migrant|patient|player|candidate|nominee|applicant"
)
# Those of other verbs; a regular one ends in "-ed".
IRREGULAR_PASTS = (
    "became|become|been|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drew|drawn|felt"
    "|fought|found|gave|given|gone|got|grew|grown|had|heard|held|hid|hidden|hit|kept|knew|known|led|left|lent|let|lost|made"
    "|met|paid|put|ran|rose|risen|saw|seen|sent|set|shot|shown|sold|sought|spent|spoke|spoken|stole|stolen|struck|taken"
    "|taught|thought|threw|thrown|took|went|won|written"
)
CLAIMING = "|".join(verb.doing for verb in _VERBS)
