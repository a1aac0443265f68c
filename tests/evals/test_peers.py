"""`pincite bench peers`: what its figures mean, and Pincite's own adapters on a real library; no peer is needed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from evals import bench
from evals.peers.adapter import Article, Chunk, read_articles, write_articles
from evals.peers.contest import contest_table
from evals.peers.corpus import Corpus, corpora
from evals.peers.lines import lines_of_code
from evals.peers.pincite import PinciteAnswer, PinciteRetrieval, PinciteSearch
from evals.peers.recall import Texts, recall, within
from evals.peers.report import markdown, to_json
from evals.peers.runner import Figures, Row, compare
from evals.peers.systems import PEERS, RETRIEVAL, SYSTEMS, System
from evals.question import Item, Question
from evals.spans import Span

BRIDGE = "The bridge over the Tay was opened in 1887.\n\nIt is two miles long. Trains cross it every hour."
MILL = "The old mill burned down in March. Nobody was hurt, the fire chief Ann Reid said on Tuesday."
ARTICLES = (Article("tay", "Tay Bridge", BRIDGE), Article("mill", "Mill", MILL))
ABSENT = System("txtai", "txtai", "Txtai", ("no-such-package-of-pincite",), "by paragraph")
TODAY = datetime.date(2026, 1, 2)


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(article.id, start, start + len(words))


def _asked(*items: tuple[Span, ...]) -> Question:
    return Question("q", "phrase", "When?", items=tuple(Item(spans) for spans in items))


def _figures(**changed: float) -> Figures:
    usual = dict.fromkeys(Figures.__dataclass_fields__, 1.0) | {"chunks": 10, "peak": 500_000_000}
    return Figures(**(usual | changed))  # type: ignore[arg-type]


# -- recall


def test_a_chunk_holds_a_span_only_whole() -> None:
    texts = Texts(ARTICLES)
    question = _asked((_span(ARTICLES[0], "opened in 1887"),))
    assert recall([question], [[Chunk("tay", "was opened in 1887.")]], texts) == 1
    assert recall([question], [[Chunk("tay", "The bridge over the Tay was opened in")]], texts) == 0
    halves = [Chunk("tay", "The bridge over the Tay was opened"), Chunk("tay", "in 1887.")]
    assert recall([question], [halves], texts) == 0  # inside one of them, not all together


def test_any_alternative_will_do_and_every_item_counts() -> None:
    tay, mill = ARTICLES
    question = _asked(
        (_span(tay, "opened in 1887"), _span(tay, "1887")), (_span(mill, "March"),), (_span(mill, "Ann Reid"),)
    )
    chunks = [Chunk("tay", "in 1887."), Chunk("mill", "burned down in March.")]
    assert recall([question], [chunks], Texts(ARTICLES)) == pytest.approx(2 / 3)
    assert recall([], [], Texts(ARTICLES)) == 0


def test_white_space_may_be_folded() -> None:
    question = _asked((_span(ARTICLES[0], "1887.\n\nIt is two"),))
    folded = Chunk("tay", " opened  in 1887. It is two miles long. ")
    assert recall([question], [[folded]], Texts(ARTICLES)) == 1


def test_words_that_stand_twice_stand_in_both_places() -> None:
    article = Article("twice", "", "He said no. She said yes. He said no. Both left.")
    (place,) = Texts([article]).places(Chunk("twice", "She said yes."))
    assert (place.start, place.end) == (9, 20)
    assert [p.start for p in Texts([article]).places(Chunk("twice", "He said no."))] == [0, 20]


def test_words_that_are_not_the_articles_are_an_error() -> None:
    assert Texts(ARTICLES).places(Chunk("tay", " ")) == []
    with pytest.raises(ValueError, match="mill: what was returned does not stand in it: 'The bridge"):
        Texts(ARTICLES).places(Chunk("mill", "The bridge"))


def test_a_budget_of_characters_cuts_what_crosses_it() -> None:
    chunks = [Chunk("a", "12345"), Chunk("b", "12345"), Chunk("c", "12345")]
    assert within(chunks, 7) == [Chunk("a", "12345"), Chunk("b", "12")]
    assert within(chunks, 5) == [Chunk("a", "12345")]
    assert within(chunks, 99) == chunks
    assert within([], 9) == []


# -- lines of code


def test_lines_of_code_are_those_of_the_methods_bodies() -> None:
    source = '''
import this

class Base:
    """What it is."""

    def build(self, file):
        """Not counted."""
        # nor this

        first = [
            1,
        ]
        return first

    def search(self, question):
        return question

class Other(Base):
    def search(self, question):
        a, b = question, 1
        return a * b

def outside():
    return 1
'''
    assert lines_of_code(source, "Base") == 5
    assert lines_of_code(source, "Other") == 6
    with pytest.raises(KeyError):
        lines_of_code(source, "Nobody")


def test_every_systems_lines_are_counted_without_importing_it() -> None:
    assert all(3 <= system.lines() <= 30 for system in SYSTEMS)
    assert len({system.adapter for system in SYSTEMS}) == len(SYSTEMS)


# -- the page


def _corpus(*questions: Question) -> Corpus:
    return Corpus("tiny", ARTICLES, questions)


def test_who_is_not_installed_gets_a_row_that_says_so() -> None:
    (row,) = compare(_corpus(), [ABSENT])
    assert row == Row(ABSENT, None, "not installed: pip install 'pincite[peers]'")
    page = markdown([(_corpus(), [Row(RETRIEVAL, _figures()), row])], TODAY, "pincite bench peers")
    (line,) = [line for line in page.splitlines() if "not installed" in line]
    assert line.startswith("| txtai: not installed: pip install 'pincite[peers]'")
    assert "| ahead |" not in page  # nobody to be held against


def test_the_page_says_who_is_ahead_and_what_was_reached() -> None:
    ours = Row(RETRIEVAL, _figures(characters_a_second=4000, p50=6, p99=9, recall=0.5, recall_within=0.7))
    slow = Row(PEERS[0], _figures(characters_a_second=800, p50=10, p99=20, recall=0.9, recall_within=0.7))
    fast = Row(PEERS[1], _figures(characters_a_second=1000, p50=11, p99=8, recall=0.4, recall_within=0.1))
    page = markdown([(_corpus(_asked()), [ours, slow, fast])], TODAY, "pincite bench peers")
    assert "Measured on 2026-01-02" in page
    assert f"## tiny: 2 articles, {len(BRIDGE) + len(MILL)} characters, 1 questions" in page
    cells = {
        line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:-1]]
        for line in contest_table([ours, slow, fast]).splitlines()
    }
    assert cells["ingest, characters/s"] == [
        "4,000",
        "1,000",
        "Haystack, in memory",
        "4.00",
        "Pincite",
        "4 times the fastest peer: reached",
    ]
    assert cells["question, ms (p50)"][4:] == ["Pincite", "half the fastest peer's: missed"]
    assert cells["question, ms (p99)"][2:] == ["Haystack, in memory", "1.12", "**the peer**", ""]
    assert cells["recall@5"][4:] == ["**the peer**", "above every peer: missed"]
    assert cells["recall in 2,000 characters"][4:] == ["neither", "above every peer: missed"]


def test_json_keeps_every_figure() -> None:
    kept = json.loads(to_json([(_corpus(), [Row(RETRIEVAL, _figures(p50=3)), Row(ABSENT, None, "gone")])], TODAY))
    first, second = kept["corpora"]["tiny"]
    assert kept["date"] == "2026-01-02"
    assert first["figures"]["p50"] == 3
    assert (second["figures"], second["reason"]) == (None, "gone")


# -- the real thing


@pytest.mark.parametrize("adapter", [PinciteRetrieval, PinciteSearch, PinciteAnswer])
def test_pincites_adapters_find_what_was_asked(
    adapter: type[PinciteRetrieval | PinciteSearch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_articles(ARTICLES, tmp_path / "articles.jsonl")
    assert tuple(read_articles(tmp_path / "articles.jsonl")) == ARTICLES
    made = adapter()
    assert made.build(tmp_path / "articles.jsonl", 1) == 2
    (found,) = made.search("When was the bridge over the Tay opened?")
    assert found.article == "tay"
    assert "opened in 1887" in found.text
    assert Texts(ARTICLES).places(found)


@pytest.mark.slow
def test_pincite_is_measured_in_a_process_of_its_own() -> None:
    question = Question(
        "q", "phrase", "When was the bridge over the Tay opened?", items=(Item((_span(ARTICLES[0], "1887"),)),)
    )
    (row,) = compare(_corpus(question), [RETRIEVAL], rounds=1)
    assert not row.reason
    assert row.figures
    assert (row.figures.chunks, row.figures.recall, row.figures.recall_within) == (2, 1, 1)
    assert row.figures.peak > 50_000_000
    assert 0 < row.figures.p50 <= row.figures.p99


def test_a_run_that_fails_says_why() -> None:
    nowhere = System("Nowhere", "nowhere", "Nothing", ("pincite",), "not at all")
    (row,) = compare(_corpus(), [nowhere], rounds=1)
    assert row.figures is None
    assert row.reason.startswith("failed: ValueError: not enough values")


def test_seeds_are_asked_only_what_stands_alone(tmp_path: Path) -> None:
    (found,) = corpora(tmp_path, limit=10)
    assert found.name == "seeds"
    assert len(found.articles) == 5
    assert len(found.questions) == 10
    assert all(question.answerable and not question.history for question in found.questions)
    texts = {article.id: article.text for article in found.articles}
    for question in found.questions:
        for item in question.items:
            for span, words in zip(item.spans, item.texts, strict=True):
                assert texts[span.document][span.start : span.end] == words


def test_the_command_writes_the_page_and_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "compare", lambda corpus, tell: compare(corpus, [ABSENT], tell=tell))
    page, figures = tmp_path / "out" / "peers.md", tmp_path / "peers.json"
    args = ["peers", "--data", str(tmp_path / "none"), "--limit", "2", "--markdown", str(page), "--json", str(figures)]
    assert bench.bench_command(args) == 0
    printed = capsys.readouterr().out
    assert f"benchmark data not found at {tmp_path / 'none' / 'squad2_dev_half'}; skipped" in printed
    assert "txtai: not installed" in page.read_text(encoding="utf-8")
    assert list(json.loads(figures.read_text(encoding="utf-8"))["corpora"]) == ["seeds"]
