"""The whole line: a question in, exact quotes out, or silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rag
from index.document import Document, Metadata, Role
from index.library import Library
from rag import Answer, Assistant, DocumentError, InputError, Outcome, QuestionError
from rag.answer import Arrangement
from rag.framing import UNCERTAIN, UNTOLD
from rag.verdict import Verdict
from rag.weights import fitted_weights
from tests.conftest import SEEDS

QUESTIONS = [
    "How many troops will be sent to Poland and the Baltic states?",
    "What did Lavrov say about NATO's infrastructure?",
    "Why did Turkey have to leave the F-35 programme?",
    "Where will German soldiers go?",
    "What did the foreign ministry condemn?",
    "Who called NATO obsolete?",
    "How do Russia and NATO explain their exercises?",
    "Which countries sent ships?",
    "What is the price of a frigate?",
    "Who won the football match?",
]


def assert_verbatim(library: Library, answer: Answer) -> None:
    """Every quote is its span; no quote stands in a title, heading, caption or furniture."""
    for quote in answer.quotes:
        place = quote.citation
        text = library.catalog.text(place.sha256)
        assert text is not None
        assert quote.text == text[place.start : place.end] != ""
        (record,) = [r for r in library.catalog.versions(place.sha256) if r.id == place.document and r.current]
        for sentence in library.catalog.sentences(record.key):
            if sentence.start < place.end and place.start < sentence.end:
                assert sentence.role is Role.STORY
    for hit in answer.passages:
        assert hit.text == (library.catalog.text(hit.citation.sha256) or "")[hit.citation.start : hit.citation.end]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_its_span_in_the_file_itself(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert_verbatim(assistant.library, answer)
    for quote in answer.quotes:
        place = quote.citation
        assert (SEEDS / place.document).read_bytes().decode("utf-8")[place.start : place.end] == quote.text


def test_a_plain_fact_is_quoted_with_its_citation(assistant: Assistant) -> None:
    answer = assistant.ask("When was NATO founded?")
    assert not answer.abstained
    first = answer.quotes[0]
    assert first.text.startswith("NATO was founded in 1949")
    assert first.citation.document == "004_b1eb8ae63d3571ec.txt"
    assert first.citation.title == "Russia to NATO: Stop Dominating World, Warns of Arms Race"
    assert first.citation.date == "2017-05-26"
    assert first.citation.fragment == f"char={first.citation.start},{first.citation.end}"


def test_a_question_the_articles_do_not_touch_is_met_with_silence(assistant: Assistant) -> None:
    answer = assistant.ask("How do I bake sourdough bread at home?")
    assert answer.abstained
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.quotes == ()
    assert answer.framing == "The articles do not answer this."
    assert answer.passages


def test_one_to_four_quotes_without_repetition(assistant: Assistant) -> None:
    for question in QUESTIONS:
        answer = assistant.ask(question)
        quotes = answer.quotes
        assert answer.abstained or 1 <= len(quotes) <= 4
        spans = sorted((q.citation.document, q.citation.start, q.citation.end) for q in quotes)
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))


def test_the_same_question_gets_the_same_answer(assistant: Assistant) -> None:
    first, second = assistant.ask(QUESTIONS[0]), assistant.ask(QUESTIONS[0])
    assert [q.citation for q in first.quotes] == [q.citation for q in second.quotes]
    assert first.confidence == second.confidence


def test_timings_by_stage_and_json(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTIONS[0])
    assert list(answer.timings) == ["understand", "encode", "retrieve", "weigh", "quote", "total"]
    given_back = json.loads(json.dumps(answer.to_dict()))
    assert given_back["quotes"][0]["citation"]["sha256"] == answer.quotes[0].citation.sha256
    assert given_back["abstained"] is False


def test_search_gives_passages_with_citations(assistant: Assistant) -> None:
    hits = assistant.search("ballistic missiles", k=3)
    assert len(hits) == 3
    assert "ballistic missiles" in hits[0].text
    assert len(assistant.search("missiles", k=1000)) == len(assistant.library.words)
    with pytest.raises(InputError, match="k is 0"):
        assistant.search("missiles", k=0)


def test_another_script_and_an_empty_library(assistant: Assistant, make_library: Callable[..., Library]) -> None:
    answer = assistant.ask("Сколько солдат отправит НАТО?")
    assert answer.abstained
    assert "The question is written in a script that the articles do not use." in answer.notes
    empty = Assistant(make_library()).ask("Who spoke?")
    assert empty.abstained
    assert empty.notes == ("The library holds no articles yet.",)
    assert Assistant(make_library("other")).search("Who spoke?") == []


@pytest.mark.parametrize("question", ["asdf qwer", "who", "Why?!"])
def test_a_question_without_a_word_to_look_for_is_not_answered(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert answer.notes == ("The articles hold none of the question's telling words.",)
    assert not assistant.ask("Emperor penguin?").notes


def test_what_follows_a_question_in_the_articles_answers_it(make_library: Callable[..., Library]) -> None:
    text = (
        "Ada Marr, 71, has built wooden boats on the island since 1978.\n\nQ: How many boats have you built?\n\n"
        "A: Sixty-three that floated.\n\nQ: How do you bend the planks?\n\nA: With steam, and fast."
    )
    assistant = Assistant(make_library(a=text))
    assert [q.text for q in assistant.ask("How many boats has she built?").quotes] == ["A: Sixty-three that floated."]
    assert [q.text for q in assistant.ask("How does she bend planks?").quotes] == ["A: With steam, and fast."]


def test_a_line_that_leads_into_a_list_is_quoted_with_it(make_library: Callable[..., Library]) -> None:
    text = "The council met.\n\nThe consent agenda includes:\n\n- the minutes;\n- a contract to pave Mill Road.\n\nIt rained."
    (quote,) = Assistant(make_library(a=text)).ask("What does the consent agenda include?").quotes
    assert quote.text == "The consent agenda includes:\n\n- the minutes;\n- a contract to pave Mill Road."


def test_an_item_that_is_part_of_a_clause_is_quoted_with_what_governs_it(make_library: Callable[..., Library]) -> None:
    text = "The dune act is short.\n\n(a) No person shall, without a permit—\n\n(1) light a fire; or\n\n(2) drive a car on a dune."
    (quote,) = Assistant(make_library(a=text)).ask("May I drive a car on a dune?").quotes
    assert quote.text.startswith("(a) No person shall, without a permit—")
    assert quote.text.endswith("(2) drive a car on a dune.")


def test_a_sentence_is_found_and_read_under_its_heading(make_library: Callable[..., Library]) -> None:
    text = "# Help\n\n## Refunds\n\nThey take ten days.\n\n## Deliveries to Castello Grimaldi\n\nThey take three weeks."
    assistant = Assistant(make_library(a=text))
    assert [quote.text for quote in assistant.ask("How long do refunds take?").quotes] == ["They take ten days."]
    answer = assistant.ask("How long do deliveries to Castello Grimaldi take?")
    assert [quote.text for quote in answer.quotes] == ["They take three weeks."]
    assert answer.missing == ()


def test_what_an_article_tells_of_its_own_time_need_not_name_it(make_library: Callable[..., Library]) -> None:
    library = make_library()
    for date, told in (("2019-03-10", "A fire broke out at the mill"), ("2020-06-04", "The court freed the owner")):
        text = f"{told} on Friday. In 2012 the mill had been sold to a bank. It rained on the hills, and nobody came."
        library.add_document(Document(date, text, Metadata(title="The mill at Orlo", date=date)))
    assistant = Assistant(library)
    (quote,) = assistant.ask("Whom did the court free in June 2020?").quotes
    assert quote.text == "The court freed the owner on Friday."
    answer = assistant.ask("What broke out at the mill in March 2019?")
    assert answer.outcome is Outcome.ANSWERED
    assert [quote.text for quote in answer.quotes] == ["A fire broke out at the mill on Friday."]
    assert assistant.ask("What broke out at the mill in March 2018?").outcome is not Outcome.ANSWERED
    assert [hit.citation.document for hit in assistant.search("What happened in 2019?", k=1)] == ["2019-03-10"]


def test_markup_in_articles_and_questions_stays_text(make_library: Callable[..., Library]) -> None:
    text = "The <script>alert(1)</script> tag was found on the page by the auditors. [A](javascript:x) was not."
    assistant = Assistant(make_library(a=text))
    answer = assistant.ask("What tag did the auditors find on the page? <img src=x onerror=alert(1)>")
    assert "<script>alert(1)</script>" in answer.quotes[0].text
    assert_verbatim(assistant.library, answer)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(min_size=1, max_size=400),
    question=st.text(min_size=1, max_size=80),
)
def test_any_text_and_any_question_keep_quotes_verbatim(
    tmp_path_factory: pytest.TempPathFactory, text: str, question: str
) -> None:
    library = Library.open_or_create(tmp_path_factory.mktemp("any"))
    with closing(library), suppress(InputError):
        library.add_document(Document("seed", "The council agreed to build a bridge. It opens in May."))
        library.add_document(Document("any", text))
        assert library.catalog.text(library.documents()[-1].sha256) == text
        assert_verbatim(library, Assistant(library).ask(question))


def test_the_public_names_are_the_ones_documented() -> None:
    assert sorted(rag.__all__) == rag.__all__
    assert all(hasattr(rag, name) for name in rag.__all__)


def test_only_the_documents_named_are_asked(assistant: Assistant) -> None:
    question = "What did Russia say about an arms race?"
    everywhere = {hit.citation.document for hit in assistant.ask(question).passages}
    assert len(everywhere) > 1
    for document in sorted(everywhere):
        answer = assistant.ask(question, documents=[document])
        assert {hit.citation.document for hit in answer.passages} == {document}
        assert {quote.citation.document for quote in answer.quotes} <= {document}
        assert answer.among == (document,)


def test_a_document_that_is_not_there_cannot_be_asked(assistant: Assistant) -> None:
    with pytest.raises(DocumentError, match=r"not in the library: nowhere\.txt"):
        assistant.ask("What was said?", documents=["nowhere.txt"])


def test_stages_are_told_as_they_end(assistant: Assistant) -> None:
    told: list[tuple[str, int]] = []
    answer = assistant.ask("When was NATO founded?", tell=lambda stage, count: told.append((stage, count)))
    assert [stage for stage, _ in told] == ["found", "weighed", "quoted"]
    assert told[0][1] == len(answer.passages)
    assert told[2][1] == len(answer.quotes) >= 1


def weighed(assistant: Assistant, question: str) -> int:
    told: dict[str, int] = {}
    assistant.ask(question, tell=lambda stage, count: told.update({stage: count}))
    return told["weighed"]


def test_reading_stops_where_the_answer_is_clear_and_goes_on_where_it_is_not(assistant: Assistant) -> None:
    clear, unclear, several = (
        "What did Trump call NATO?",
        "What is the price of a frigate?",
        "How do Russia and NATO explain their exercises?",
    )
    assert weighed(assistant, clear) < len(assistant.evidence(clear)) / 2
    assert weighed(assistant, unclear) == len(assistant.evidence(unclear))
    assert weighed(assistant, several) == len(assistant.evidence(several))


HARBOUR = (
    "The ministry said on Monday that the harbour at Vik would be closed to trawlers from May.\n\n"
    "Herring has been landed there since 1890, and the quay was rebuilt twice.\n\n"
    "The fishermen's union answered that its members would block the road to the ferry."
)


def test_two_things_asked_at_once_are_both_quoted(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(make_library(a=HARBOUR))
    answer = assistant.ask("What did the ministry say about the harbour, and how did the union answer?")
    assert [quote.text.split()[1] for quote in answer.quotes] == ["ministry", "fishermen's"]
    assert answer.outcome is Outcome.ANSWERED
    assert_verbatim(assistant.library, answer)


def test_what_is_asked_of_another_article_is_looked_for_there(make_library: Callable[..., Library]) -> None:
    near = {f"h{n}": HARBOUR.replace("Vik", f"Vik {n}") for n in range(14)}
    bakery = "Sales of rye bread fell by a third at the Lund bakery in 2023, its owner said."
    assistant = Assistant(make_library(**near, bakery=bakery))
    answer = assistant.ask("When will the harbour at Vik 3 be closed to trawlers, and what fell at the bakery?")
    assert bakery in [quote.text for quote in answer.quotes]
    assert answer.quotes[0].citation.document == "h3"
    assert answer.arrangement is Arrangement.TOGETHER


def test_two_things_asked_in_a_follow_up_are_both_quoted(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(make_library(a=HARBOUR))
    history = ["When will the harbour at Vik be closed to trawlers?"]
    answer = assistant.ask("What has been landed there, and how did the union answer?", history)
    assert {quote.text.split()[0] for quote in answer.quotes} == {"Herring", "The"}


def test_what_two_articles_tell_is_quoted_once_for_two_things(make_library: Callable[..., Library]) -> None:
    told = "Some 6,200 residents signed a petition against the closure."
    assistant = Assistant(make_library(a=f"{told} The baths are old.", b=f"{told} The pool leaks."))
    answer = assistant.ask("Who signed the petition against the closure, and how many signed it?")
    assert [quote.text for quote in answer.quotes] == [told]
    assert len(answer.quotes[0].also_in) == 1


def test_a_part_that_nothing_answers_is_said_and_lowers_the_confidence(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(make_library(a=HARBOUR))
    told = assistant.ask("When will the harbour at Vik be closed to trawlers?")
    answer = assistant.ask("When will the harbour at Vik be closed to trawlers, and how much did the ferry cost?")
    assert told.outcome is Outcome.ANSWERED
    assert answer.outcome is Outcome.UNCERTAIN
    assert UNTOLD.format(question="How much did the ferry cost?") in answer.missing
    assert [quote.text.split()[1] for quote in answer.quotes] == ["ministry"]
    assert answer.confidence < told.confidence
    neither = assistant.ask("Who built the ferry, and how much did the ferry cost?")
    assert neither.abstained
    assert not any("No passage answers" in said for said in neither.missing)


def test_what_is_hidden_is_weighed_as_if_it_were_not_there(assistant: Assistant) -> None:
    question = "When was NATO founded?"
    seen = assistant.evidence(question)
    assert sum(candidate.probability for candidate in seen) == pytest.approx(1)
    best = seen[0]
    left = assistant.evidence(question, without={(best.record.id, best.number)})
    assert best.text not in [candidate.text for candidate in left]
    assert left


def test_a_quote_names_its_speaker_by_words_of_the_article(assistant: Assistant) -> None:
    seen = set()
    for question in ("What did the Kremlin spokesman say?", "What do NATO and Russia say about the build-up?",
                     "What did Reuters report?", "What happened on June 14?"):  # fmt: skip
        for quote in assistant.ask(question).quotes:
            text = assistant.library.catalog.text(quote.citation.sha256) or ""
            for name in ("speaker", "reported_by", "when", "side"):
                if mention := getattr(quote, name):
                    seen.add(name)
                    assert text[mention.start : mention.end] == mention.text
    assert seen == {"speaker", "reported_by", "when", "side"}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"history": "Who?"}, "list of earlier questions"),
        ({"documents": "a.txt"}, "list of ids"),
        ({"documents": [3]}, "not in the library: 3"),
    ],
)
def test_what_is_no_list_is_refused_in_words(assistant: Assistant, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        assistant.ask("Who condemned NATO?", **asked)


@pytest.mark.parametrize("k", [0, 1.5, "3", None])
def test_a_k_that_is_no_count_is_refused(assistant: Assistant, k: Any) -> None:
    with pytest.raises(QuestionError, match="whole number"):
        assistant.search("NATO", k=k)


def test_he_is_the_one_who_speaks_in_the_answer_before(assistant: Assistant) -> None:
    answer = assistant.ask("What did he add?", ["Who wrote on Twitter about the military build-up?"])
    assert answer.notes == ("Read as: What did Edgar Rinkevich add?",)


MILL = (
    "Mara Quill: Good morning. It was a good year for the mill at Orlo.\n\n"
    "The mill at Orlo now has a new head: Ada Hale came over from our Vik bakery on 7 July.\n\n"
    "Bo Dahl: How much flour was sold?\n\n"
    "Mara Quill: Some 3,000 tonnes, and that is more than ever."
)


def test_she_is_the_one_whom_the_answer_before_names(
    make_library: Callable[..., Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = Assistant(make_library(a=MILL))
    seen: list[str] = []
    weighed = Assistant._weighed

    def watched(self: Assistant, question: str, *more: Any, **named: Any) -> Any:
        seen.append(question)
        return weighed(self, question, *more, **named)

    monkeypatch.setattr(Assistant, "_weighed", watched)
    history = ["Who is running the mill at Orlo now?"]
    answer = assistant.ask("And when did she start there?", history)
    assert answer.notes == ("Read as: When did Ada Hale start there?",)
    assert answer.replaced == (("she", "Ada Hale"),)
    assert sorted(seen) == ["And when did she start there?", *history]  # looked at once


def test_where_the_question_before_has_no_answer_nobody_is_named(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(make_library(a=MILL))
    answer = assistant.ask("When did she start?", ["Who painted the ceiling of the chapel?"])
    assert answer.replaced == ()
    assert answer.notes == ("Read as: Who painted the ceiling of the chapel? When did she start?",)


def test_a_letter_behind_a_question_is_nothing_to_look_for(assistant: Assistant) -> None:
    before = "What did Trump call NATO?"
    answer = assistant.ask("y", [before])
    assert answer.abstained
    assert answer.notes == assistant.ask("y").notes == ("The articles hold none of the question's telling words.",)
    assert assistant.ask("Why?", [before, "y"]).notes == assistant.ask("Why?", [before]).notes


def test_a_follow_up_is_answered_and_says_what_it_was_read_as(assistant: Assistant) -> None:
    answer = assistant.ask("What does he want the Europeans to do?", ["What did Trump call NATO?"])
    assert answer.replaced == (("he", "Trump"),)
    assert answer.meant == "What does Trump want the Europeans to do?"
    assert answer.asked_for


@pytest.mark.parametrize(
    ("confidence", "outcome"), [(0.0, "abstained"), (0.1, "abstained"), (0.35, "uncertain"), (0.7, "answered")]
)
def test_three_outcomes(confidence: float, outcome: str) -> None:
    reached = Verdict.of([confidence], fitted_weights()).outcome
    assert reached == outcome
    answer = Answer("Who?", reached, (), (), confidence)
    assert (answer.framing == UNCERTAIN) is (outcome == "uncertain")
