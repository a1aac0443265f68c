"""What a question is made of: checked, cleaned, its terms and its history."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from index.errors import InputError, QuestionError, TooLongError
from index.library import Library
from index.terms import STOP_WORDS, content_terms, terms_of
from rag.abbreviations import asked_to_spell, forms_told, letters_like_small_words, long_form, with_dots
from rag.absent import names_of, writers_among
from rag.answer_type import SHOWN, AnswerType, answer_type, asks_for_two, holds
from rag.asked_for import SEVERAL, Kind, asked_for
from rag.countries import countries_in
from rag.followup import Resolved, is_one_letter, leans_on_earlier, resolve
from rag.framing import READ_AS, READ_FOR, SPELLING
from rag.known_people import is_known_person
from rag.other_names import with_names
from rag.parts import parts_of
from rag.preamble import asking_who, without_courtesies, without_preamble
from rag.reader.window import after
from rag.spelling import correct

MAX_CHARACTERS = 1_000
_OWN_TERMS = 2  # content terms a question behind another or a preamble needs to be read by itself
_LOOKED_BACK = 3  # of the earlier questions, those whose answers may be looked at: each is asked again for it
_ALLOWED_CONTROLS = "\t\n\r"


@dataclass(frozen=True, slots=True)
class Question:
    """A checked question.

    Attributes:
        asked: the words as given, white space folded.
        meant: the words after follow-ups and spelling are resolved; what is searched.
        read: what the reader is given: `meant`, that in plainer words, or a question with what stands before it.
        terms: analysed content terms of `meant`.
        kinds: what kinds of thing it asks for.
        wanted: what an answer must hold, where the words say.
        notes: what was resolved, in fixed framing, for the reader.
        replaced: (written, read) of what a follow-up's words were taken for.
        asking: the words that ask: without an earlier question, a preamble, or what else is asked.
        before: what `asking` is read behind; empty where it stands alone.
        is_part: whether it is one of several things asked at once.
        writers: the names in it that articles have for their author.
    """

    asked: str
    meant: str
    read: str
    terms: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    wanted: AnswerType | None = None
    notes: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    asking: str = ""
    before: str = ""
    is_part: bool = False
    writers: tuple[str, ...] = ()

    @property
    def own(self) -> str:
        """What asks, where it is read behind other words; empty where it says too little by itself."""
        return self.asking if self.before and len(content_terms(self.asking)) >= _OWN_TERMS else ""

    def fits(self, text: str) -> bool:
        """Whether a text holds anything of the kind that an answer must hold."""
        # What letters are asked for stands in the words that ask alone.
        words = self.asking if self.wanted in SHOWN else self.meant
        return self.wanted is None or holds(self.wanted, text, words)

    @property
    def names(self) -> list[str]:
        """The names that an answer should stand near; none where it asks for several things, each near its own."""
        return [] if _asks_apart(self.meant, self.kinds) else names_of(self.meant)

    def parts(self, library: Library) -> tuple[Question, ...]:
        """What it asks for, each as a question read behind the others; itself alone where that is one thing."""
        asked = parts_of(self.asking)
        if len(asked) < 2:
            return (self,)
        return tuple(self._part(asked, number, library) for number in range(len(asked)))

    def _part(self, asked: Sequence[str], number: int, library: Library) -> Question:
        asking = asked[number]
        others = " ".join(filter(None, (self.before, *(one for at, one in enumerate(asked) if at != number))))
        read = _read(asking, others, self.meant, library)
        return replace(
            self,
            meant=read,
            read=read,
            terms=tuple(content_terms(read)),
            kinds=asked_for(with_dots(asking)),
            wanted=answer_type(asking),
            asking=asking,
            before=others,
            is_part=True,
        )

    def naming(self, others: Sequence[tuple[str, str]], library: Library) -> Question:
        """The question with other names, pairs (written, other), for what it names; itself where they do not fit."""
        if self.wanted in SHOWN:
            return self
        words_of = (self.meant, self.read, self.asking, self.before)
        meant, read, asking, before = (with_names(words, others) for words in words_of)
        if meant == self.meant or not all(_fits(words, library) for words in (meant, read)):
            return self
        notes = self.notes + tuple(READ_FOR.format(written=written, read=other) for written, other in others)
        terms = tuple(content_terms(meant))
        return replace(self, meant=meant, read=read, terms=terms, notes=notes, asking=asking, before=before)


def checked(text: str) -> str:
    """The question with white space folded.

    Raises:
        QuestionError: empty, without a letter or digit, with control characters, or no text.
        TooLongError: over `MAX_CHARACTERS`.
    """
    if not isinstance(text, str):
        raise QuestionError(f"a question is text, not {type(text).__name__}")
    if len(text) > MAX_CHARACTERS:
        raise TooLongError(
            f"the question has {len(text):,} characters, over the limit of {MAX_CHARACTERS:,}; shorten it"
        )
    for position, character in enumerate(text):
        if unicodedata.category(character) == "Cs":
            raise QuestionError(f"the question holds half of a surrogate pair at {position}, which is not Unicode text")
        if unicodedata.category(character) in ("Cc", "Co", "Cn") and character not in _ALLOWED_CONTROLS:
            raise QuestionError(
                f"the question holds a control character (U+{ord(character):04X} at {position}); remove it"
            )
    folded = " ".join(text.split())
    if not folded:
        raise QuestionError("the question is empty; type a question")
    if not re.search(r"\w", folded):
        raise QuestionError(f"the question {folded[:20]!r} has no words; type a question")
    return folded


def _checked_earlier(text: str, number: int) -> str:
    try:
        return checked(text)
    except InputError as error:
        raise type(error)(f"earlier question {number}: {error}") from None


def understand(
    text: str, library: Library, history: Sequence[str] = (), person_of: Callable[[str], str | None] = lambda _: None
) -> Question:
    """Checks a question, reads its misspellings, resolves it against the earlier ones.

    Args:
        text: the question.
        library: its words are what misspellings are read against.
        history: earlier questions, oldest first.
        person_of: the person whom the answer to an earlier question gives, if any.

    Raises:
        QuestionError: the question cannot be asked as it stands.
        TooLongError: it is over a limit.
    """
    asked = checked(text)
    if isinstance(history, str):
        raise QuestionError("the history is a list of earlier questions, not one text")
    standing_alone, topic = _standing_alone(history, person_of, library)
    corrected, changed = correct(without_courtesies(asked), library)
    notes = [SPELLING.format(written=written, read=read) for written, read in changed]
    if who := asking_who(corrected):
        corrected = who
        notes.append(READ_AS.format(question=who))
    resolved = _resolved(corrected, standing_alone, topic, person_of, library)
    meant = resolved.question if resolved else corrected
    replaced = resolved.replaced if resolved else ()
    if resolved:
        notes.append(READ_AS.format(question=meant))
    _refuse_too_long(meant, library)
    kinds = asked_for(with_dots(corrected))
    before, asking = _taken_apart(corrected, resolved, standing_alone, kinds)
    # A follow-up asks for what its own words ask for, not for what the question before it did.
    wanted = answer_type(meant if replaced else asking)
    understood = Question(
        asked=asked,
        meant=meant,
        read=_read(asking, before, meant, library) if before else _plainly(meant, wanted),
        terms=_terms(meant),
        kinds=kinds,
        wanted=wanted,
        notes=tuple(notes),
        replaced=replaced,
        asking=asking,
        before=before,
        writers=tuple(writers_among(names_of(meant), library)),
    )
    return understood.naming(_spelt_out(meant, library), library)


def _spelt_out(question: str, library: Library) -> list[tuple[str, str]]:
    """Letters that a search takes for a small word, each with its long form where the articles may have that instead.

    What else a country is called the passages tell that its other words find.
    """
    found = ((letters, long_form(letters)) for letters in letters_like_small_words(question))
    return [
        (letters, long)
        for letters, long in found
        if not (countries_in(letters) and not _is_small_apart_from_letters(question))
        and long.lower() not in question.lower()
        and long in forms_told(letters, library)
    ]


def _is_small_apart_from_letters(question: str) -> bool:
    """Whether letters that a search takes for a small word are all that a question tells."""
    letters = letters_like_small_words(question)
    words = [word for word in re.findall(r"\w+", question) if word not in letters]
    return bool(letters) and all(word.lower() in STOP_WORDS for word in words)


def _terms(question: str) -> tuple[str, ...]:
    """The terms of a question that are worth searching."""
    if _is_small_apart_from_letters(question):
        return tuple(terms_of(" ".join(letters_like_small_words(question))))
    return tuple(content_terms(question))


def _taken_apart(
    asked: str, resolved: Resolved | None, history: Sequence[str], kinds: Collection[Kind]
) -> tuple[str, str]:
    """What a question is read behind, the question before or what was told first, if anything; and what asks."""
    if resolved is None:
        told = without_preamble(asked)
        return told if told and _may_stand_apart(told[1], kinds) else ("", asked)
    return ("", resolved.question) if resolved.replaced else (history[-1], asked)


def _refuse_too_long(meant: str, library: Library) -> None:
    if not _fits(meant, library):
        pieces, limit = library.encoder.count_pieces(meant), library.encoder.max_pieces
        raise TooLongError(f"the question has {pieces} word pieces, over the encoder's limit of {limit}; shorten it")


def _read(asking: str, before: str, meant: str, library: Library) -> str:
    """A question with what it is read behind, as the reader knows it; as it is searched where that is too long."""
    read = after(asking, before)
    return read if _fits(read, library) else meant


def _plainly(question: str, wanted: AnswerType | None) -> str:
    """The question in the words that the reader knows best, where what letters stand for is asked in others."""
    return f"What does {asked_to_spell(question)} stand for?" if wanted is AnswerType.LONG_FORM else question


def _standing_alone(
    history: Sequence[str], person_of: Callable[[str], str | None], library: Library
) -> tuple[list[str], str]:
    """The earlier questions, each so that it stands alone, and the latest of them that needs none before it."""
    questions: list[str] = []
    topic = ""
    for back, earlier in zip(range(len(history), 0, -1), history, strict=True):
        spelled, _ = correct(without_courtesies(_checked_earlier(earlier, len(history) - back + 1)), library)
        if is_one_letter(spelled):
            continue  # nothing goes on from it
        answers = person_of if back <= _LOOKED_BACK else lambda _: None
        resolved = _resolved(spelled, questions, topic, answers, library)
        questions.append(resolved.question if resolved else _question_of(spelled))
        topic = topic if resolved else questions[-1]
    return questions, topic


def _resolved(
    asked: str, history: Sequence[str], topic: str, person_of: Callable[[str], str | None], library: Library
) -> Resolved | None:
    """A follow-up that stands alone: behind all questions it goes on from, as far as the encoder takes them."""
    is_known = cache(partial(is_known_person, library=library))
    for earlier in (history, [topic]):
        resolved = resolve(asked, earlier, person_of, is_known)
        if resolved is None or _fits(resolved.question, library):
            return resolved
    return None


def _question_of(asked: str) -> str:
    """The question that others follow, without what was told before it unless it leans on that."""
    told = without_preamble(asked)
    return asked if told is None or leans_on_earlier(told[1]) else told[1]


def _asks_apart(words: str, kinds: Collection[Kind]) -> bool:
    """Whether several things are asked for that may stand each by itself."""
    return bool(SEVERAL.difference((Kind.LIST,)).intersection(kinds)) or asks_for_two(words)


def _may_stand_apart(asking: str, kinds: Collection[Kind]) -> bool:
    """Whether a question is read without its preamble, too: what it compares may stand there."""
    return len(parts_of(asking)) > 1 or not _asks_apart(asking, kinds)


def _fits(words: str, library: Library) -> bool:
    """Whether the encoder takes a question's words whole."""
    return library.encoder.count_pieces(words) <= library.encoder.max_pieces
