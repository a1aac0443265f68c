"""Answer cards: every text is escaped, and comes back exactly."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from rag import Answer, Citation, Outcome, PassageHit, Quote
from rag.framing import ABSTAINED, NEAREST
from ui.cards import address, answer_card, exact, problem_card

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> \"'&amp; $$x$$ [a](b) {{value}} ${value} \r\n\u00a0\n\n"
)
ALLOWED = set("article div p ul li span figure blockquote figcaption button cite details summary".split())


class _Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.quotes: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "blockquote":
            self._inside = True
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.quotes[-1] += data


def _answer(text: str, outcome: Outcome = Outcome.ANSWERED) -> Answer:
    place = Citation(text, "0" * 64, 3, 3 + len(text), text, text, "inferred", text, text, text)
    quotes = () if outcome is Outcome.ABSTAINED else (Quote(text, place, 0.5),)
    return Answer(text, outcome, quotes, (PassageHit(text, place, 0.5),), 0.5, (text,))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_hostile_text_makes_no_element(outcome: Outcome) -> None:
    read = _Read()
    read.feed(answer_card(_answer(HOSTILE, outcome)))
    assert {tag for tag, _ in read.tags} <= ALLOWED
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert not [
        tag
        for tag, attributes in read.tags
        if tag == "span" and set(attributes) - {"class", "title", "role", "aria-label"}
    ]
    assert read.quotes == ([] if outcome is Outcome.ABSTAINED else [HOSTILE])


def test_a_problem_is_escaped() -> None:
    assert "<script" not in problem_card(HOSTILE)


def test_a_carriage_return_survives_the_html_parser() -> None:
    assert exact("a\r\nb") == "a&#13;\nb"


def test_an_abstention_says_so_and_names_the_nearest() -> None:
    card = answer_card(_answer("words", Outcome.ABSTAINED))
    assert ABSTAINED in card
    assert NEAREST in card
    assert 'data-testid="abstention"' in card
    assert "blockquote" not in card


def test_an_inferred_date_is_marked() -> None:
    place = Citation("a.txt", "0" * 64, 0, 5, "Title", "2015-06", "inferred", "The Paper")
    card = answer_card(Answer("q", Outcome.ANSWERED, (Quote("words", place, 0.9),), (), 0.9))
    assert "The Paper · June 2015 (inferred)" in card
    assert "Well supported" in card


def test_the_address_is_pinned_to_the_version() -> None:
    place = Citation("feed.jsonl#1/ü", "ab" * 32, 120, 240)
    assert address(place) == f"/documents/feed.jsonl%231%2F%C3%BC?sha256={'ab' * 32}#char=120,240"
