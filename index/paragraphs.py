"""Cuts a text into paragraphs and says what each is for.

A paragraph is a span: nothing is removed from the text or rewritten. Dirt that
saved pages carry is dealt with here: hard-wrapped lines are one paragraph, and a
paragraph torn in mid-sentence by blank lines is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.apparatus import without_apparatus
from index.datelines import dateline
from index.document import Paragraph, Role
from index.front_matter import end_of_front_matter
from index.furniture import is_caption, is_furniture, is_lead_in
from index.labels import is_appearance, is_chat, is_field, is_label_alone, is_signature
from index.letters import latin
from index.list_items import LIST_ITEM
from index.listing import with_lists
from index.marks import without_addresses
from index.tables import is_cells, is_row, is_rule
from index.wrapping import BLANK_LINE, MARKDOWN_HEADING, QUOTED_LINE, TERMINALS, unwrapped

HEADING_WORDS = 12  # a line without a full stop and at most so many words is a heading
TITLE_WORDS = 30  # the first line may be longer and still be the title
_CALL_WORDS = 2  # "Hello Ada!" is no headline
_OFTEN_ASKED = 3  # questions besides the first that make a list of questions
_TORN_WORDS = 4  # shorter stubs are headings or list items, not torn sentences
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SECTION = re.compile(  # "Sec. 4. Permits.", but not "Article 5 binds all members."
    r"^(?:(?:Section|Sec\.|Article|Art\.|Chapter|Ch\.|Part)\s|§+\s?)[\dA-Z.-]{0,5}[\dA-Z]\.(?:\s+[\w,;’'-]+){0,6}\.?$"
)
_NUMBERED = re.compile(r"^\d{1,2}[.)] [A-Z]")
_NUMBERED_PARAGRAPH = re.compile(r"[(\[]?\d{1,3}[.)\]]\s+[^\Wa-z]")
_LOWER_ITEM = re.compile(r"[-*+•–]\s+[a-z]")
_NO_TITLE = re.compile(
    r"^\W*(?:for immediate release|press release|opinion|comment|obituar(?:y|ies)|analysis|editorial|review"
    r"|(?:chapter|part) [\dA-Z.-]{1,6}|(?:from|to|cc|sent|date):.*)\W*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^Subject:\s*(?:(?:re|fwd?|aw)\s*:\s*)*", re.IGNORECASE)
_ASKS = re.compile(r"(?!.*(?:[!?]|[a-z]{3}\.)\s)\w[^\n\r]*[?!]")  # one sentence on one line, and no speech
_PUBLISHED = re.compile(r"\W*(?:published|updated|posted|modified|last|first)\b", re.IGNORECASE)
_BYLINE = latin(r"by [A-Z]")
_BY_SOMEBODY = re.compile(r"(?:author|by|source|words|text|published|date)s?:", re.IGNORECASE)
# Quotation marks, brackets, emoji, "[3]", "²". Looked for from the first of them only: long runs of marks are common.
_BEHIND_A_SENTENCE = re.compile(
    r"(?<![^\w.!?…:;。！？])(?:</\w+>|(?<=[.!?…”\"’)\]])\[(?=[^\[\]\n]*[\w.!?…:;。！？])[^\[\]\n]{1,20}\]"
    r"|(?<=[.!?…”\"’)\]⁰-⁹¹²³])[¹²³⁰-⁹]|[^\w.!?…:;。！？])+$"
)


def paragraphs_of(text: str, title: str | None = None) -> list[Paragraph]:
    """The paragraphs of a text in order, each with its role.

    Args:
        text: the whole document.
        title: the title if it is known from elsewhere. A first line that repeats
            it is the title; with None the first line is taken for the title when
            it looks like one.
    """
    opening = end_of_front_matter(text)
    spans = list(_mended(text, list(_blocks(text, opening))))
    paragraphs = [Paragraph(start, end, _role(text[start:end])) for start, end in spans]
    paragraphs = _with_signatures(text, _by_what_follows(text, _with_title(text, paragraphs, title)))
    above = [Paragraph(0, len(text[:opening].rstrip()), Role.FURNITURE)] if opening else []
    trusted = _trusting_headings(text, without_apparatus(text, paragraphs))
    return above + with_lists(text, trusted, _SECTION)


def bare_title(words: str) -> str:
    """The words of a title's line without marks of Markdown and what a letter puts before its subject."""
    return _SUBJECT.sub("", " ".join(without_addresses(words).split()).lstrip("# \ufeff"))


def stated_date(text: str, paragraphs: list[Paragraph]) -> str:
    """The date of a dateline among the first paragraphs, ISO, or the empty string."""
    for paragraph in paragraphs[:5]:
        if found := dateline(text[paragraph.start : paragraph.end]):
            return found
    return ""


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines, without their breaks and surrounding white space."""
    start = 0
    for match in [*_LINE_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        line = text[start:end]
        left = start + len(line) - len(line.lstrip())
        right = start + len(line.rstrip())
        yield (left, right) if left < right else (end, end)
        start = match.end() if match else end


def _blocks(text: str, opening: int) -> Iterator[tuple[int, int]]:
    """Paragraph spans behind the front matter: groups of lines between blank ones, hard wraps undone."""
    group: list[tuple[int, int]] = []
    for start, end in [*(line for line in _lines(text) if line[0] >= opening), (len(text), len(text))]:
        is_blank = start == end or QUOTED_LINE.fullmatch(text[start:end])
        if not is_blank:
            group.append((start, end))
        elif group:
            yield from unwrapped(text, group)
            group = []
        if is_blank and start < end:
            yield start, end


def _mended(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Joins a paragraph that stops in mid-sentence to one that goes on in lower case."""
    if not spans:
        return
    start, end = spans[0]
    may_stop_short = _may_stop_short(text[start:end])
    is_open = not _is_terminated(text[start:end])
    for next_start, next_end in spans[1:]:
        following = text[next_start:next_end]
        if may_stop_short and is_open and _goes_on(following):
            end = next_end
        else:
            yield start, end
            start, end = next_start, next_end
            may_stop_short = _may_stop_short(following)
        is_open = not _is_terminated(following)
    yield start, end


def _may_stop_short(block: str) -> bool:
    return (
        len(block.split()) >= _TORN_WORDS
        and _role(block) in (Role.STORY, Role.HEADING)
        and not MARKDOWN_HEADING.match(block)
    )


def _goes_on(block: str) -> bool:
    return block[:1].islower() and len(block.split()) >= 2 and not _BYLINE.match(block) and not is_furniture(block)


def _is_terminated(block: str) -> bool:
    if re.search(r";\s(?:and|or)$", block):
        return True
    return _BEHIND_A_SENTENCE.sub("", block)[-1:] in tuple(TERMINALS)


def _role(block: str) -> Role:
    if is_chat(block):
        return Role.STORY
    if is_furniture(block) or is_lead_in(block) or is_label_alone(block) or dateline(block) is not None:
        return Role.FURNITURE
    if is_caption(block):
        return Role.CAPTION
    if MARKDOWN_HEADING.match(block):
        return Role.HEADING
    if _SECTION.match(block):
        return Role.HEADING
    if is_row(block):
        return Role.STORY
    if not _is_terminated(block) and len(block.split()) <= HEADING_WORDS:
        # "3. RENT" is a heading, "3. Rent is due in May" an item.
        return Role.STORY if LIST_ITEM.match(block) and not block.isupper() else Role.HEADING
    return Role.STORY


def _with_title(text: str, paragraphs: list[Paragraph], title: str | None) -> list[Paragraph]:
    """Marks the first line as the title, where it is one."""
    for number, paragraph in enumerate(paragraphs):
        words = text[paragraph.start : paragraph.end]
        if _NO_TITLE.match(words):
            continue
        if is_chat(words):
            break
        if title:
            is_title = _folded(bare_title(words)) == _folded(title)
        else:
            lone = number + 1 == len(paragraphs)
            is_title = not lone and (
                (paragraph.role is Role.HEADING and bool(MARKDOWN_HEADING.match(words)))
                or (paragraph.role in (Role.HEADING, Role.STORY) and _may_be_title(text, paragraphs[number:]))
                or (paragraph.role is Role.STORY and _is_asked(text, paragraphs[number:]))
            )
        if is_title:
            return [*paragraphs[:number], replace(paragraph, role=Role.TITLE), *paragraphs[number + 1 :]]
        if paragraph.role is not Role.FURNITURE:
            break
    return paragraphs


def _may_be_title(text: str, paragraphs: list[Paragraph]) -> bool:
    """Whether the first of paragraphs ends as a headline does, and no list, table or record begins with it."""
    words, below = (text[paragraph.start : paragraph.end] for paragraph in paragraphs[:2])
    is_record = is_field(words) and is_field(below) and not BLANK_LINE.match(text, paragraphs[0].end)
    is_first_of_several = LIST_ITEM.match(words) or is_row(words) or (is_record and not _BY_SOMEBODY.match(below))
    return len(words.split()) <= TITLE_WORDS and not _is_terminated(words) and not is_first_of_several


def _is_asked(text: str, paragraphs: list[Paragraph]) -> bool:
    """Whether the first of paragraphs asks or exclaims as a headline does: a short line, alone above a blank one.

    What opens with a label, as others below it do, is the first line of a transcript; one
    of several that ask is the first of what people often ask.
    """
    first, *others = paragraphs
    words = text[first.start : first.end]
    return (
        bool(_ASKS.fullmatch(words) and BLANK_LINE.match(text, first.end))
        and _CALL_WORDS < len(words.split()) <= HEADING_WORDS
        and not LIST_ITEM.match(words)
        and not (is_field(words) and any(is_field(text[other.start : other.end]) for other in others))
        and sum(_asks_alone(text, other) for other in others) < _OFTEN_ASKED
    )


def _asks_alone(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question with a blank line behind it."""
    words = text[paragraph.start : paragraph.end]
    return words.endswith("?") and bool(_ASKS.fullmatch(words) and BLANK_LINE.match(text, paragraph.end))


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold().strip(" .*")


def _by_what_follows(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """What a line is by those around it.

    A row above a table's rule is its head, what is in cells below it are rows; a line
    that leads into a list, or that a list goes on from, says what is listed; two fields
    one below the other are a record; a numbered line without a numbered neighbour is a
    heading, as is who speaks in numbered paragraphs; a date under a heading of the story
    is what it tells.
    """
    roles: list[Role] = []
    in_table = False
    words = [text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    for before, paragraph, own, below in zip(["", *words], paragraphs, words, [*words[1:], ""], strict=False):
        is_heading = paragraph.role is Role.HEADING and not MARKDOWN_HEADING.match(own)
        is_record = is_field(own) and (is_field(before) or is_field(below))
        leads_in = is_lead_in(own) and bool(LIST_ITEM.match(below))
        in_table = is_rule(before) or (in_table and is_cells(before))
        is_told_in_cells = in_table and is_cells(own)
        is_told = roles[-1:] == [Role.HEADING] and Role.STORY in roles and _is_bare_date(own)
        is_head = paragraph.role is Role.STORY and (is_rule(below) or _is_numbered_heading(before, own, below))
        if is_head or (is_label_alone(own) and _is_numbered_paragraph(below)):
            roles.append(Role.HEADING)
        elif is_told or leads_in or (is_heading and (is_record or is_told_in_cells or _LOWER_ITEM.match(below))):
            roles.append(Role.STORY)
        else:
            roles.append(paragraph.role)
    return [replace(paragraph, role=role) for paragraph, role in zip(paragraphs, roles, strict=True)]


def _is_bare_date(line: str) -> bool:
    """Whether a line is a date and does not say that it is the text's own."""
    return dateline(line) is not None and not _PUBLISHED.match(line)


def _is_numbered_heading(before: str, own: str, below: str) -> bool:
    if not _NUMBERED.match(own) or _is_terminated(own) or len(own.split()) > HEADING_WORDS + 2:
        return False
    return not (_NUMBERED.match(before) or _NUMBERED.match(below))


def _is_numbered_paragraph(block: str) -> bool:
    """Whether a paragraph has a number and sentences that end: "17. I agree with my Lady.", but not "1. the bridge"."""
    return bool(_NUMBERED_PARAGRAPH.match(block)) and _is_terminated(block)


def _with_signatures(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Takes for story who signs a text or appears in it, where no story stands below or another such line beside.

    A name and the office in the line below it become one paragraph. What touches a signature from below goes with it.
    """
    lines = list(_names_and_offices(text, paragraphs))
    words = [text[line[0].start : line[-1].end] for line in lines]
    names = [is_signature(own) or is_appearance(own) for own in words]
    told: list[Paragraph] = []
    is_told = is_behind_story = False  # with headings between, or nothing
    for number, (line, own) in enumerate(zip(lines, words, strict=True)):
        below = lines[number + 1][0].role if number + 1 < len(lines) else None
        is_beside_another = any(names[max(0, number - 1) : number] + names[number + 1 : number + 2])
        touches = is_told and not BLANK_LINE.match(text, told[-1].end) and not MARKDOWN_HEADING.match(own)
        is_named = names[number] and (is_behind_story or is_appearance(own))
        stands = below is not Role.STORY or (names[number] and is_beside_another)
        is_told = line[0].role is Role.HEADING and stands and (is_named or touches)
        told += [Paragraph(line[0].start, line[-1].end, Role.STORY)] if is_told else line
        is_behind_story = told[-1].role is Role.STORY or (is_behind_story and told[-1].role is Role.HEADING)
    return told


def _names_and_offices(text: str, paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs one by one, or two where the one is a name and the other, in the line below it, an office."""
    number = 0
    while number < len(paragraphs):
        one, *others = paragraphs[number : number + 2]
        is_pair = (
            [one.role, *(other.role for other in others)] == [Role.HEADING] * 2
            and not BLANK_LINE.match(text, one.end)
            and is_signature(text[one.start : others[0].end])
            and not is_signature(text[others[0].start : others[0].end])
        )
        yield [one, *others] if is_pair else [one]
        number += 1 + is_pair


def _trusting_headings(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Takes headings back where they would be most of the text (a list, verse, notes)."""
    words = dict.fromkeys(Role, 0)
    for paragraph in paragraphs:
        words[paragraph.role] += len(text[paragraph.start : paragraph.end].split())
    if words[Role.HEADING] <= words[Role.STORY]:
        return paragraphs
    return [
        replace(paragraph, role=Role.STORY)
        if paragraph.role is Role.HEADING and not MARKDOWN_HEADING.match(text[paragraph.start : paragraph.end])
        else paragraph
        for paragraph in paragraphs
    ]
