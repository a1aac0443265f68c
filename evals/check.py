"""Checks a question set against the articles it is about, and against the rule that halves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.question import Question
from evals.spans import Span, overlap
from evals.split import Half, half_of
from index.document import Role
from index.paragraphs import paragraphs_of

KINDS = {
    "comparison",
    "date",
    "definition",
    "fact",
    "follow-up",
    "list",
    "misspelt",
    "number",
    "paraphrase",
    "reason",
    "two-sided",
    "unanswerable",
    "who-said",
    "yes-no",
}
SUBKINDS = {"mentioned", "absent", "offtopic"}
LEAST_QUESTIONS = 200
LEAST_UNANSWERABLE = 60


@dataclass(frozen=True, slots=True)
class Article:
    """The exact text of an article, and its title where that is known from elsewhere."""

    text: str
    title: str = ""

    def unquotable(self) -> list[tuple[int, int, Role]]:
        """The stretches that are not story, so that no answer may stand on them."""
        paragraphs = paragraphs_of(self.text, self.title or None)
        return [(p.start, p.end, p.role) for p in paragraphs if p.role is not Role.STORY]


def problems(questions: Sequence[Question], articles: Mapping[str, Article]) -> list[str]:
    """What is wrong with a question set; an empty list when nothing is."""
    found = []
    if len(questions) < LEAST_QUESTIONS:
        found.append(f"{len(questions)} questions, fewer than {LEAST_QUESTIONS}")
    unanswerable = sum(not question.answerable for question in questions)
    if unanswerable < LEAST_UNANSWERABLE:
        found.append(f"{unanswerable} unanswerable questions, fewer than {LEAST_UNANSWERABLE}")
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            found.append(f"{question.id}: the id is given twice")
        seen.add(question.id)
        found.extend(f"{question.id}: {problem}" for problem in _of_question(question))
        for item in question.items:
            for span, text in zip(item.spans, item.texts, strict=True):
                found.extend(f"{question.id}: {problem}" for problem in _of_span(span, text, articles))
    return found


def misplaced(questions: Iterable[Question], half: Half, same: Iterable[Iterable[str]]) -> list[str]:
    """The ids that the rule puts into the other half."""
    groups = [list(group) for group in same]
    return [question.id for question in questions if half_of(question.id, groups) is not half]


def _of_question(question: Question) -> list[str]:
    found = []
    if question.kind not in KINDS:
        found.append(f"unknown kind {question.kind!r}")
    if question.answerable == (question.kind == "unanswerable"):
        found.append("answerable questions have gold, unanswerable ones have none")
    if (question.subkind in SUBKINDS) == question.answerable:
        found.append(f"unanswerable questions, and no others, have a subkind of {sorted(SUBKINDS)}")
    if question.kind == "follow-up" and not question.history:
        found.append("a follow-up without the question it follows")
    if not question.text.strip():
        found.append("the question is empty")
    return found


def _of_span(span: Span, text: str, articles: Mapping[str, Article]) -> list[str]:
    article = articles.get(span.document)
    if article is None:
        return [f"no article {span.document!r}"]
    if not 0 <= span.start < span.end <= len(article.text):
        return [f"{span} lies outside the article"]
    if article.text[span.start : span.end] != text:
        return [f"{span} does not say what the question's author saw"]
    return [
        f"{span} touches {role} at {start}-{end}"
        for start, end, role in article.unquotable()
        if overlap(span, Span(span.document, start, end))
    ]
