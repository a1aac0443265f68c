"""How much is quoted: one sentence or several, with a neighbour or cut short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.document import Role, Sentence
from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.asked_for import Kind
from rag.extent import Selection
from rag.question import Question
from rag.select import MOST, combined, select
from rag.speech import Speakers
from tests.rag.weighing import candidate, record


def asking(*kinds: Kind) -> Question:
    return Question("What?", "What?", "What?", ("what",), kinds)


def chosen(
    question: Question, *candidates_: object, sentences: dict[int, list[Sentence]] | None = None
) -> list[Selection]:
    found = list(candidates_)
    known = sentences or {}
    for one in found:
        known.setdefault(one.record.key, [one.sentence] * (one.number + 1))  # type: ignore[attr-defined]
    return select(question, found, known, {})  # type: ignore[arg-type]


def test_one_sentence_where_one_answers() -> None:
    best = candidate("The bridge opened in 1932.", 0.9)
    other = candidate("Ships pass every day.", 0.2, document=record(2))
    assert [one.best for one in chosen(asking(Kind.DATE), best, other)] == [best]


def test_several_where_several_are_asked_for() -> None:
    best = candidate("The bridge opened in 1932.", 0.6)
    other = candidate("Ships pass every day.", 0.43, document=record(2))
    assert [one.best for one in chosen(asking(Kind.LIST), best, other)] == [best, other]
    less = replace(other, probability=0.41)
    assert [one.best for one in chosen(asking(Kind.LIST), best, less)] == [best]


@pytest.mark.parametrize(
    ("question", "probability", "reader", "quotes"),
    [
        ("How long are the bridge and the tunnel?", 0.19, 4.0, 2),
        ("How long are the bridge and the tunnel?", 0.19, 1.1, 2),
        ("How long are the bridge and the tunnel?", 0.19, 0.9, 1),
        ("How long are the bridge and the tunnel?", 0.17, 4.0, 1),
        ("How long is the bridge?", 0.19, 4.0, 1),
    ],
)
def test_what_a_question_joins_may_stand_in_several_sentences(
    question: str, probability: float, reader: float, quotes: int
) -> None:
    best = candidate("The bridge is 900 metres long.", 0.6)
    other = candidate("The tunnel is 1,200 metres long.", probability, document=record(2), reader=reader)
    assert len(chosen(replace(asking(Kind.NUMBER), meant=question), best, other)) == quotes


def test_another_place_is_quoted_only_where_it_is_almost_as_likely() -> None:
    best = candidate("The bridge opened in 1932.", 0.5)
    elsewhere = candidate("Ships have passed below since 1933.", 0.48, document=record(2))
    assert [one.best for one in chosen(asking(Kind.DATE), best, elsewhere)] == [best, elsewhere]
    less = replace(elsewhere, probability=0.47)
    assert [one.best for one in chosen(asking(Kind.DATE), best, less)] == [best]


@pytest.mark.parametrize(("probability", "quoted"), [(0.31, "It opened. Ships pass."), (0.29, "It opened.")])
def test_a_neighbour_that_is_somewhat_less_likely_is_read_with_it(probability: float, quoted: str) -> None:
    text = "It opened. Ships pass."
    sentences = [Sentence(0, 10, 0, Role.STORY), Sentence(11, 22, 0, Role.STORY)]
    best, beside = candidate("It opened.", 0.5), candidate("Ships pass.", probability, number=1, start=11)
    (only,) = chosen(asking(Kind.DATE), best, beside, sentences={1: sentences})
    assert text[only.start : only.end] == quoted


@pytest.mark.parametrize(
    ("paragraphs", "joined"),
    [((0, 0, 0, 0), True), ((0, 0, 1, 1), False), ((0, 1, 2, 2), True), ((0, 0, 1, 2), True)],
)
def test_a_neighbour_in_another_paragraph_is_another_quote_unless_one_is_a_paragraph(
    paragraphs: tuple[int, ...], joined: bool
) -> None:
    text = "Steel came. Ada opened it. Ships pass. Paint is green."
    spans = [(0, 11), (12, 26), (27, 38), (39, 54)]
    sentences = [Sentence(*span, paragraph, Role.STORY) for span, paragraph in zip(spans, paragraphs, strict=True)]
    best, beside = (
        replace(candidate(text[s.start : s.end], p, number=n, start=s.start), sentence=s)
        for n, s, p in ((1, sentences[1], 0.5), (2, sentences[2], 0.4))
    )
    (only,) = chosen(asking(Kind.DATE), best, beside, sentences={1: sentences})
    assert text[only.start : only.end] == ("Ada opened it. Ships pass." if joined else "Ada opened it.")


def test_what_nobody_is_said_to_have_said_is_not_quoted_under_a_name() -> None:
    text = "Nobody came that day. Ada Hopper said that it was late."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, 1)
    told, said = (
        replace(candidate(text[s.start : s.end], p, number=n, start=s.start), sentence=s, speakers=speakers)
        for n, (s, p) in enumerate(zip(sentences, (0.4, 0.5), strict=True))
    )
    (only,) = chosen(asking(Kind.DATE), said, told, sentences={1: sentences})
    assert text[only.start : only.end] == "Ada Hopper said that it was late."


def test_the_same_claim_of_another_article_is_no_second_quote() -> None:
    best = candidate("The old bridge opened in May 1932.", 0.9)
    same = candidate("In May 1932 the old bridge opened.", 0.85, document=record(2))
    (only,) = chosen(asking(Kind.DATE), best, same)
    assert only.best == best
    assert only.also == (same,)


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    text = "The bridge is old. It was opened in 1932."
    sentences = [Sentence(0, 18, 0, Role.STORY), Sentence(19, len(text), 0, Role.STORY)]
    leaning = candidate(text[19:], 0.9, number=1, start=19)
    (only,) = chosen(asking(), leaning, sentences={1: sentences})
    assert (only.start, only.end) == (0, len(text))


def test_a_sentence_does_not_lean_across_a_paragraph() -> None:
    sentences = [Sentence(0, 18, 7, Role.STORY), Sentence(20, 42, 0, Role.STORY)]
    leaning = candidate("It was opened in 1932.", 0.9, number=1, start=20)
    (only,) = chosen(asking(), leaning, sentences={1: sentences})
    assert (only.start, only.end) == (20, 42)


def test_a_long_speech_is_cut_to_the_sentences_that_hold_the_answer() -> None:
    parts = [
        "“We have looked at the bridge for many years and found that nothing is wrong with any part of it.",
        "The steel was rolled in the north, brought down by ship, and riveted by four hundred men in two summers.",
        "It will open in May, and ships may pass below it on every day of the year and at any hour.",
        "Nobody has ever fallen from it, and nobody ever will as long as there are railings,” she said.",
    ]
    text = " ".join(parts)
    at = text.index("May")
    (only,) = chosen(asking(Kind.DATE), candidate(text, 0.9, start=100, answer=(at, at + 3)))
    assert text[only.start - 100 : only.end - 100] == parts[2]


def test_a_short_sentence_is_never_cut() -> None:
    text = "It opened in May. Ships pass. It is green."
    (only,) = chosen(asking(), candidate(text, 0.9, answer=(13, 16)))
    assert (only.start, only.end) == (0, len(text))


@pytest.mark.parametrize(
    ("one", "other", "quotes"),
    [
        ("The port will send 5,000 crates to Oslo in May.", "The port will send 8,000 crates to Oslo in May.", 2),
        ("The port will buy the new crane in May.", "The port will not buy the new crane in May.", 2),
        ("The port of Oslo will buy the crane in May.", "The port of Bergen will buy the crane in May.", 2),
        ("The port will buy the new crane in May.", "In May the port will buy the new crane.", 1),
        ("The port will buy the new crane in May.", "In May the port will buy the new green crane.", 2),
        ("It is, and it was.", "It is so, and it was so before that as well.", 2),
    ],
)
def test_two_claims_are_not_one(one: str, other: str, quotes: int) -> None:
    found = chosen(asking(), candidate(one, 0.9), candidate(other, 0.9, document=record(2)))
    assert len(found) == quotes
    assert len(found[0].also) == 2 - quotes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Profits rose by 12 percent last year.", "Profits fell by 12 percent last year."),
        ("Ministers can close the bridge this year.", "Ministers cannot close the bridge this year."),
        ("The bridge cost 5 million euros to build.", "The bridge cost 5 billion euros to build."),
        ("The bridge cost five million euros to build.", "The bridge cost nine million euros to build."),
        ("The fine was £40 for each driver.", "The fine was $40 for each driver."),
        ("It costs 5 euros a day to park there.", "It costs 5 dollars or 7 euros a day to park there."),
        ("Temperatures fell to −5 degrees there.", "Temperatures fell to 5 degrees there."),
        ("The old bridge opened before the war.", "The old bridge opened after the war."),
        ("The old bridge opened during the war.", "The old bridge opened after the war."),
        ("More than 40 people died in the flood.", "Fewer than 40 people died in the flood."),
        ("It is likely that the bridge will open in March.", "It is unlikely that the bridge will open in March."),
        ("The treaty is legal and binding.", "The treaty is illegal, not binding, say legal scholars."),
        ("The board will approve the bridge plan.", "The board refused to approve the bridge plan."),
        ("Russia attacked Ukraine with drones.", "Ukraine attacked Russia with drones."),
        ("Ukraine attacked Russia with drones.", "Ukraine was attacked by Russia with drones."),
        ("The bridge is more expensive than the tunnel.", "The tunnel is more expensive than the bridge."),
        ("The bridge was shut on Monday, police said.", "The bridge was shut on Monday after a crash, police said."),
        ("Seventeen people died on the ferry.", "Reports that seventeen people died on the ferry were wrong."),
        ("Coffee raises the risk of gout.", "It is a myth that coffee raises the risk of gout."),
        ("Coffee raises the risk of gout.", "Whether coffee raises the risk of gout is unknown."),
        ("The yard cut 500 jobs in Leeds.", "The yard had threatened to cut 500 jobs in Leeds."),
        ("Ada Hopper took bribes from the port.", "Prosecutors allege that Ada Hopper took bribes from the port."),
        ("Ada Hopper took bribes from the port.", "Ada Hopper took bribes from the port, rumours have it."),
        ("The king died in the old tower.", "The king died in the old tower, though nobody ever confirmed."),
        ("The king died in the old tower.", "According to legend, the king died in the old tower."),
        ("The king of Norway visited Lima.", "The wife of the king of Norway visited Lima."),
        ("Unemployment rose 3 percent last year.", "Unemployment rose 3 percent this year."),
        ("Pluto is a planet of the sun.", "Pluto is a former planet of the sun."),
        ("The tax will rise in May if the vote is won.", "The tax will rise in May: the vote is won."),
        ("If the dam at Orlo fails, the villages are flooded.", "The dam at Orlo fails, the villages are flooded."),
        ("The members can attend the meeting.", "The members did attend the meeting."),
        ("Some patients died in the old ward.", "The patients died in the old ward."),
        ("The dam failed because the villages flooded.", "The villages flooded because the dam failed."),
        ("The vaccine is safe for young children.", "Is the vaccine safe for young children?"),
        ("The seller keeps the deposit.", "The seller keeps the deposit, unless the buyer has confirmed."),
        ("Sales rose 5 percent last year.", "Sales rose 5 percent last year, far less than the firm announced."),
        ("Sales rose 5 percent last year.", "Sales rose 5 percent last year, according to a rumour."),
        ("He said the bridge was shut again.", "The bridge was shut again."),
        ("The mine employs 400 workers there.", "The mine once employed 400 workers there."),
        ("The plant closed in June in Leeds.", "The plant closes in June in Leeds."),
        ("The law bans dogs on the beach.", "The law bans dogs on the beach except on a lead."),
        ("The union sued the bank in March.", "The bank said in March the union sued a rival."),
    ],
)
def test_a_claim_and_its_opposite_are_two(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = chosen(asking(), candidate(first, 0.9), candidate(second, 0.9, document=record(2)))
        assert [len(found), *(len(quoted.also) for quoted in found)] == [2, 0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some 6,200 residents signed the petition.", "About 6200 residents have signed it, the petition."),
        ("The bridge cost five million euros.", "The bridge cost 5,000,000 euros, the council said."),
        ("Norway said 31% of pupils were ill.", "Norway said that 31 percent of pupils were ill."),
        ("Ministers can't close the bridge.", "Ministers cannot close the bridge."),
        (
            "The council said on Monday the bridge would be shut.",
            "The bridge will be shut, the council said on Monday.",
        ),
        ("The bridge was shut on Monday, police said.", "On Monday the bridge was shut, police said."),
        ("The bridge was shut on Monday.", "On Monday the bridge was shut, according to the police."),
    ],
)
def test_a_copy_in_slightly_other_words_is_the_same_claim(one: str, other: str) -> None:
    (only,) = chosen(asking(), candidate(one, 0.9), candidate(other, 0.9, document=record(2)))
    assert len(only.also) == 1


def test_a_sentence_that_takes_back_the_one_before_is_quoted_with_it() -> None:
    first, second, third = "The bridge is safe.", "Yet two engineers doubt it.", "This bridge is green."
    text = f"{first} {second} {third}"
    sentences = [
        Sentence(text.index(words), text.index(words) + len(words), 0, Role.STORY) for words in (first, second, third)
    ]
    found = [
        replace(candidate(text[s.start : s.end], p, number=n, start=s.start), sentence=s)
        for n, (s, p) in enumerate(zip(sentences, (0.5, 0.2, 0.1), strict=True))
    ]
    (only,) = chosen(asking(), *found, sentences={1: sentences})
    assert text[only.start : only.end] == f"{first} {second}"
    (only,) = chosen(asking(), found[0], replace(found[1], probability=0.1), sentences={1: sentences})
    assert text[only.start : only.end] == first


def test_where_the_sides_are_wanted_the_other_one_is_quoted_though_it_is_less_likely() -> None:
    text = "Ada Hopper said that it is safe.\n\nAda Hopper said that it is old.\n\nBo Hale said that it leaks."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, 2)

    def quoted(*probabilities: float, kinds: tuple[Kind, ...] = (Kind.SIDES,)) -> list[str]:
        weighed = [
            replace(candidate(text[s.start : s.end], p, number=n, document=record(n)), sentence=s, speakers=speakers)
            for n, (s, p) in enumerate(zip(sentences, probabilities, strict=True))
        ]
        found = chosen(asking(*kinds), *weighed, sentences=dict.fromkeys(range(3), sentences))
        return [one.best.text.split()[0] for one in found]

    assert quoted(0.5, 0.17, 0.16) == ["Ada", "Bo"]
    assert quoted(0.5, 0.17, 0.11) == ["Ada", "Bo"]
    assert quoted(0.5, 0.17, 0.09) == ["Ada"]
    assert quoted(0.5, 0.17, 0.16, kinds=()) == ["Ada"]


@pytest.mark.parametrize("kind", [Kind.SIDES, Kind.COMPARISON])
def test_a_second_sentence_where_two_are_wanted_and_one_was_found(kind: Kind) -> None:
    best = candidate("The bridge carries 900 cars a day.", 0.6)
    same = candidate("The bridge carries 900 cars a day.", 0.2, document=record(2))
    second = candidate("Ferries carry 400 cars.", 0.13, document=record(4))
    third = candidate("Trains carry none.", 0.125, document=record(3))
    assert [one.best for one in chosen(asking(kind), best, same, second, third)] == [best, second]
    assert [one.best for one in chosen(asking(kind), best, replace(second, probability=0.11))] == [best]
    assert [one.best for one in chosen(asking(Kind.LIST), best, second)] == [best]


@pytest.mark.parametrize(
    ("probability", "kind", "quoted"),
    [(0.07, Kind.COMPARISON, "other"), (0.05, Kind.COMPARISON, "same again"), (0.07, Kind.LIST, "")],
)
def test_of_two_things_compared_the_one_that_is_not_yet_named_is_quoted_as_well(
    probability: float, kind: Kind, quoted: str
) -> None:
    question = replace(asking(kind), meant="Which is older, Denmark's bridge or Norway's?")
    best = candidate("The Danish bridge opened in 1932.", 0.6)
    again = candidate("It was painted in Danish colours.", 0.2, document=record(2))
    other = candidate("Oslo opened its own in 1950.", probability, document=record(3))
    second = {"other": [other], "same again": [again], "": []}[quoted]
    assert [one.best for one in chosen(question, best, again, other)] == [best, *second]


def test_a_sentence_on_both_things_compared_needs_none_on_either() -> None:
    question = replace(asking(Kind.COMPARISON), meant="Which is older, Denmark's bridge or Norway's?")
    best = candidate("The Danish bridge is older than the Norwegian.", 0.8)
    other = candidate("Oslo opened its own in 1950.", 0.09, document=record(3))
    assert [one.best for one in chosen(question, best, other)] == [best]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hopper said that it will cost five million. Bo Hale said that it will cost nine million.",
        "Bo Hale said it will cost five million, Reuters reported. Hale said it will cost nine million, the Tribune reported.",
    ],
)
def test_two_speakers_and_two_outlets_of_one_paragraph_are_two_quotes(text: str) -> None:
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, 1)
    found = [
        replace(candidate(text[s.start : s.end], 0.9, number=n), sentence=s, speakers=speakers)
        for n, s in enumerate(sentences)
    ]
    assert len(chosen(asking(), *found, sentences={1: sentences})) == 2


def test_neighbours_of_two_speakers_stay_two_quotes_where_one_does_not_name_its_own() -> None:
    first, second = "Ada Hopper said that the bridge is old.", "“It is new, and it shines,” she said to him."
    third = "Bo Hale said that it is new."
    text = f"{first}\n\n{second}\n\n{third}"
    sentences = sentences_of(text, paragraphs_of(text, "A bridge"), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, 2)
    found = [
        replace(candidate(text[s.start : s.end], 0.9 - n / 100, number=n), sentence=s, speakers=speakers)
        for n, s in enumerate(sentences)
    ]
    assert [len(chosen(asking(), *pair, sentences={1: sentences})) for pair in (found[:2], found[1:])] == [1, 2]


@pytest.mark.parametrize(
    ("below", "quoted"),
    [("- It is old.", "Two things are known: - It is old."), ("Gen. Hale is old.", "Two things are known:")],
)
def test_a_line_that_leads_into_a_list_is_quoted_with_its_items(below: str, quoted: str) -> None:
    lead = "Two things are known:"
    text = f"{lead} {below}"
    sentences = [Sentence(0, len(lead), 0, Role.STORY), Sentence(len(lead) + 1, len(text), 0, Role.STORY)]
    best, other = candidate(lead, 0.8), candidate(below, 0.1, number=1, start=len(lead) + 1)
    (only,) = chosen(asking(), best, other, sentences={1: sentences})
    assert text[only.start : only.end] == quoted


def selection(text: str, probability: float, number: int = 0, document: int = 1) -> Selection:
    start = 100 * number
    best = candidate(text, probability, number=number, start=start, document=record(document))
    return Selection(best, number, number, start, start + len(text))


def test_what_is_quoted_for_several_things_stands_in_the_order_they_were_asked_for() -> None:
    first, second, third = selection("Ada came.", 0.2), selection("In May.", 0.9, 4), selection("Bo came.", 0.1, 8)
    assert combined([[first, third], [second]]) == [first, third, second]
    assert combined([[third, first]]) == [third, first]


def test_a_sentence_that_answers_two_things_is_quoted_once() -> None:
    both, again = selection("Ada came in May.", 0.5), selection("Ada came in May.", 0.9)
    other = selection("She left.", 0.4, 7)
    assert [one.best.text for one in combined([[both, other], [again]])] == ["Ada came in May.", "She left."]


def test_what_two_documents_tell_of_two_things_is_quoted_once_and_named_once() -> None:
    here = selection("Some 6,200 residents signed the petition.", 0.5)
    there = selection("Some 6,200 residents signed the petition.", 0.6, 0, 2)
    (only,) = combined([[replace(here, also=(there.best,))], [replace(there, also=(here.best,))]])
    assert only.best == here.best
    assert only.also == (there.best,)


def test_of_each_thing_asked_the_best_is_quoted_before_more_of_any() -> None:
    many = [selection(f"{n}.", 0.5, 10 * n) for n in range(MOST)]
    other = selection("Elsewhere.", 0.1, 0, 2)
    assert combined([many, [other]])[-1] == other


def test_several_things_asked_give_no_longer_an_answer_than_one() -> None:
    many = [[selection(f"{n}.", 0.5, 10 * n, part) for n in range(MOST)] for part in (1, 2, 3)]
    assert len(combined(many)) == MOST


@pytest.mark.parametrize(
    ("other", "probability", "quotes"),
    [
        ("Officials said that 415 people had lost their homes.", 0.21, 2),
        ("Officials said that 415 people had lost their homes.", 0.19, 1),
        ("Officials said that 340 people had lost their homes in all.", 0.3, 1),
        ("Officials said that 415 firefighters were called.", 0.3, 1),
    ],
)
def test_another_number_in_another_article_is_quoted_beside_it(other: str, probability: float, quotes: int) -> None:
    question = replace(asking(Kind.NUMBER), meant="How many people lost their homes?")
    told = candidate("The fire left 340 people homeless.", 0.8)
    found = chosen(question, told, candidate(other, 0.8 * probability, document=record(2)))
    assert len(found) == quotes


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.DATE, "The bridge was opened in 1921 by Ada Hopper.", "Ada Hopper opened the bridge in May 1923."),
        (Kind.NUMBER, "The bridge cost 5 million euros.", "Nine million euros went into the bridge."),
        (Kind.NUMBER, "The bridge is 300 metres long.", "It is a bridge of 420 metres."),
    ],
)
def test_another_article_s_other_figure_is_quoted_beside_it(kind: Kind, one: str, other: str) -> None:
    def found(reader: float, document: int, second: str = other) -> int:
        best = candidate(one, 0.8, answer=(0, len(one)), reader=4)
        again = candidate(second, 0.2, answer=(0, len(second)), reader=reader, document=record(document), number=9)
        return len(chosen(asking(kind), best, again))

    assert found(3, 2) == 2
    assert found(0, 2) == 1  # the reader does not take it for an answer
    assert found(3, 1) == 1  # one article tells of two things
    assert found(3, 2, one + " It is green.") == 1


@pytest.mark.parametrize(("reader", "kind", "quotes"), [(3, Kind.YES_NO, 2), (0, Kind.YES_NO, 1), (3, Kind.REASON, 1)])
def test_to_yes_or_no_another_party_s_word_is_quoted_beside_one_s(reader: float, kind: Kind, quotes: int) -> None:
    text = "Ada Hopper said that the gates were open.\n\nThe port is green.\n\nBo Hale said that one was shut."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, 2)
    owner, _, other = (
        replace(candidate(text[s.start : s.end], p, number=n, reader=reader), sentence=s, speakers=speakers)
        for n, (s, p) in enumerate(zip(sentences, (0.5, 0.1, 0.2), strict=True))
    )
    assert len(chosen(asking(kind), owner, other, sentences={1: sentences})) == quotes


@pytest.mark.parametrize(("document", "reader", "quotes"), [(2, 3, 2), (2, 0, 1), (1, 3, 1)])
def test_to_yes_or_no_another_article_s_answer_is_quoted_too(document: int, reader: float, quotes: int) -> None:
    best = candidate("The drug prevented infections.", 0.6, reader=4)
    other = candidate("No fewer were infected.", 0.2, number=9, reader=reader, document=record(document))
    assert len(chosen(asking(Kind.YES_NO), best, other)) == quotes


def test_what_the_paper_tells_needs_no_other_s_word() -> None:
    text = "The gates were open.\n\nThe port is green.\n\nBo Hale said that one was shut."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, 2)
    owner, _, other = (
        replace(candidate(text[s.start : s.end], p, number=n, reader=3), sentence=s, speakers=speakers)
        for n, (s, p) in enumerate(zip(sentences, (0.5, 0.1, 0.2), strict=True))
    )
    assert len(chosen(asking(Kind.YES_NO), owner, other, sentences={1: sentences})) == 1


@pytest.mark.parametrize(
    ("older", "newer", "reader", "quotes"),
    [
        ("2021", "2023-05", 3, 2),
        ("2021", "2023-05", 0, 1),
        ("2023-05", "2021", 3, 1),
        ("", "2023", 3, 1),
        ("2021", "", 3, 1),
    ],
)
def test_what_a_later_article_answers_is_quoted_beside_it(older: str, newer: str, reader: float, quotes: int) -> None:
    best = candidate("Ada Hopper is the mayor.", 0.6, reader=4, document=record(1, older))
    later = candidate("Mayor Bo Hale took office.", 0.2, reader=reader, document=record(2, newer))
    assert len(chosen(asking(), best, later)) == quotes


def test_what_a_later_article_repeats_is_no_second_quote() -> None:
    best = candidate("Ada Hopper is the mayor.", 0.6, reader=4, document=record(1, "2021"))
    later = candidate("Ada Hopper is the mayor.", 0.2, reader=3, document=record(2, "2023"))
    assert len(chosen(asking(), best, later)) == 1


def test_another_number_in_the_same_article_is_of_something_else() -> None:
    question = replace(asking(Kind.NUMBER), meant="How many people lost their homes?")
    told = candidate("The fire left 340 people homeless.", 0.8)
    assert len(chosen(question, told, candidate("Eight people were hurt.", 0.5, number=9, start=900))) == 1


def test_a_quote_reaches_what_was_not_weighed_of_its_document() -> None:
    text = "(1) A barn must be registered.\n\n(2) Subsection (1) does not apply to—\n\n(a) a boat;\n\n(b) a room."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    first = sentences[0]
    best = replace(candidate(text[: first.end], 0.9), sentence=first)
    (only,) = select(asking(), [best], {1: sentences}, {1: text})
    assert text[only.start : only.end] == text
