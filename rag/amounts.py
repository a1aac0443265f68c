"""The amounts that a text states, by what they are of: "415 people", and not "three of the lamps"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod
from typing import NamedTuple

from index.terms import STOP_WORDS
from rag.answer_type import NO_COUNT

_AMOUNT = re.compile(
    r"(?P<minus>\bminus )?\b(?<!\d/)(?P<number>\d[\d,.]*\d|\d)\s*(?P<unit>(?:[a-z][a-z-]+\s){0,2}?[a-z]{3,})"
)
_DIGITS = {word: n for n, word in enumerate("two three four five six seven eight nine".split(), 2)}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_VALUES = {"a": 1, "one": 1, **_DIGITS, **{word: n for n, word in enumerate(_TEENS, 10)}, **_TENS}
_POWERS = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_POWERS_SHORT = {"m": 10**6, "bn": 10**9}
_POWER = "|".join(_POWERS)
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:one|{'|'.join(_DIGITS)}))?|{'|'.join((*_TEENS, *_DIGITS))})"
# Of what they are a part, a number cannot be given in digits: "a third of a million".
_SHARES = "third fourth fifth sixth seventh eighth ninth tenth".split()
_NO_PART = "".join(rf"(?<!\b{share} of )(?<!\b{share}s of )" for share in _SHARES)
_BEHIND_A_POWER = "|".join(rf"(?<=\b{power} and )" for power in _POWERS)
# "One" is a number in front of a power alone: "one million", "one and a half million", and not "one of the lamps".
_IN_WORDS = re.compile(
    rf"{_NO_PART}\b(?:(?:(?P<hundreds>{_BELOW_HUNDRED}|a|one) hundred(?: and)? )?"
    # "One hundred and one people": a power stands in front of the last "one".
    rf"(?P<rest>{_BELOW_HUNDRED}|(?:{_BEHIND_A_POWER})one(?! of\b))(?(hundreds)(?! hundred\b))(?= [a-z])"
    rf"|(?P<one>a|one)(?= (?:{_POWER})\b)|(?P<mixed>one)(?= and a (?:half|quarter) (?:{_POWER})\b))",
    re.IGNORECASE,
)
# "2 thousand 5 hundred", "1 million 2 hundred thousand": numbers of several powers, in words but for their digits.
# Not "$2 thousand and 5 people", nor, behind a million, "3 million and 15 percent".
_WITH_POWER = rf"\d{{1,3}}(?: (?:{_POWER}))+"
_SEVERAL_POWERS = re.compile(
    rf"(?<![\w.,$€£¥-]){_WITH_POWER}(?: (?:and )?{_WITH_POWER})*"
    r"(?:(?:(?<=hundred)|(?<=thousand)) (?:and )?\d{1,3}(?= [a-z]))?\b",
    re.IGNORECASE,
)
_QUARTERS = r"(?:3|three)[ -]quarters"
# Parts of a power, its number in digits: "2 and a half million", "half 1 million", "a quarter million",
# "1 million and a half people"; not "in the first half a million", nor "several and a half million".
_IN_PARTS = re.compile(
    rf"(?<![\w.,-])(?P<whole>\d+) and a (?P<more>half|quarter)(?= (?:{_POWER})\b)"
    r"|(?<!\bfirst )(?<!\bsecond )(?<![\w-])(?:(?:an?|one) )?"
    rf"(?:(?P<of>half(?: of)?|(?:quarter|{_QUARTERS}) of) 1(?= (?:{_POWER})\b)"
    rf"|(?<!\band )(?<!\band a )(?P<alone>half|quarter|{_QUARTERS})(?=[ -](?:{_POWER})\b(?!-)))"
    rf"|(?<![\w.,-])(?P<times>\d+) (?P<power>{_POWER}) and a half(?= (?:people|[a-z]+s)\b)",
    re.IGNORECASE,
)
_PARTS = {"half": ".5", "quarter": ".25", "quarters": ".75"}
# "12 of the 40 people", "31 percent of the 40 people" are not 40.
_PART_OF = re.compile(
    r"(?P<part>\b(?:\d[\d,.]*|one|none|some|many|most|several|few|half|quarters?|thirds?|percent)) (?:out )?of "
    r"(?:(?:the|its|his|her|their|these|those) )?\d[\d,.]*(?= [a-z])",
    re.IGNORECASE,
)
_CURRENCIES = {"$": "dollars", "US$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!,?\d)(?:\.\d+)?"
_IN_DIGITS = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?(?P<currency>(?:\b[A-Z]{{1,2}})?\$|[€£¥])?(?<![\w.,])(?<!\d/)(?P<number>{_SPACED}|\d[\d,.]*\d|\d)"
    # "5m" is a length, "$5m" is not.
    rf"(?P<powers>(?:(?:[\s-](?:{_POWER})s?|\s?bn|(?(currency)m|(?!)))\b)*)(?!\w)(?P<percent>\s?(?:%|per\s?cent\b))?"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d\d?")


class Amount(NamedTuple):
    """A number, the last word of what it is of, and the text in front of it, its numbers in digits."""

    unit: str
    number: str
    before: str


def amounts(text: str) -> dict[str, set[str]]:
    """The numbers of a text by the last word of what they are of.

    >>> amounts("Eight people were hurt on 3 May, and 1,200 families left.")
    {'people': {'8'}, 'families': {'1200'}}
    """
    found: dict[str, set[str]] = {}
    for amount in stated(text):
        found.setdefault(amount.unit, set()).add(amount.number)
    return found


def stated(text: str) -> Iterator[Amount]:
    """The amounts of a text, in order; of "12 of the 40 people" 12."""
    text = _PART_OF.sub(r"\g<part>", NO_COUNT.sub(" ", in_digits(text)))
    for amount in _AMOUNT.finditer(text):
        if (unit := amount["unit"].split()[-1]) not in STOP_WORDS:
            sign = "-" if amount["minus"] else ""
            yield Amount(unit, sign + amount["number"].replace(",", ""), text[: amount.start()])


def in_digits(text: str) -> str:
    """A text with its numbers in digits alone, and in words whatever stands beside them.

    >>> in_digits("Five million people paid $1.5bn, or 31%; half a million left.")
    '5000000 people paid 1500000000 dollars, or 31 percent; 500000 left.'
    """
    whole = _SEVERAL_POWERS.sub(_of_several_powers, _IN_WORDS.sub(_of_words, text))
    return _IN_DIGITS.sub(_plain, _IN_PARTS.sub(_of_parts, whole))


def _of_words(found: re.Match[str]) -> str:
    """The digits of a number in words, without the power behind it."""
    hundreds, rest = (
        sum(_VALUES[word] for word in re.split("[- ]", (words or "").lower()) if word)
        for words in (found["hundreds"], found["one"] or found["mixed"] or found["rest"])
    )
    return str(100 * hundreds + rest)


def _of_several_powers(found: re.Match[str]) -> str:
    """The digits of a number of several powers; as it is where they do not get smaller: "2 hundred and 3 hundred"."""
    total, smallest = 0, 0
    parts = re.findall(rf"(\d+)((?: (?:{_POWER}))*)", found.group(), re.IGNORECASE)
    for digits, powers in parts:
        power = prod(_POWERS[word.lower()] for word in powers.split())
        value = int(digits) * power
        if smallest and value >= smallest:
            return found.group()
        total, smallest = total + value, power
    return str(total) if len(parts) > 1 else found.group()


def _of_parts(found: re.Match[str]) -> str:
    """A part of a power, or a number with a part, as a decimal: "0.5" in front of "million"."""
    if found["power"]:
        return f"{found['times']}.5 {found['power']}"
    words = re.findall("half|quarters?", (found["more"] or found["of"] or found["alone"]).lower())
    return (found["whole"] or "0") + _PARTS[words[0]]


def _plain(found: re.Match[str]) -> str:
    """A number in digits as its value, with its sign, its currency and a share as words."""
    value = _value(found["number"])
    if value is None:
        return found.group()
    powers = {**_POWERS, **_POWERS_SHORT}
    value *= prod(powers[power.removesuffix("s")] for power in re.findall("[a-z]+", found["powers"]))
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    currency = found["currency"] and _CURRENCIES.get(found["currency"], f"{found['currency'][:-1].lower()}dollars")
    words = ("minus" if found["minus"] else "", digits, currency, "percent" if found["percent"] else "")
    return " ".join(word for word in words if word)


def _value(number: str) -> Decimal | None:
    """The value of a number in digits, or None where its points and commas make it no number: "3.4.2019"."""
    if _DECIMAL_COMMA.fullmatch(number):
        return Decimal(number.replace(",", "."))
    return Decimal(re.sub(r"[\s,]", "", number)) if _GROUPED.fullmatch(number) else None
