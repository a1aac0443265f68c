"""How far a quote goes: never over another's words, and cut only where a speech is one of several sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.cut_short import narrowed
from rag.evidence import Candidate
from rag.extent import Around, Selection, Wanted, disputed_beside, widened
from rag.speech import Speakers
from tests.rag.weighing import candidate


def candidates_of(text: str, answer: str = "") -> list[Candidate]:
    """The sentences of a text with their speakers; the answer stands in the one that holds it."""
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, len(sentences) - 1)
    found = []
    for number, one in enumerate(sentences):
        words = text[one.start : one.end]
        at = max(0, words.find(answer))
        span = (at, at + max(1, len(answer)))
        weighed = candidate(words, 0.5, number=number, start=one.start, answer=span)
        found.append(replace(weighed, sentence=one, speakers=speakers))
    return found


def quoted(text: str, number: int = 0, answer: str = "", unlikely: int = -1) -> str:
    found = candidates_of(text, answer)
    weighed = [replace(one, probability=0.01) if one.number == unlikely else one for one in found]
    return quoted_of(text, number, weighed)


def quoted_of(text: str, number: int, weighed: list[Candidate]) -> str:
    """The quote of a sentence, where some of a text were weighed."""
    sentences = [one.sentence for one in candidates_of(text)]
    best = next(one for one in weighed if one.number == number)
    around = Around.of(sorted(weighed, key=lambda one: -one.probability), {1: sentences}, {1: text})
    selection = narrowed(widened(best, sentences, around))
    return text[selection.start : selection.end]


def selected(
    text: str, number: int, *, whole_lists: bool = False, things: bool = False, likely: int | None = None
) -> tuple[Selection, Around]:
    """What is selected of a text for a sentence, where at most one other is likely, and what stands around it."""
    found = candidates_of(text)
    shares = {number: 0.5} if likely is None else {number: 0.5, likely: 0.2}
    weighed = sorted((replace(one, probability=shares.get(one.number, 0.01)) for one in found), key=_likely)
    around = Around.of(weighed, {1: [one.sentence for one in found]}, {1: text})
    return widened(weighed[0], [one.sentence for one in found], around, Wanted(whole_lists, things)), around


def _with_name(text: str, number: int) -> str:
    found = candidates_of(text)
    around = Around.of(found, {1: [one.sentence for one in found]}, {1: text})
    selection = widened(found[number], [one.sentence for one in found], around, Wanted(name=True))
    return text[selection.start : selection.end]


@pytest.mark.parametrize(
    ("text", "number", "quote"),
    [
        # "He said" does not tell who said it.
        ("Minister Bo Hale denied a bargain. “There was no trade,” he said.", 1, None),
        ("Minister Bo Hale denied a bargain.\n\n“There was no trade,” he said.", 1, None),
        (
            "Officials met on Monday. “There was no trade,” Minister Bo Hale said.",
            1,
            "“There was no trade,” Minister Bo Hale said.",
        ),
        ("Bo Hale spoke first. It rained. It was cold. It got late. “No,” he said.", 4, "“No,” he said."),
        ("It rained. “There was no trade,” a guard said.", 1, "“There was no trade,” a guard said."),
    ],
)
def test_asked_who_speaks_a_quote_has_the_sentence_that_names_them(text: str, number: int, quote: str | None) -> None:
    assert _with_name(text, number) == (quote or text)


def test_not_asked_who_speaks_it_has_not() -> None:
    assert (
        quoted("Minister Bo Hale denied a bargain. “There was no trade,” he said.", 1)
        == "“There was no trade,” he said."
    )


def _likely(one: Candidate) -> float:
    return -one.probability


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Engineer Bo Hale said the harbour bridge was safe. “It is a lie that it is safe,” Carl Lind said.", 1),
        ("Bo Hale said the bridge was safe. “It leaks,” Carl Lind said.", 1),
        ("Bo Hale said the bridge was safe. But Carl Lind said it was a lie.", 0),
        ("Bo Hale said the bridge would open. However, Carl Lind said this bridge never would.", 0),
        ("Bo Hale said it was safe, Reuters reported. However, Hale said it leaked, Associated Press reported.", 0),
    ],
)
def test_a_quote_does_not_reach_over_the_words_of_another_speaker(text: str, number: int) -> None:
    assert quoted(text, number) == candidates_of(text)[number].text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Bo Hale said the bridge was safe. But Hale said it was old.", 0),
        ("The bridge was built by hand. It was safe, Carl Lind said.", 1),
    ],
)
def test_a_quote_reaches_over_the_words_of_the_same_speaker_and_over_nobody_s(text: str, number: int) -> None:
    assert quoted(text, number) == text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "The contract, which both of the firms had signed in the spring of that year in the office of the notary in"
            " Oslo, does not apply to goods that were delivered by Veltra Inc. in the first quarter, to those that"
            " Norsk Ltd. has stored in the harbour since the strike, or to the 40 lorries that Mr. Hale sold to the"
            " port in May for a sum of two million crowns.",
            "40 lorries",
        ),
        (
            "“If Dr. Smith had said so at the time we would have listened to Mr. Jones, and the men of Gen. Dahl would"
            " have stayed away from the harbour for a while, but nobody told us, and we looked at the accounts for"
            " many weeks, and we went through each of the letters that the bank had kept in its archive since the year"
            " in which the firm was founded,” said Bo Hale.",
            "Mr. Jones",
        ),
    ],
)
def test_a_long_sentence_is_not_cut_at_an_abbreviation(text: str, answer: str) -> None:
    assert quoted(text, answer=answer) == text


SPEECH = (
    "I took the money from the safe and I gave it to my brother in the spring. We looked at the accounts for many"
    " weeks with Mr. Lind, and the letters the bank had kept were lost in the fire at the archive. Nobody has ever asked"
    " me about it since that day."
)


@pytest.mark.parametrize(("open_", "close"), [("“", "”"), ('"', '"'), ("‘", "’")])
def test_a_speech_is_cut_where_its_own_sentences_end(open_: str, close: str) -> None:
    text = f"{open_}{SPEECH[:-1]},{close} Bo Hale told the court in Oslo on Monday afternoon, the first day of it."
    cut = "We looked at the accounts for many weeks with Mr. Lind, and the letters the bank had kept were lost in the"
    assert quoted(text, answer="accounts") == f"{cut} fire at the archive."
    assert quoted(text, answer="asked me") == text[text.index("Nobody") :]


@pytest.mark.parametrize(
    "frame",
    [
        "Bo Hale denied ever having told the court in Oslo what the papers printed on the next day:",
        "It is not true, whatever the papers printed on the next day, that Bo Hale told the court in Oslo:",
        "Bo Hale had “no” idea of why the papers in Oslo printed on the next day what he had told the court:",
    ],
)
def test_a_speech_keeps_the_words_around_it_that_turn_it(frame: str) -> None:
    text = f"{frame} “{SPEECH}”"
    assert quoted(text, answer="accounts") == text


def test_a_speech_keeps_the_name_of_a_speaker_who_is_not_told_beside_it() -> None:
    text = f"“{SPEECH[:-1]},” and so on and on, as in every year, in the letter of the mayor to the people of Oslo."
    assert candidates_of(text)[0].speech.speaker is None
    assert quoted(text, answer="accounts") == text


def test_a_speech_within_a_speech_is_not_cut() -> None:
    within = "My brother told the police: ‘He is guilty! He took it from the safe! He hid it in the barn!’"
    text = f"Bo Hale said: “It is not true that I took it. {SPEECH} {within} That was a lie.”"
    assert quoted(text, answer="took it from the safe") == f"{within} That was a lie.”"


LONG_ITEMS = "".join(
    f"{n}. Damage to the {what} of the house, whoever has done it and whenever it was done, by night or by day.\n"
    for n, what in enumerate(("roof", "floor", "walls", "doors", "stairs"), 1)
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The policy does not cover:\n\n1. Theft by a guest\n2. Damage by water from a burst pipe", 2),
        ("Do not take this pill if:\n\n• You are pregnant.\n• You have had a stroke.", 2),
        ("Readers may not borrow:\n\n1. Maps of the coast.\n2. Newspapers printed before 1900.", 2),
        ("The following are banned in the hall:\n\n• Umbrellas with a metal tip", 1),
        ("**Do not take this pill if:**\n\n- You are pregnant.", 1),
        ("The critics make two claims:\n\n- The pill kills. It has been shown.\n- The doctors know it.", 3),
        ("The policy does not cover:\n\n1. Damage in the house:\n- By water\n- By fire\n2. Theft by a guest", 4),
        ("The policy does not cover:\n\n1. Damage in the house:\n- By water\n- By fire", 3),
        (f"The policy does not cover:\n\n{LONG_ITEMS}", 5),
        # The line above may have a number of its own, and the answer stand behind the item's first sentence.
        ("(1) A person must not:\n\n(1) drive on a dune;\n\n(2) light a fire.", 2),
        ("5. The insurer does not pay for:\n\n(1) damage by water;\n\n(2) theft of bicycles.", 2),
        ("5. The insurer does not pay for:\n\n1. damage by water;\n\n2. theft of bicycles.", 2),
        ("5. The insurer does not pay for:\n\n(a) damage by water;\n\n(b) theft of bicycles.", 2),
        ("The policy does not cover:\n\n1. Theft of bicycles. A trailer is part of the bicycle.", 2),
        ("The policy does not cover:\n\n- Damage by water. Burst pipes count as water damage.", 2),
        ("The policy does not cover:\n\n- War.\n\n- Damage by water. A pipe may burst. It is excluded.", 4),
        ("The policy does not cover any of the following.\n\n- Damage by water\n\n- Theft", 2),
        ("The policy does not cover the following losses.\n\n- Damage by water\n\n- Theft", 2),
    ],
)
def test_an_item_of_a_list_is_quoted_with_the_line_that_leads_into_it(text: str, number: int) -> None:
    assert quoted(text, number) == text.rstrip()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The house is old.\n\n- Its roof leaks.\n- The floor is new.", 2),
        ("11. Both of the parties agree on this:\n12. The appeal is dismissed.", 1),
        (f"The policy covers what is told here:\n\n{LONG_ITEMS}", 5),
        ("5. The insurer pays for:\n\n1. water;\n\n2. theft.\n\n6. The lease ends in May.", 3),
        ("- The house is old. A pipe may burst.", 1),
        ("The house is old. The policy was signed the following day.\n\n- Theft", 2),
    ],
)
def test_an_item_is_quoted_alone_where_no_line_leads_into_it_or_one_that_turns_nothing_from_afar(
    text: str, number: int
) -> None:
    assert quoted(text, number) == candidates_of(text)[number].text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Damaged books are refunded in full. Otherwise, a fee of 5 euros is kept.", 1),
        ("If a window is broken, the tenant must tell the landlord. Otherwise the tenant pays for the glass.", 1),
        ("The tenant may break a pipe by accident. In that case the landlord pays.", 1),
        ("The tenant may break a pipe by accident. In such cases the landlord pays.", 1),
        ("Has the tenant paid? The clerk looks it up. If not, the lease ends.", 2),
        ("The court must approve the visit. Only then may the landlord enter.", 1),
        ("The law gives every driver a month. Unless the court extends it.", 1),
        ("Some say that the king was poisoned. That is a legend.", 1),
        ("It might be said that nine tonnes are too much. I do not agree.", 1),
        ("Hale said that the ovens had been sold. I accept his evidence on that point.", 1),
    ],
)
def test_a_sentence_is_quoted_with_the_one_that_tells_its_condition(text: str, number: int) -> None:
    before = candidates_of(text)[number - 1].sentence
    assert quoted(text, number) == text[before.start :]


@pytest.mark.parametrize(
    "text",
    [
        "Drivers may park for two hours. This does not apply on Sundays.",
        "Drivers may park for two hours. It doesn’t apply to nurses.",
        "Drivers may park for two hours. That applies only on weekdays.",
        "Drivers may park for two hours. An exception is made for nurses.",
        "The law gives every driver a month. Unless the court extends it.",
        "Some say the king was poisoned. That is a legend.",
        "Many believed that the earth was flat. They were wrong.",
        "Many believed that the earth was flat. None of this is true.",
        "The king, people cried, was dead. He was not.",
        "The company gave its word that the bridge was safe. This turned out to be a lie.",
        "It is free for two hours. This does not apply on Sundays.",
        "10. It might be said that nine tonnes are too much. I do not agree.",
        "Some say that nine tonnes are too much. We disagree.",
        "It is argued that nine tonnes are too much. I cannot accept that argument.",
        "The virus came from a laboratory. That’s not true.",
        "The virus came from a laboratory. It's a lie.",
        "The virus came from a laboratory, a website claimed. The report was later retracted.",
        "Members pay 5 euros. This rule does not apply to children.",
    ],
)
def test_a_sentence_is_quoted_with_the_one_that_takes_it_back_however_unlikely_that_is(text: str) -> None:
    number = len(candidates_of(text)) - 2
    assert quoted(text, number, unlikely=number + 1) == text


@pytest.mark.parametrize(
    "text",
    [
        "Police found two guns. They were not loaded.",
        "The bridge is long. It has no railing.",
        "Drivers may park for two hours. That bridge is not for lorries.",
        "Drivers may park for two hours. It is a lie that nurses may park longer.",
        "Drivers may park for two hours. Unless it rains, they may walk.",
        "The plan cost 5 million euros. This is not a new idea.",
        "The mayor resigned in May 2019. This has not happened since 1990.",
        "Bo Hale said the bridge was safe. That is not true, Carl Lind said.",
        "Bo Hale said the bridge was safe. “I do not agree,” Carl Lind said.",
        "I accept what Hale says of the ovens. I do not accept what Lind says of the keys.",
    ],
)
def test_a_sentence_is_quoted_without_the_one_behind_it_that_takes_back_nothing(text: str) -> None:
    alone = candidates_of(text)[0].text
    assert quoted(text, unlikely=1) == alone


GUIDE = "2.2 For people with an allergy, offer one of:\n\n- tea once a day\n- milk twice a day\n- water at night\n\n2.3 Do not offer wine."
RULES = (
    "(1) A person may apply by letter.\n\n(2) The letter must be sent with—\n\n(a) a photograph of the barn,\n\n"
    "(b) a map of the coast, and\n\n(c) the fee.\n\n(3) The council must answer within a month."
)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_of_what_a_line_offers_the_choice_all_is_quoted(number: int) -> None:
    assert quoted(GUIDE, number) == GUIDE[: GUIDE.index("\n\n2.3")]


@pytest.mark.parametrize(
    "lead", ["2.2 For people with an allergy, this may help:", "2.2 In a cold winter, give one point for each of:"]
)
def test_of_a_list_that_offers_no_choice_one_item_is_quoted(lead: str) -> None:
    text = GUIDE.replace(GUIDE[: GUIDE.index("\n")], lead)
    assert quoted(text, 1) == f"{lead}\n\n- tea once a day"


def test_of_the_following_the_choice_is_quoted_whole_behind_a_period_too() -> None:
    text = GUIDE.replace("offer one of:", "do one of the following.")
    assert quoted(text, 1) == text[: text.index("\n\n2.3")]


@pytest.mark.parametrize(("text", "lead"), [(RULES, 1), (GUIDE, 0)])
def test_a_list_is_quoted_to_its_end_and_no_further_wherever_what_was_weighed_ends(text: str, lead: int) -> None:
    wanted = text[candidates_of(text)[lead].sentence.start : text.rindex("\n\n")]
    for last in range(lead, len(candidates_of(text))):
        assert quoted_of(text, lead, candidates_of(text)[: last + 1]) == wanted


def test_an_item_is_quoted_with_a_line_above_that_was_not_weighed() -> None:
    wanted = "(2) The letter must be sent with—\n\n(a) a photograph of the barn,\n\n(b) a map of the coast, and"
    assert quoted_of(RULES, 3, candidates_of(RULES)[3:]) == wanted
    assert quoted(RULES, 5) == "(3) The council must answer within a month."


def test_a_heading_ends_a_list() -> None:
    text = "# Tea\n\nIt is one of:\n\n- green\n- black\n\n# Milk\n\n- white"
    assert quoted(text, 1) == "It is one of:\n\n- green\n- black"


LET = "(1) A person must not let a barn unless it is registered."
EXCEPT = "(2) Subsection (1) does not apply to—\n\n(a) a room in a house,\n\n(b) a barn by the sea, or\n\n(c) a boat."


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        (f"{LET}\n\n{EXCEPT}\n\n(3) A person who breaks this rule is fined.", 0, f"{LET}\n\n{EXCEPT}"),
        (
            "6.1 The tenant may end it in May. The fee is 5 euros.\n\n6.2 Clause 6.1 does not apply in war.",
            0,
            "6.1 The tenant may end it in May. The fee is 5 euros.\n\n6.2 Clause 6.1 does not apply in war.",
        ),
        (
            "(1) A person must not—\n\n(a) drive on a dune;\n\n(b) camp there.\n\n(2) Subsection (1) does not apply to nurses.",
            1,
            "(1) A person must not—\n\n(a) drive on a dune;\n\n(b) camp there.\n\n(2) Subsection (1) does not apply to nurses.",
        ),
        (
            "6.1 The tenant may end it in May.\n\n6.2 Clause 6.1 does not apply in war.\n\n6.3 The rent is due.",
            0,
            "6.1 The tenant may end it in May.\n\n6.2 Clause 6.1 does not apply in war.",
        ),
        (
            "6.1 The tenant may end it in May.\n6.2 Clause 6.1 does not apply in war.\n6.3 Clause 6.2 does not apply to nurses.",
            0,
            "6.1 The tenant may end it in May.\n6.2 Clause 6.1 does not apply in war.\n6.3 Clause 6.2 does not apply to nurses.",
        ),
        (
            "(1) He may enter on two days’ notice.\n\n(2) Notice is not required where a life is at risk.\n\n"
            "(3) Subsection (1) does not allow him to break a door.\n\n(4) He must wear a hat.",
            0,
            "(1) He may enter on two days’ notice.\n\n(2) Notice is not required where a life is at risk.\n\n"
            "(3) Subsection (1) does not allow him to break a door.",
        ),
        (
            "5.2 Subject to clause 5.3, it pays 5 euros.\n5.3 Nothing in this Agreement limits what it pays for fraud.",
            0,
            "5.2 Subject to clause 5.3, it pays 5 euros.\n5.3 Nothing in this Agreement limits what it pays for fraud.",
        ),
    ],
)
def test_a_provision_is_quoted_with_those_behind_it_that_limit_it(text: str, number: int, wanted: str) -> None:
    assert quoted(text, number) == wanted
    assert quoted_of(text, number, [candidates_of(text)[number]]) == wanted


FAR = "".join(
    f"\n\n({chr(97 + n)}) a barn on the {what} side of the old town by the sea;"
    for n, what in enumerate(("north", "south", "east", "west", "upper", "lower", "inner", "outer"))
)


@pytest.mark.parametrize(
    "text",
    [
        f"{LET}\n\n(2) A person who contravenes subsection (1) is fined.",
        f"{LET}\n\n(2) An application must be made in May.\n\n(3) Subsection (1) does not apply to a boat.",
        f"{LET}\n\n## Boats\n\n(2) Subsection (1) does not apply to a boat.",
        f"{LET}\n\nSubsection (1) does not apply to a boat.",
        f"{LET[4:]}\n\n(2) Subsection (1) does not apply to a boat.",
        f"6.1 The tenant may end it. {'The fee is 5 euros for a barn in the old town. ' * 10}\n\n6.2 Clause 6.1 does not apply in war.",
    ],
)
def test_a_provision_is_quoted_alone_where_none_beside_it_limits_it(text: str) -> None:
    assert quoted(text) == candidates_of(text)[0].text


def test_a_list_of_exceptions_is_quoted_whole_or_not_at_all() -> None:
    lead = "(2) Subsection (1) does not apply to—"
    assert quoted(f"{LET}\n\n{lead}{FAR}") == f"{LET}\n\n{lead}{FAR}"
    assert quoted(f"{LET}\n\n{lead}{FAR}{FAR.replace('barn', 'boat')}") == f"{LET}\n\n{lead}"


@pytest.mark.parametrize(
    "frame",
    [
        "Reading from a letter which she called a forgery, Bo Hale told the court in Oslo",
        "If the vote next spring should fail, Bo Hale told the Echo, the plan is this",
        "Should the vote next spring fail, Bo Hale told the Echo",
        "Quoting what he said was in the diary of his rival, Bo Hale told the court in Oslo",
        "In a letter that turned out to be a forgery, Bo Hale told the court in Oslo",
        "Bo Hale told the court in Oslo that this was what his rival wanted, and that his plan was this",
    ],
)
def test_a_speech_keeps_the_words_before_it_that_tell_when_it_holds_or_whose_it_is(frame: str) -> None:
    text = f"{frame}: “{SPEECH}”"
    assert quoted(text, answer="accounts") == text


@pytest.mark.parametrize(
    "frame",
    [
        "Bo Hale told reporters outside the court in Oslo on Monday afternoon, after the hearing",
        "Speaking to reporters after the meeting of the council on Monday, Bo Hale said",
        "During a hearing of the council of the town in Oslo on Monday, Bo Hale told the mayor",
        "On Monday, Bo Hale, who has led the board of the harbour since 2012, told the council",
    ],
)
def test_a_speech_is_cut_out_of_words_that_only_tell_who_speaks_and_where(frame: str) -> None:
    text = f"{frame}: “{SPEECH}”"
    assert quoted(text, answer="accounts").startswith("We looked")
    assert quoted(text, answer="accounts").endswith("archive.")


OPENING = (
    "We have come to this hall on the first day of the year to speak of the harbour and of all those who work in it."
)
ENDING = "The council of the town and the board of the bank will be told of it in a letter that we send on Monday"


@pytest.mark.parametrize(
    "kept",
    [
        "Suppose that we close the mine before the winter. Two thousand families will lose all of their income in the year.",
        "Suppose that we close the mine. The lamps go out there. Two thousand families will lose all of their income in the year.",
        "If the vote fails, we close the mine. Two thousand families will lose all of their income in the year.",
        "The owner may pay for the mine himself. Otherwise two thousand families will lose all of their income in the year.",
        "Two thousand families were to lose all of their income in the year. However, we have dropped that plan.",
        "Two thousand families will lose all of their income in the year, they say. Every word of this is a lie.",
        "Two thousand families will lose all of their income in the year, they say. The mine will close. Every word of this is a lie.",
        "Two thousand families will lose all of their income in the year. This does not hold for the miners.",
        "Two thousand families will lose all of their income in the course of the year.",
        "Two thousand families will lose all of their income in the year, they say. I do not agree with that.",
    ],
)
def test_a_speech_is_cut_no_closer_than_its_sentences_hang_together(kept: str) -> None:
    text = f"“{OPENING} {kept} {ENDING},” Bo Hale said on Monday in the hall."
    assert quoted(text, answer="wo thousand") == kept
    assert quoted(text.replace("“", "‘").replace("”", "’"), answer="wo thousand") == kept


CORRECTED = "In May the income was stated as 241. That figure included an order of June. The corrected figure is 233."


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_figure_is_quoted_with_its_correction_and_the_correction_with_it(number: int) -> None:
    text = f"{CORRECTED} Profit is not affected."
    selection, _ = selected(text, number)
    assert text[selection.start : selection.end] == CORRECTED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"{CORRECTED} Profit is not affected.", 3),
        ("The income was 241.\n\nThe corrected figure is 233.", 0),
        ("The income was 241.\n\nThe corrected figure is 233.", 1),
        ("Bo Hale said the income was 241. The correct figure is 233, Carl Lind said.", 0),
        (f"The income was 241{' and a half' * 40}. The corrected figure is 233.", 0),
        (f"The income was 241{' and a half' * 40}. The corrected figure is 233.", 1),
    ],
)
def test_a_correction_is_left_that_is_another_s_or_far_or_of_another_paragraph(text: str, number: int) -> None:
    selection, _ = selected(text, number)
    assert text[selection.start : selection.end] == candidates_of(text)[number].text


@pytest.mark.parametrize("break_", [" ", "\n\n"])
def test_what_nobody_tells_is_quoted_with_who_disputes_it(break_: str) -> None:
    text = f"The bridge is not safe.{break_}The council denies this."
    selection, around = selected(text, 0)
    assert (text[selection.start : selection.end], disputed_beside(selection, around)) == (text, ())


def test_a_denial_is_quoted_with_what_it_denies_where_nobody_tells_that() -> None:
    text = "The bridge is not safe. The council denies this."
    selection, around = selected(text, 1)
    assert (text[selection.start : selection.end], disputed_beside(selection, around)) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "Two former clerks told us that the mill paid nobody. Kelvin disputes this: a spokeswoman told us that it did.",
        "Bo Hale said the fire was the work of the Bridge Club. The head of the Bridge Club, Carl Lind, denied the charge.",
        "Bo Hale said that the old owners had decided it. The former chairman, Carl Lind, called that claim “untrue”.",
        "Bo Hale said that the bridge was safe.\n\nCarl Lind denied this.",
    ],
)
def test_a_claim_and_its_denial_by_another_are_quotes_of_their_own(text: str) -> None:
    for number, other in ((0, 1), (1, 0)):
        selection, around = selected(text, number)
        assert (selection.first, selection.last) == (number, number)
        assert disputed_beside(selection, around) == (other,)


def test_what_another_takes_back_is_a_quote_of_its_own() -> None:
    selection, around = selected("Bo Hale said the bridge was safe. That is not true, Carl Lind said.", 0)
    assert disputed_beside(selection, around) == (1,)


@pytest.mark.parametrize(
    "text",
    [
        "Bo Hale said the bridge was safe. Carl Lind denied that he had a key.",
        "Bo Hale said the bridge was safe. Nobody disputes this.",
        "Bo Hale said the bridge was safe. Carl Lind said it would open in May.",
        "Bo Hale said the bridge was safe. It opened last year. Carl Lind denied this.",
        "Bo Hale said the bridge was safe.",
    ],
)
def test_nothing_beside_a_quote_disputes_it_that_is_of_something_else(text: str) -> None:
    selection, around = selected(text, 0)
    assert (selection.last, disputed_beside(selection, around)) == (0, ())


@pytest.mark.parametrize(
    "text",
    [
        "The factory shut in 1999.\n\nThe court dismissed the claim.",
        "The factory shut in 1999.\n\nLind dismissed the claim.",
        "The pool opens at nine.\n\nCritics called it ridiculous fun.",
        "The pool opens at nine.\n\nCritics called it ridiculous.",
        "The trial took two years.\n\nThe jury rejected his account.",
        "The lease ends in May.\n\nThe planners rejected the idea.",
        "Bo Hale said the lease ends in May.\n\nCarl Lind rejected the idea.",
        "Bo Hale said the trial took two years.\n\nCarl Lind dismissed the report.",
    ],
)
def test_a_paragraph_that_turns_down_something_else_disputes_nothing(text: str) -> None:
    for number in (0, 1):
        selection, around = selected(text, number)
        assert (selection.first, selection.last, disputed_beside(selection, around)) == (number, number, ())


@pytest.mark.parametrize(
    "denial",
    ["The council denies this.", "The owner called it a lie.", "The owner, Carl Lind, said that was not true."],
)
def test_a_paragraph_that_says_outright_that_the_one_before_is_untrue_is_quoted_with_it(denial: str) -> None:
    text = f"The bridge is not safe.\n\n{denial}"
    assert quoted(text, unlikely=1) == text


@pytest.mark.parametrize("denial", ["The planners rejected the idea.", "The owner denied the charge."])
def test_a_denial_in_the_same_paragraph_is_quoted_with_what_it_denies(denial: str) -> None:
    text = f"The lease ends in May. {denial}"
    assert quoted(text, unlikely=1) == text


@pytest.mark.parametrize(
    ("text", "known", "number"),
    [
        ("Hale said so. It is green. The correct figure is nine.", (0, 2), 0),
        ("Hale said so. It is green. The correct figure is nine.", (0, 2), 2),
        ("An earlier version of this article gave eleven. It was nine.", (0,), 0),
        ("The bridge is green. The council denies this.", (0,), 0),
    ],
)
def test_a_sentence_is_quoted_alone_where_those_beside_it_are_not_known(
    text: str, known: tuple[int, ...], number: int
) -> None:
    found = candidates_of(text)
    sentences = [one.sentence for one in found]
    around = Around.of([found[n] for n in known], {1: sentences}, {})
    selection = widened(found[number], sentences, around)
    assert (selection.first, selection.last, disputed_beside(selection, around)) == (number, number, ())


def test_a_correction_is_found_where_both_sentences_are_known() -> None:
    found = candidates_of("We found eleven nests. The correct figure is nine. It is green.")
    sentences = [one.sentence for one in found]
    around = Around.of(found[:2], {1: sentences}, {})
    assert [widened(one, sentences, around).first for one in found[:2]] == [0, 0]
    assert [widened(one, sentences, around).last for one in found[:2]] == [1, 1]


TERMS = (
    "A summary handed to members says:\n\n(a) the call stays, but with a day’s notice;\n(b) nobody works on two Sundays;"
    "\n(c) pay goes up in April;\n(d) nobody is dismissed."
)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4])
def test_a_list_is_quoted_whole_where_all_of_it_is_wanted(number: int) -> None:
    text = f"{TERMS}\n\nThe vote is in May."
    selection, _ = selected(text, number, whole_lists=True)
    assert text[selection.start : selection.end] == TERMS


def test_a_list_within_another_is_quoted_whole_and_not_the_one_around_it() -> None:
    text = "The policy does not cover:\n\n1. Damage in the house:\n- By water\n- By fire\n2. Theft by a guest"
    selection, _ = selected(text, 2, whole_lists=True)
    assert text[selection.start : selection.end] == text[: text.index("\n2. Theft")]


def test_a_list_that_is_too_long_is_quoted_as_far_as_where_one_item_is_wanted() -> None:
    text = f"The policy covers what is told here:\n\n{''.join(_numbered(LONG_ITEMS * 3))}"
    for number in range(16):
        one, whole = selected(text, number)[0], selected(text, number, whole_lists=True)[0]
        assert (whole.start, whole.end) == (one.start, one.end)


BOOKS = "- Notes on Piers (1920)\n- The Moving Bed (1931)\n- A Ferry and a Bridge (1955), a memoir"


@pytest.mark.parametrize(("number", "likely"), [(2, 1), (0, 2), (1, 0)])
@pytest.mark.parametrize("heading", ["## Her books\n\n", "She wrote until she was eighty.\n\n"])
def test_a_list_that_nothing_leads_into_is_quoted_whole_where_nearly_all_items_answer(
    heading: str, number: int, likely: int
) -> None:
    text = f"{heading}{BOOKS}\n\nShe died in 1961."
    first = next(one.number for one in candidates_of(text) if one.text.startswith("- Notes"))
    selection, _ = selected(text, first + number, whole_lists=True, likely=first + likely)
    assert text[selection.start : selection.end] == BOOKS


@pytest.mark.parametrize(
    ("whole_lists", "likely"),
    [
        (False, 1),  # one thing is wanted
        (True, None),  # the others answer something else
        (True, 3),  # what else answers is not of the list
    ],
)
def test_else_an_item_that_nothing_leads_into_is_quoted_alone(whole_lists: bool, likely: int | None) -> None:
    text = f"{BOOKS}\n\nShe died in 1961."
    selection, _ = selected(text, 0, whole_lists=whole_lists, likely=likely)
    assert text[selection.start : selection.end] == "- Notes on Piers (1920)"


def test_of_a_list_of_other_things_too_no_more_is_quoted_than_answers() -> None:
    text = "## The vote\n\n- Chad voted against.\n- Cuba voted against.\n- Norway voted for.\n- Peru abstained."
    first = next(one.number for one in candidates_of(text) if one.text.startswith("- Chad"))
    selection, _ = selected(text, first, things=True, likely=first + 1)
    assert text[selection.start : selection.end] == "- Chad voted against."


def test_two_sentences_of_one_item_are_one_that_answers() -> None:
    text = "## News\n\n- The ferries were cancelled. They return in May.\n- A school opened."
    first = next(one.number for one in candidates_of(text) if one.text.startswith("- The ferries"))
    selection, _ = selected(text, first, things=True, likely=first + 1)
    assert "school" not in text[selection.start : selection.end]


@pytest.mark.parametrize(("likely", "is_whole"), [(3, True), (0, False), (5, False), (None, False)])
def test_asked_for_things_a_list_is_quoted_whole_where_two_of_its_items_answer(
    likely: int | None, is_whole: bool
) -> None:
    text = f"{TERMS}\n\nThe vote is in May."
    selection, _ = selected(text, 1, things=True, likely=likely)
    assert text[selection.start : selection.end] == (TERMS if is_whole else TERMS[: TERMS.index("\n(b)")])


@pytest.mark.parametrize("whole_lists", [False, True])
def test_what_announces_a_list_is_quoted_with_it(whole_lists: bool) -> None:
    told = "Three things. Mend the roof. Open the gate. And lower the price."
    text = f"What would I do? {told} Nobody will listen."
    number = next(one.number for one in candidates_of(text) if one.text == "Three things.")
    selection, _ = selected(text, number, whole_lists=whole_lists)
    assert text[selection.start : selection.end] == told
    selection, _ = selected(text, number + 1, whole_lists=whole_lists)
    assert text[selection.start : selection.end] == (told if whole_lists else "Mend the roof.")


def test_of_two_lists_under_headings_one_is_quoted() -> None:
    text = f"Her books\n\n{BOOKS}\n\n## Her bridges\n\n- Harrow, 1931\n- Sund, 1938"
    first = next(one.number for one in candidates_of(text) if one.text.startswith("- Notes"))
    selection, _ = selected(text, first, whole_lists=True, likely=first + 1)
    assert text[selection.start : selection.end] == BOOKS


def test_a_sentence_of_no_list_is_quoted_alone_where_lists_are_wanted_whole() -> None:
    text = f"{TERMS}\n\nThe vote is in May."
    selection, _ = selected(text, 5, whole_lists=True)
    assert text[selection.start : selection.end] == "The vote is in May."


def _numbered(items: str) -> list[str]:
    return [f"{n}. {item.split('. ', 1)[1]}\n" for n, item in enumerate(items.splitlines(), 1)]
