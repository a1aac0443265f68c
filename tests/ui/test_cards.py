"""Answer cards: every text is escaped, and comes back exactly."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rag import Answer, Arrangement, Citation, Mention, Outcome, PassageHit, Quote
from rag.framing import ABSTAINED, ALSO_IN, ASK_INSTEAD, ASKED_ONLY, IN_PART, NEAREST, READ_FOR, REPORTED_BY
from ui import labels
from ui.cards import Told, answer_card, problem_card
from ui.quotes import address, exact, quote_figure, under_head

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> \"'&amp; $$x$$ [a](b) {{value}} ${value} \r\n\u00a0\n\n"
)
ALLOWED = set(
    "article div p ul li span figure blockquote figcaption button cite details summary section h3 footer form input "
    "label fieldset legend table thead tbody tr th td".split()
)
SPAN_ATTRIBUTES = set(
    "class role tabindex aria-label aria-hidden data-tip data-document data-sha256 data-start data-end data-href "
    "data-head".split()
)


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


def _answer(text: str, outcome: Outcome = Outcome.ANSWERED, arrangement: Arrangement = Arrangement.TOGETHER) -> Answer:
    """An answer that holds a text wherever it can hold one."""
    place = Citation(text, "0" * 64, 3, 3 + len(text), text, text, "inferred", text, text, text)
    mention = Mention(text, 1, 2)
    quote = Quote(text, place, 0.5, mention, mention, mention, mention, (place,), {text: 1.0}, mention)
    return Answer(
        question=text,
        outcome=outcome,
        quotes=() if outcome is Outcome.ABSTAINED else (quote,),
        passages=(PassageHit(text, place, 0.5),),
        confidence=0.5,
        notes=(text,),
        timings={text: 1.0},
        meant=f"{text}?",
        replaced=((text, text),),
        asked_for=(text,),
        arrangement=arrangement,
        suggestions=(text,),
        missing=(text,),
    )


def _quote(words: str, date: str = "", **more: object) -> Quote:
    return Quote(words, Citation(f"{words}.txt", "0" * 64, 0, len(words), f"On {words}", date), 0.9, **more)  # type: ignore[arg-type]


def _mention(words: str) -> Mention:
    return Mention(words, 0, len(words))


@pytest.mark.parametrize("arrangement", list(Arrangement))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_hostile_text_makes_no_element(outcome: Outcome, arrangement: Arrangement) -> None:
    read = _Read()
    read.feed(answer_card(_answer(HOSTILE, outcome, arrangement), Told({"found": 1}, (HOSTILE,), lambda _: 4)))
    assert {tag for tag, _ in read.tags} <= ALLOWED
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert not [tag for tag, attributes in read.tags if tag == "span" and set(attributes) - SPAN_ATTRIBUTES]
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


def test_the_source_line_ends_with_the_paragraph() -> None:
    card = answer_card(Answer("q", Outcome.ANSWERED, (_quote("words"),), (), 0.9), Told(paragraph=lambda _: 7))
    assert labels.PARAGRAPH.format(number=7) in card


def test_two_sides_stand_apart_each_under_its_name() -> None:
    quotes = (
        _quote("first", side=_mention("the foreign ministry of Russia")),
        _quote("second", side=_mention("NATO")),
        _quote("third", side=_mention("Russia’s")),
        _quote("fourth"),
    )
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert 'data-arrangement="sides"' in card
    order = [
        "<h3>Russia’s</h3>",
        ">first<",
        "[1]",
        ">third<",
        "[2]",
        "<h3>NATO</h3>",
        ">second<",
        "[3]",
        f"<h3>{labels.OF_NO_SIDE}</h3>",
        ">fourth<",
        "[4]",
    ]
    places = [card.index(part) for part in order]
    assert places == sorted(places)
    assert card.count('class="pc-group') == 3
    assert card.count("pc-beside") == 1


def test_quotes_that_are_all_nobody_s_have_no_heading() -> None:
    quotes = (_quote("first"), _quote("second"))
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert "<h3>" not in card


def _of_text(quote: Quote, sha256: str) -> Quote:
    return replace(quote, citation=replace(quote.citation, sha256=sha256))


def test_a_company_of_one_article_is_not_that_of_another() -> None:
    first, second = (_quote(words, side=_mention("the company")) for words in ("first", "second"))
    named = _quote("third", side=_mention("Norway")), _quote("fourth", side=_mention("Norway"))
    quotes = (first, _of_text(second, "1" * 64), named[0], _of_text(named[1], "1" * 64))
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert (card.count("<h3>the company</h3>"), card.count("<h3>Norway</h3>")) == (2, 1)
    card = answer_card(Answer("q", Outcome.ANSWERED, (first, second), (), 0.9, arrangement=Arrangement.SIDES))
    assert card.count("<h3>the company</h3>") == 1


def test_a_side_is_one_with_all_that_stand_under_its_name() -> None:
    names = ("the council", "the city council", "the county council")
    quotes = tuple(_quote(name, side=_mention(name)) for name in names)
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert [card.count(f"<h3>{name}</h3>") for name in names] == [1, 0, 1]


def test_a_speaker_is_not_named_again_under_their_own_heading() -> None:
    quotes = (
        _quote("first", side=_mention("Ada"), speaker=_mention("Ada")),
        _quote("second", side=_mention("Ada"), speaker=_mention("Mayor Ada")),
    )
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert card.count(">Ada<") == 1
    assert card.count(">Mayor Ada<") == 1


def test_two_parties_named_together_are_neither_of_the_two() -> None:
    quotes = (_quote("first", side=_mention("Ada and Bo")), _quote("second", side=_mention("Bo")))
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert "<h3>Ada and Bo</h3>" in card
    assert "<h3>Bo</h3>" in card


def test_two_ministries_stand_apart() -> None:
    quotes = (
        _quote("first", side=_mention("The Danish Ministry")),
        _quote("second", side=_mention("the Norwegian Ministry")),
    )
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.SIDES))
    assert "<h3>The Danish Ministry</h3>" in card
    assert "<h3>the Norwegian Ministry</h3>" in card


def test_a_timeline_goes_by_what_is_told_else_by_the_article() -> None:
    quotes = (
        _quote("latest", "2022-01"),
        _quote("told", "2022-01", when=_mention("back in 2014")),
        _quote("middle", "2017-05-26"),
        _quote("undated"),
    )
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.TIMELINE))
    order = ["<h3>back in 2014</h3>", ">told<", "<h3>26 May 2017</h3>", ">middle<", "<h3>January 2022</h3>", ">latest<"]
    places = [card.index(part) for part in [*order, ">undated<"]]
    assert places == sorted(places)


def test_a_timeline_goes_by_month_and_day_and_back_to_any_age() -> None:
    told = ("44 BC", "1349", "the 1880s", "5 March 2021", "March 10, 2021", "December 2021")
    quotes = tuple(_quote(words, "2014-05-05", when=_mention(words)) for words in reversed(told))
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.TIMELINE))
    places = [card.index(f"<h3>{words}</h3>") for words in told]
    assert places == sorted(places)


def test_what_was_on_a_day_of_no_year_stands_under_its_article_s_date() -> None:
    quotes = (
        _quote("late", "12 May 2014", when=_mention("Monday")),
        _quote("early", "2013-05", when=_mention("3 May")),
    )
    card = answer_card(Answer("q", Outcome.ANSWERED, quotes, (), 0.9, arrangement=Arrangement.TIMELINE))
    assert card.index("<h3>May 2013</h3>") < card.index("<h3>12 May 2014</h3>")


def test_speaker_reporter_and_other_articles_open_where_they_stand() -> None:
    other = Citation("other.txt", "1" * 64, 5, 9, "Other")
    quote = Quote(
        "words",
        Citation("a.txt", "0" * 64, 0, 5),
        0.9,
        Mention("Ada", 20, 23),
        Mention("TASS", 30, 34),
        also_in=(other,),
    )
    card = answer_card(Answer("q", Outcome.ANSWERED, (quote,), (), 0.9))
    assert 'data-start="20" data-end="23"' in card
    assert 'data-start="30" data-end="34"' in card
    assert 'data-sha256="' + "1" * 64 in card
    assert f'data-said="Ada · {REPORTED_BY} TASS"' in card
    assert ALSO_IN in card


def test_what_a_follow_up_was_read_as_can_be_corrected() -> None:
    answer = Answer("And he?", Outcome.ANSWERED, (_quote("w"),), (), 0.9, meant="And Ada?", replaced=(("he", "Ada"),))
    card = answer_card(answer)
    assert exact(READ_FOR.format(written="he", read="Ada")) in card
    assert 'value="And Ada?"' in card
    assert "data-correct" not in answer_card(Answer(" Who  is it? ", Outcome.ANSWERED, (), (), 0.9, meant="Who is it?"))


def test_why_this_tells_stages_and_signals() -> None:
    quotes = (_quote("one", signals={"reader": 2.5, "new signal": 1.0}), _quote("two", signals={"reader": -1.25}))
    answer = Answer("q", Outcome.ANSWERED, quotes, (), 0.87, timings={"weigh": 12.34, "new stage": 1.0})
    card = answer_card(answer, Told({"weighed": 163}))
    for words in (
        labels.STAGES["weigh"],
        "163 sentences",
        "12.3 ms",
        "new stage",
        "new signal",
        "2.50",
        "-1.25",
        "87 %",
    ):
        assert words in card, words
    assert labels.SIGNALS["reader"] in card


def test_only_some_documents_were_asked_and_the_card_says_so() -> None:
    card = answer_card(Answer("q", Outcome.ANSWERED, (_quote("w"),), (), 0.9), Told(among=("One & all", "Two")))
    assert exact(ASKED_ONLY.format(titles="One & all; Two")) in card


@pytest.mark.parametrize("outcome", [Outcome.ABSTAINED, Outcome.UNCERTAIN])
def test_what_is_missing_stands_under_the_verdict(outcome: Outcome) -> None:
    answer = Answer("Who?", outcome, (), (), 0.1, missing=("No passage names: Atlantis & Mu",))
    card = answer_card(answer)
    assert "<li>No passage names: Atlantis &amp; Mu</li>" in card
    assert card.index(answer.framing) < card.index("Atlantis")


def test_an_abstention_says_what_was_looked_for_and_what_could_be_asked() -> None:
    answer = Answer(
        "he?", Outcome.ABSTAINED, (), (), 0.1, meant="Ada?", asked_for=("date", "new kind"), suggestions=("Who is Bo?",)
    )
    card = answer_card(answer)
    assert "Looked for: Ada? (a date, new kind)" in card
    assert ASK_INSTEAD in card
    assert "data-example>Who is Bo?</button>" in card
    assert 'value="silent"' in card
    assert 'value="beside"' not in card


@pytest.mark.parametrize(
    ("outcome", "confidence", "words"),
    [
        (Outcome.ANSWERED, 0.97, "Well supported"),
        (Outcome.UNCERTAIN, 0.4, "Weakly supported"),
        (Outcome.UNCERTAIN, 0.97, IN_PART),  # several things asked, one of them doubtful
    ],
)
def test_a_doubtful_answer_is_not_said_to_be_well_supported(outcome: Outcome, confidence: float, words: str) -> None:
    answer = replace(_answer("A.", outcome), confidence=confidence)
    assert answer.support == words
    assert f">{words}</span>" in answer_card(answer)


def _figure(words: str, head: str | None) -> tuple[str, list[str | None], str]:
    """A quote's HTML, the heads of its cells, and the text its blockquote holds."""
    html = quote_figure(1, _quote(words, head=_mention(head) if head else None), lambda _: None)
    read = _Read()
    read.feed(html)
    (text,) = read.quotes
    return html, [attributes["data-head"] for _, attributes in read.tags if "data-head" in attributes], text


@pytest.mark.parametrize(
    ("row", "head", "heads"),
    [
        ("| Petrel | 40 |", "| Ship | **Beds** |", ["Ship", "Beds"]),
        ("Petrel | 40", "Ship | Beds", ["Ship", "Beds"]),
        ("| Petrel |  |", "|  | Beds |", ["", "Beds"]),
        ("| Petrel | 40 |\r\n| <b>Skua</b> | 12 |", "| Ship | Beds |", ["Ship", "Beds"] * 2),
        ("| Petrel | 40 |\n\nNobody | slept.", "| Ship | Beds |", ["Ship", "Beds"]),
        ("| Petrel | <script> |", '| "Ship" | <Beds> & more |', ['"Ship"', "<Beds> & more"]),
    ],
)
def test_each_cell_of_a_quoted_row_bears_its_head(row: str, head: str, heads: list[str]) -> None:
    html, found, text = _figure(row, head)
    assert found == heads
    assert text == row
    assert "pc-under" not in html


def test_the_bars_of_a_row_are_hidden() -> None:
    bar = '<span class="pc-tag" aria-hidden="true">{}</span>'
    assert under_head("| Petrel | 40 |", "| Ship | Beds |") == (
        f'<span class="pc-row"><span class="pc-cell" data-head="Ship">{bar.format("| ")}Petrel{bar.format(" | ")}</span>'
        f'<span class="pc-cell" data-head="Beds">40{bar.format(" |")}</span></span>'
    )


@pytest.mark.parametrize(
    "row", ["| Petrel | 40 | new |", "| Petrel |", "| Petrel | 40 |\n| Skua |", "Petrel has 40 beds."]
)
def test_a_head_with_more_cells_or_fewer_stands_above_the_row(row: str) -> None:
    html, found, text = _figure(row, "| Ship | Beds |")
    assert found == []
    assert text == row
    assert html.index("| Ship | Beds |</button>") < html.index("<blockquote")
    assert 'data-start="0" data-end="15"' in html  # a way to where it stands


def test_a_row_without_a_head_is_shown_as_it_is() -> None:
    html, found, text = _figure("| Petrel | 40 |", None)
    assert (found, text) == ([], "| Petrel | 40 |")
    assert "pc-under" not in html
    assert "pc-tag" not in html
