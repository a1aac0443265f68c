"""Sentences: spans that lose nothing, and speech kept with its speaker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Paragraph, Role
from index.paragraphs import paragraphs_of
from index.passages import BUDGET, count_tokens, passages_of
from index.sentences import sentences_of
from tests.conftest import seed_text


def fits(text: str) -> bool:
    return count_tokens(text) <= BUDGET


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences_of(text, paragraphs_of(text), fits) if s.role is Role.STORY]


DIRT = st.text(alphabet=st.sampled_from(list("aB. ,?!\n\r\t\u00a0\u2028“”\"'’<u>/#-[]1é中🙂\u200b")), max_size=300)


@given(st.one_of(st.text(max_size=300), DIRT))
@settings(max_examples=300, deadline=None)
def test_sentences_of_any_text_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    found = sentences_of(text, paragraphs_of(text), fits)
    covered = [False] * len(text)
    end = 0
    for sentence in found:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    assert all(done or character.isspace() for done, character in zip(covered, text, strict=True))


@given(st.one_of(st.text(max_size=300), DIRT), st.integers(min_value=8, max_value=60))
@settings(max_examples=150, deadline=None)
def test_passages_hold_every_story_sentence_once_within_the_budget(text: str, budget: int) -> None:
    found = sentences_of(text, paragraphs_of(text), lambda piece: count_tokens(piece) <= budget)
    passages = passages_of(text, found, budget)
    numbers = [n for p in passages for n in range(p.first, p.last + 1)]
    assert numbers == [n for n, s in enumerate(found) if s.role is Role.STORY]
    for passage in passages:
        assert passage.tokens == count_tokens(text[passage.start : passage.end]) <= budget


def test_a_passage_ends_with_its_paragraph_once_it_is_half_full() -> None:
    long, short = "The bridge over the fjord was opened by the old king in May.", "Ships pass."

    def packed(*paragraphs: str) -> list[str]:
        text = "\n\n".join(paragraphs)
        found = sentences_of(text, paragraphs_of(text), fits)
        return [text[p.start : p.end] for p in passages_of(text, found, budget=2 * count_tokens(long))]

    assert packed(long, short) == [long, short]
    assert packed(short, long) == [f"{short}\n\n{long}"]
    assert packed(f"{long} {short}") == [f"{long} {short}"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("000", "“We want to keep our nations safe,” Stoltenberg said."),
        ("001", "“We have agreed on a set of measures to ensure that NATO’s deterrence and defense remains reliable and "
                "effective. But we will not rush their implementation or take rash steps. We will carefully consider all "
                "our options,” he said."),
        ("001", "After that, he almost literally repeated the statement he made after the meeting of NATO defense ministers "
                "in Brussels on June 21 stating that after the collapse of the INF Treaty, the alliance countries will "
                "retaliate “in areas such as training, reconnaissance, air and missile defense and non-nuclear weapons “."),
        ("002", "The Russians have been doing a lot of snap exercises right up against the borders, with a lot of troops,” "
                "the Wall Street Journal cited Work as saying “From our perspective, we could argue this is "
                "extraordinarily provocative behavior.”"),
        ("002", "Although there have already been talks about German troops to be\u00a0deployed to Lithuania, Berlin is still "
                "mulling its participation."),
        ("003", 'NATO Secretary General Jens Stoltenberg said in a statement: “NATO will continue to take all necessary '
                'measures to protect and defend all members, in particular by strengthening the Eastern Alliance countries. '
                'We will always respond to any deterioration in our security environment, including by strengthening our '
                'defense\u00a0 collective".'),
        ("004", '"The growing negative tendency is not Russia\'s choice," the Foreign Ministry reiterated.'),
    ],
)  # fmt: skip
def test_speech_stays_with_its_speaker_in_the_seeds(name: str, sentence: str) -> None:
    assert sentence in sentences(seed_text(name))


def test_the_speech_torn_by_blank_lines_is_one_sentence() -> None:
    (speech,) = [s for s in sentences(seed_text("004")) if s.startswith('"NATO is a defensive alliance.')]
    assert speech.endswith("Stoltenberg said in a press conference on Wednesday.")
    assert "striving for a\n\n\n\nbetter" in speech


def test_an_opening_mark_is_never_left_behind_and_the_wrong_way_round_mark_closes() -> None:
    found = sentences(seed_text("001"))
    assert not [s for s in found if s.endswith(("“", " “"))]
    (speech,) = [s for s in found if s.startswith("“I believe that it is possible")]
    assert speech.endswith("“added Stoltenberg.")
    assert (
        "He, however, did not specify in any way when NATO should expect any counter-proposals in this area." in found
    )


def test_a_sentence_over_the_budget_is_split_without_loss() -> None:
    text = "Opening sentence here.\n\n" + "word " * 1000 + "end."
    found = [s for s in sentences_of(text, paragraphs_of(text), fits) if s.role is Role.STORY]
    assert all(count_tokens(text[s.start : s.end]) <= BUDGET for s in found)
    assert " ".join(" ".join(text[s.start : s.end] for s in found).split()) == " ".join(text.split())


def lines_cut(*lines: str) -> list[str]:
    """The sentences of one paragraph of some lines."""
    text = "\n".join(lines)
    return [text[s.start : s.end] for s in sentences_of(text, [Paragraph(0, len(text), Role.STORY)], fits)]


@pytest.mark.parametrize(
    "lines",
    [
        ("The trial of Hopper and others was stopped early", "[3] because the dose of it was not safe."),
        ("The drug was tried in Oslo, as was found by Hale", "[12] and by Hopper, and by", "[13] Lind, who made it."),
        ("It was the largest of all that were held,", "[12][13] Lind wrote in a later paper of his."),
    ],
)
def test_a_citation_that_a_wrap_puts_first_on_a_line_cuts_no_sentence(lines: tuple[str, ...]) -> None:
    assert lines_cut(*lines) == ["\n".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("[1] Hale wrote of the fjord in 1932.", "[2] Lind wrote of the port in 1950."),
        ("[1] Hale, B., “The fjord”, Oslo, 1932, as he says himself", "[2] Lind, C., “The port”, Oslo, 1950, as well"),
        ("The bridge was opened by Hale in May.", "[1] Hale wrote of it in 1932."),
        ("The bridge was opened by Hale in May.[1]", "[1] Hale wrote of it in 1932."),
        ("Hale called the bridge “a thing that cannot stand.”", "[1] Hale wrote of it in 1932."),
        ("[^1]: Hale wrote of the fjord in 1932, and of the port", "[^2]: Lind wrote of the port in 1950"),
        ("The bridge was opened by Hale in the month of May", "[^2]: Lind wrote of the port in 1950."),
        ("The bridge was opened by Hale in May.", "[1] http://example.org/ is where Hale wrote of it."),
    ],
)
def test_a_footnote_begins_with_its_line(lines: tuple[str, ...]) -> None:
    assert lines_cut(*lines) == list(lines)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Tues. 11 Feb. 1913. Rain, the ninth day. It fell.", ["Tues. 11 Feb. 1913. Rain, the ninth day.", "It fell."]),
        ("Wed. 12 Feb. Woken at two. It rained.", ["Wed. 12 Feb. Woken at two.", "It rained."]),
        ("Monday, March 3rd, 1913. Fine weather. We rode.", ["Monday, March 3rd, 1913. Fine weather.", "We rode."]),
        ("It was on 3 March 1913. The mayor spoke.", ["It was on 3 March 1913.", "The mayor spoke."]),
        ("He rode on Monday. She rode too.", ["He rode on Monday.", "She rode too."]),
        ("May came in. The river rose.", ["May came in.", "The river rose."]),
    ],
)
def test_the_date_of_an_entry_stays_with_its_first_sentence(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


def test_a_footnote_goes_on_in_its_next_line() -> None:
    first, second = "[1] Hale wrote of the fjord, and\nof the port as well, in 1932", "[2] Lind wrote of it in 1950."
    assert lines_cut(first, second) == [first, second]
