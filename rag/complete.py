"""What an answer would be one-sided, outdated or half without, and is therefore quoted beside what is likeliest."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from index.list_items import without_label
from index.tables import is_row
from index.terms import content_terms
from rag.absent import Held, names_of
from rag.answer import Mention
from rag.answer_type import AnswerType, holds
from rag.asked_for import Kind
from rag.corrections import corrects_figure
from rag.denials import accuses, denies_a_claim
from rag.evidence import Candidate, by_place
from rag.extent import voice
from rag.figures import figures_of
from rag.held_names import held_by, is_about, names_any, tells_of
from rag.neighbours import denial_behind, who_is_meant
from rag.parties import same_party
from rag.question import Question
from rag.relative_dates import may_be_one_time
from rag.same_claim import is_same_claim
from rag.sides import sides_of, tells_stance_of
from rag.together import (
    compared_in,
    compares_amounts,
    likens,
    named_together,
    says_how_many,
    sets_against_now,
    tells_of_now,
)

MOST = 4  # quotes of one answer
ANSWERS = 1.0  # the reader's logit of what it takes for an answer, to that of none: nearly three to one
_MAY_ANSWER = -1.0  # the same of what it does not rule out
_MAY_BE_DENIED = -2.0  # the same of a claim that another denies
_BELOW_THE_BEST = 1.5  # how far the same may lie below that of the best sentence, where it rules out that as well
_TWO = frozenset((Kind.SIDES, Kind.COMPARISON))
_EXPLAINED = frozenset((Kind.REASON, Kind.DEFINITION))  # what is often told behind the sentence that names it
_MEASURED = frozenset((Kind.NUMBER, Kind.DATE))  # "What is the speed limit?" asks for no explanation
_OF_WHAT = re.compile(r"\s(?:of|for)\s[^,]*")  # behind whom it belongs to: "the makers of Orlo, Hale Ltd"
# What defines the thing just named, as in "Hopper explained: that is a building which …".
_DEFINES = re.compile(
    r"(?:[^:.]{1,40}:\s)?[“\"']?(?:th(?:is|at|ese|ose)|it|they)\s(?:is|are|was|were|means?|stands?|refers?)\b",
    re.IGNORECASE,
)
# Of the best sentence's probability:
_KEEP_OTHER_SIDE = 0.3  # another party's word, where the question wants the sides and one is missing
_KEEP_NAMED_SIDE = 0.02  # the word of one that the question names: the reader finds the other's in the same question
_KEEP_TOLD_SIDE = 0.1  # what is told of the view of one that the question names
_KEEP_OTHER_FIGURE = 0.2  # another article that gives another number or year of what is asked for
_KEEP_CORRECTION = 0.05  # what says that a figure which is quoted is wrong
_KEEP_NEWER = 0.3  # what an article of a later date answers
_KEEP_OTHER_NAMED = 0.1  # a sentence on what is compared, or asked of as well, and nothing chosen names
_KEEP_EXPLANATION = 0.15  # what stands directly behind the one sentence that is quoted, to "why" and "what is"
_KEEP_SECOND = 0.2  # a second sentence, where the question wants two and one was found


def complete(question: Question, chosen: list[Candidate], candidates: Sequence[Candidate]) -> None:
    """Adds what an answer would be one-sided, outdated or half without, as far as there is room.

    Args:
        question: as understood.
        chosen: what is quoted so far, best first; what is added stands behind.
        candidates: all that was weighed, best first.
    """
    for one in _lacking(question, chosen, candidates):
        if one and len(chosen) < MOST:
            chosen.append(one)


def _lacking(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Iterator[Candidate | None]:
    """What is lacking, the most wanted first, as there may be no room for all.

    Each is looked for once those before it were added, and is not what these bring already.
    """
    kinds = question.kinds
    if Kind.SIDES in kinds:
        sides = [Mention(name, 0, len(name)) for name in sides_of(question.meant)]
        for side in sides:
            yield _word_of(side, chosen, candidates)
        if not (sides and all(_is_told(side, chosen) for side in sides)):
            yield _other_side(chosen, candidates)
    if Kind.YES_NO in kinds:
        yield _denial(chosen, candidates)
        yield _other_word(question, chosen, candidates)
        yield _denied(question, chosen, candidates)
    yield _correction(chosen, candidates)
    yield _newer(question, chosen, candidates)
    if Kind.COMPARISON in kinds or likens(question.meant):
        compared = compared_in(question.meant)
        yield _other_row(compared, chosen, candidates)
        yield from _other_compared(question, compared, chosen, candidates)
    if sets_against_now(question.meant):
        yield _as_it_is_now(chosen, candidates)
    for name in (listed := named_together(question.meant)):
        yield _of_another(name, listed, chosen, candidates)
    if len(chosen) == 1 and _TWO.intersection(kinds):
        yield _second(question, candidates)
    if Kind.COMPARISON in kinds and (Kind.NUMBER in kinds or compares_amounts(question.meant)):
        yield _amount_behind(question, chosen, candidates)
    if len(chosen) == 1 and _EXPLAINED.intersection(kinds) and not _MEASURED.intersection(kinds):
        yield _explanation(kinds, chosen[0], candidates)
    yield _other_figure(question, chosen, candidates)


def _likeliest(
    candidates: Sequence[Candidate], share: float, is_wanted: Callable[[Candidate], bool]
) -> Candidate | None:
    """The likeliest candidate that is wanted and has so large a share of the best one's probability, or None."""
    least = share * candidates[0].probability
    return next((one for one in candidates if one.probability >= least and is_wanted(one)), None)


def _word_of(side: Mention, chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """Where a side that the question names is not heard: its likeliest word, or else what is told of its view."""
    # A long question for two versions may be answered by no sentence alone.
    least = min(_MAY_ANSWER, candidates[0].signals.reader - _BELOW_THE_BEST)

    def is_its_word(one: Candidate) -> bool:
        return one.signals.reader >= least and _speaks(side, one) and not _is_repeated(one, chosen)

    def tells_its_view(one: Candidate) -> bool:
        return one.signals.reader >= least and tells_stance_of(side.text, one.text) and not _is_repeated(one, chosen)

    if any(_speaks(side, one) for one in chosen):
        return None
    if word := _likeliest(candidates, _KEEP_NAMED_SIDE, is_its_word):
        return word
    return None if _is_told(side, chosen) else _likeliest(candidates, _KEEP_TOLD_SIDE, tells_its_view)


def _speaks(side: Mention, one: Candidate) -> bool:
    voice = voice_of(one)
    return voice is not None and same_party(voice, side)


def _is_told(side: Mention, chosen: Sequence[Candidate]) -> bool:
    """Whether a side speaks in what was chosen, or its view is told there."""
    return any(_speaks(side, one) or tells_stance_of(side.text, one.text) for one in chosen)


def _other_side(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """Where all that was chosen is one party's, the likeliest sentence of another."""
    heard = [voice for voice in map(voice_of, chosen) if voice]
    if any(not same_party(voice, heard[0]) for voice in heard[1:]):
        return None

    def is_another_s(one: Candidate) -> bool:
        voice = voice_of(one)
        is_new = voice is not None and not any(same_party(voice, known) for known in heard)
        return is_new and not _is_repeated(one, chosen)

    return _likeliest(candidates, _KEEP_OTHER_SIDE, is_another_s)


def _other_word(question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """What the reader takes for an answer too, a yes or a no: another party's where one spoke, another article's."""
    articles = {one.record.key for one in chosen}
    named = _named_in(question, candidates[0])

    def is_another_s(one: Candidate) -> bool:
        of_another = (one.record.key not in articles and is_about(named, one)) or _is_of_another_party(one, chosen)
        return of_another and one.signals.reader >= ANSWERS and not _is_repeated(one, chosen)

    return _likeliest(candidates, _KEEP_OTHER_SIDE, is_another_s)


def _denied(question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """Where all that is quoted denies a claim, the claim: another party's word that names what the denial does.

    And has more of the question than who denies. Or else one that may answer.
    """
    if not all(denies_a_claim(one.text) for one in chosen):
        return None
    named = _named_in(question, candidates[0])
    deniers = (_OF_WHAT.sub("", voice.text) for voice in map(voice_of, chosen) if voice)
    asked = set(content_terms(question.meant)).difference(*map(content_terms, deniers))

    def may_be_denied(one: Candidate) -> bool:
        is_claim = _is_of_another_party(one, chosen) and not denies_a_claim(one.text)
        return is_claim and one.record.key == chosen[0].record.key and not _is_repeated(one, chosen)

    def names_it(one: Candidate) -> bool:
        is_of_it = names_any(named, one) and bool(asked.intersection(content_terms(one.text)))
        return is_of_it and one.signals.reader >= _MAY_BE_DENIED and may_be_denied(one)

    def may_answer(one: Candidate) -> bool:
        return may_be_denied(one) and one.signals.reader >= _MAY_ANSWER

    return _likeliest(candidates, _KEEP_OTHER_SIDE, names_it) or _likeliest(candidates, _KEEP_OTHER_SIDE, may_answer)


def _is_of_another_party(one: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether somebody tells a sentence who is none of those, all known, who tell what was chosen."""
    voice, heard = voice_of(one), map(voice_of, chosen)
    return voice is not None and all(known and not same_party(voice, known) for known in heard)


def _denial(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """Where an accusation is quoted, another party's denial behind what more the accuser says in that paragraph."""
    weighed = by_place(candidates)
    denials = (denial_behind(one, weighed) for one in chosen if accuses(one.text))
    return next((one for one in denials if one and not _is_repeated(one, chosen)), None)


def _correction(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """What elsewhere in the same article sets right a figure that is quoted, as an erratum at its end."""

    def is_correction(one: Candidate) -> bool:
        of_its_article = (other for other in chosen if other.record.key == one.record.key)
        return not _is_repeated(one, chosen) and any(corrects_figure(one.text, other.text) for other in of_its_article)

    return _likeliest(candidates, _KEEP_CORRECTION, is_correction)


def _newer(question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """What the reader takes for another answer in an article of a later date than all that was chosen."""
    dates = [one.record.metadata.date for one in chosen]
    if not all(dates):
        return None
    named = _named_in(question, candidates[0])

    def is_newer(one: Candidate) -> bool:
        is_later = one.record.metadata.date > max(dates) and one.signals.reader >= ANSWERS
        return is_later and is_about(named, one) and not _is_repeated(one, chosen)

    return _likeliest(candidates, _KEEP_NEWER, is_newer)


def _named_in(question: Question, best: Candidate) -> list[str]:
    """The names of a question that the best sentence itself names."""
    held = Held.of((best.text,))
    return [name for name in names_of(question.meant) if held.name(name)]


def _other_row(
    compared: Sequence[str], chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Candidate | None:
    """Where a row of a table names some of what is compared, the likeliest row beside it that names another."""
    if not is_row(chosen[0].text):
        return None

    def is_beside(one: Candidate) -> bool:
        return one.record.key == chosen[0].record.key and is_row(one.text)

    told = Held.of(one.text for one in chosen if is_beside(one))
    missing = [name for name in compared if not told.name(name)]
    if len(missing) == len(compared):
        return None
    return _likeliest(candidates, _KEEP_OTHER_NAMED, lambda one: is_beside(one) and names_any(missing, one))


def _other_compared(
    question: Question, compared: Sequence[str], chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Where what was chosen names some of what is compared, the likeliest sentence that names another of it.

    Or tells of it as of him or her, with the one before, which names it: "Hale fell ill. Her boat was sold.".
    """
    told = held_by(*chosen)
    missing = [name for name in compared if not told.name(name)]
    if not missing or len(missing) == len(compared):
        return []
    weighed = by_place(candidates)
    noun = set(content_terms(question.meant)) - {term for name in compared for term in content_terms(name)}

    def is_named(one: Candidate) -> bool:
        held = held_by(one)
        return any(held.name(name) for name in missing)

    def is_his_or_hers(one: Candidate) -> bool:
        who = who_is_meant(one, weighed, compared) if noun.intersection(content_terms(one.text)) else None
        return bool(who and names_any(missing, who)) and len(chosen) + 2 <= MOST

    def is_about_another(one: Candidate) -> bool:
        return (is_named(one) or is_his_or_hers(one)) and not _is_repeated(one, chosen)

    one = _likeliest(candidates, _KEEP_OTHER_NAMED, is_about_another)
    before = who_is_meant(one, weighed, compared) if one and not is_named(one) else None
    return [found for found in (before, one) if found]


def _as_it_is_now(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """Where nothing that was chosen tells how it is now, the likeliest sentence that does."""
    if any(tells_of_now(one.text) for one in chosen):
        return None

    def is_of_now(one: Candidate) -> bool:
        return one.signals.reader >= _MAY_ANSWER and tells_of_now(one.text) and not _is_repeated(one, chosen)

    return _likeliest(candidates, _KEEP_OTHER_NAMED, is_of_now)


def _amount_behind(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Candidate | None:
    """Where a sentence without a number was brought, the next one if it is it: "Hale gave the figures. It was 31."."""
    counted = content_terms(f"{question.meant} {chosen[0].text}")

    def has_amount(one: Candidate) -> bool:
        return holds(AnswerType.AMOUNT, without_label(one.text), question.meant)

    behind = {(one.record.key, one.number + 1, one.sentence.paragraph) for one in chosen[1:] if not has_amount(one)}

    def gives_it(one: Candidate) -> bool:
        is_behind = (one.record.key, one.number, one.sentence.paragraph) in behind
        is_it = is_behind and says_how_many(one.text, counted)
        return is_it and one.signals.reader >= _MAY_ANSWER and not _is_repeated(one, chosen)

    return _likeliest(candidates, _KEEP_SECOND, gives_it)


def _of_another(
    name: str, listed: Sequence[str], chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Candidate | None:
    """Where what was chosen tells of others that a question lists and not of one, the likeliest sentence that names it.

    It names it itself, for under the heading of one the others stand as well.
    """
    told = [other for other in listed if any(tells_of(other, listed, one) for one in chosen)]
    if not told or name in told:
        return None

    def is_about_it(one: Candidate) -> bool:
        is_weighty = one.signals.reader >= _MAY_ANSWER
        return is_weighty and names_any((name,), one) and not _is_repeated(one, chosen)

    return _likeliest(candidates, _KEEP_OTHER_NAMED, is_about_it)


def is_row_of_another(question: Question, one: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a row of a table names nothing that the question names, and one that was chosen does."""
    if not is_row(one.text):
        return False
    names = names_of(question.meant)
    rows = (other for other in chosen if other.record.key == one.record.key and is_row(other.text))
    return not names_any(names, one) and any(names_any(names, row) for row in rows)


def _second(question: Question, candidates: Sequence[Candidate]) -> Candidate | None:
    """The likeliest sentence that says something else than the best one; where sides are wanted, not for its party."""
    best = candidates[0]
    told = voice_of(best) if Kind.SIDES in question.kinds else None

    def says_something_else(one: Candidate) -> bool:
        voice = voice_of(one)
        return not repeats(one, best) and not (told and voice and same_party(voice, told))

    return _likeliest(candidates, _KEEP_SECOND, says_something_else)


def _explanation(kinds: Collection[Kind], best: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """What stands directly behind the best sentence: "The plan came to nothing. The crane had no certificate."."""

    def explains(one: Candidate) -> bool:
        is_behind = one.record.key == best.record.key and one.number == best.number + 1
        is_told = Kind.REASON in kinds or _DEFINES.match(one.text)
        return bool(is_behind and is_told) and one.signals.reader >= _MAY_ANSWER and not repeats(one, best)

    return _likeliest(candidates, _KEEP_EXPLANATION, explains)


def _other_figure(question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """The likeliest sentence of another article that gives another number or year of what is asked."""
    told = figures_of(question.meant, question.kinds, chosen[0].text, chosen[0].answer)
    articles = {one.record.key for one in chosen}

    def gives_another(one: Candidate) -> bool:
        # Where the question does not say what it counts, the reader must take this for an answer too.
        if one.record.key in articles or not (told.are_counted or one.signals.reader >= ANSWERS):
            return False
        return told.contradict(figures_of(question.meant, question.kinds, one.text, one.answer))

    return _likeliest(candidates, _KEEP_OTHER_FIGURE, gives_another)


def voice_of(candidate: Candidate) -> Mention | None:
    """Who tells a sentence."""
    return voice(candidate.speech)


def repeats(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence is another one, or says what it does, and of the same time."""
    if one.record.key == other.record.key and one.number == other.number:
        return True
    dates = (one.record.metadata.date, other.record.metadata.date)
    return is_same_claim(one.text, other.text) and all(may_be_one_time(told.text, *dates) for told in (one, other))


def _is_repeated(one: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a sentence says what was chosen already."""
    return any(repeats(one, other) for other in chosen)
