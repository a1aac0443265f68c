"""Questions: checked, spelled, resolved, and never changed in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.library import Library
from rag import Assistant, QuestionError, TooLongError
from rag.question import MAX_CHARACTERS, checked, understand
from rag.spelling import correct


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "empty"), (" \n\t ", "empty"), ("?!…", "no words"), ("a\x00b", r"U\+0000 at 1"), ("a\x1b[31mb", r"U\+001B"),
     ("\ud800", "half of a surrogate pair")],
)  # fmt: skip
def test_what_cannot_be_asked_says_why(text: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        checked(text)


def test_a_question_over_the_limit_states_both_numbers() -> None:
    with pytest.raises(TooLongError, match=rf"100,000 characters, over the limit of {MAX_CHARACTERS:,}"):
        checked("a" * 100_000)


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(QuestionError, match="not int"):
        checked(7)  # type: ignore[arg-type]


def test_the_longest_question_in_word_pieces_states_both_numbers(assistant: Assistant) -> None:
    with pytest.raises(TooLongError, match="over the encoder's limit of 256"):
        assistant.ask("qzx " * 240)


def test_white_space_is_folded() -> None:
    assert checked("  Who\n\tspoke? ") == "Who spoke?"


@pytest.mark.parametrize(
    ("written", "read"),
    [("Lituania", "Lithuania"), ("balistic", "ballistic"), ("Stoltenburg", "Stoltenberg"), ("Akremlin", None),
     ("price", None), ("denuclearization", None), ("troops", None), ("enlarging", None), ("Zelenskyy", None), ("NATO", None)],
)  # fmt: skip
def test_misspellings_are_read_as_words_of_the_library(assistant: Assistant, written: str, read: str | None) -> None:
    question, changed = correct(f"What of {written} there?", assistant.library)
    assert changed == ([(written, read)] if read else [])
    assert question == f"What of {read or written} there?"


def test_misspellings_are_read_as_words_of_titles_too(make_library: Callable[..., Library]) -> None:
    library = make_library(tidal="The tide comes in twice a day.")  # its title
    assert correct("When is the tidel wave?", library)[1] == [("tidel", "tidal")]


def test_the_end_of_a_word_counts_as_much_as_its_beginning(make_library: Callable[..., Library]) -> None:
    text = "The central bank of Oslo keeps its rates. The central bank said so in two centres of trade."
    assert correct("When does the centrel bank meet?", make_library(a=text))[1] == [("centrel", "central")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wich", "Which"),
        ("waht", "what"),
        ("hwat", "what"),
        ("whcih", "which"),
        ("Wheer", "Where"),
        ("Wher", "Where"),
        ("wehn", "when"),
        ("Wheat", None),
        ("khat", None),
    ],
)
def test_a_question_word_is_read_where_one_slip_made_another(
    assistant: Assistant, written: str, read: str | None
) -> None:
    question, changed = correct(f"{written} is it?", assistant.library)
    assert question == f"{read or written} is it?"
    assert changed == ([(written, read)] if read else [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("how mutch did it cost?", "much"),
        ("How meny matches were played?", "many"),
        ("how offen does it match?", "often"),
        # Only behind "how", and no word that is one.
        ("Did the mutch help?", "match"),
        ("Who wrote how the mutch went?", "match"),
        ("how manny is it?", None),
        ("how mach is it?", None),
        ("how Mutch did it?", "Match"),
        ("how nicley was it played?", "nicely"),
        ("how kong is it?", None),
        ("how mcuh is it?", "much"),
        ("how muhc is it?", "much"),
        ("how muchh is it?", "much"),
        ("how ofen does it match?", "often"),
        ("how likley is it?", "likely"),
        ("how moch is it?", "much"),
        ("HOW MUTCH IS IT?", "MUCH"),
        # Other words that the encoder does not know whole.
        ("how mulch is spread?", None),
        ("how muck is spread?", None),
        ("how soot is made?", None),
        ("how weld joints are made?", None),
        ("how welt is it?", None),
        ("how manx is it?", None),
        ("how mush is it?", None),
        ("how sown is it?", None),
    ],
)
def test_behind_how_a_slip_is_read_as_what_is_measured(
    make_library: Callable[..., Library], written: str, read: str | None
) -> None:
    library = make_library(a="The match in May was nicely played, and a match in June.")
    assert [meant for _, meant in correct(written, library)[1]] == ([read] if read else [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("tidel", "tidal"),
        ("legel", "legal"),
        ("vilage", "village"),
        # Nearer words and swapped letters count for more, and frequency for less.
        ("tidle", "tide"),
        ("silevr", "silver"),
        ("metol", "metal"),
    ],
)
def test_of_words_equally_near_one_with_the_same_consonants_is_read(
    make_library: Callable[..., Library], written: str, read: str
) -> None:
    library = make_library(
        a="The tide came. The tide went. A tidal wave met the village of villas. A legend, a lege: it is legal; "
        "leges were silver. Metal met metal, a mettle was once met."
    )
    assert correct(f"What of the {written} there?", library)[1] == [(written, read)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("barier", "barrier"),
        ("bariers", "barriers"),
        ("carier", "carrier"),
        ("cariers", "carriers"),
        ("carrier", None),
        ("taxied", None),
        ("sunnier", None),
    ],
)
def test_an_ending_behind_i_is_of_a_word_in_y(
    make_library: Callable[..., Library], written: str, read: str | None
) -> None:
    library = make_library(
        a="Barriers of old: the barrier was taxed, and so were its carriers. The carrier sunned in sunny Oslo."
    )
    assert correct(f"What of the {written} there?", library)[1] == ([(written, read)] if read else [])


@pytest.mark.parametrize(
    ("written", "read"), [("mulch", None), ("meany", None), ("muchh", "much"), ("mutch", "much"), ("likley", "likely")]
)
def test_another_word_is_no_measure_that_the_articles_hold(
    make_library: Callable[..., Library], written: str, read: str | None
) -> None:
    library = make_library(a="How much was sold, and how many were likely to be? Much was sold, and many were.")
    assert correct(f"how {written} is spread?", library)[1] == ([(written, read)] if read else [])


def test_a_name_is_no_question_word(assistant: Assistant) -> None:
    assert correct("Why did Francis Wheen leave?", assistant.library)[1] == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("hypokalemia", None),
        ("hypothyroidism", None),
        ("hypercalcemia", None),
        ("chlorpropamide", None),
        ("prednisolone", None),
        ("hydralazine", None),
        ("obligee", None),
        ("trustor", None),
        ("settlor", None),
        ("appellee", None),
        ("apellant", "appellant"),
        ("manoeuvres", "maneuvers"),
        ("difrent", "different"),
        ("nucular", "nuclear"),
        ("demmand", "demands"),
        ("amercia", "american"),
        ("hyperkalaemya", "hyperkalemia"),
    ],
)
def test_beyond_one_slip_the_consonants_stay(
    make_library: Callable[..., Library], written: str, read: str | None
) -> None:
    library = make_library(
        a="Hyperkalemia and hyperthyroidism are different. Chlorpromazine, prednisone and hydroxyzine were given. "
        "The obligor and the trustee settled; the appellant appealed. American demands for nuclear maneuvers rose."
    )
    assert correct(f"What of {written} there?", library)[1] == ([(written, read)] if read else [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("intrastate", None),
        ("intercellular", None),
        ("proscribed", None),
        ("perinatal", None),
        ("microclimates", None),
        ("biannual", None),
        ("libelled", None),
        ("intersate", "interstate"),
        ("intarcellular", "intracellular"),
        ("perscribed", "prescribed"),
        ("prescirbed", "prescribed"),
        ("prodictions", "predictions"),
        ("prenatel", "prenatal"),
        ("macroclimtes", "macroclimates"),
        ("bienial", "biennial"),
        ("bilion", "billion"),
        ("lablled", "labelled"),
        ("failled", "failed"),
        ("carefullly", "carefully"),
        ("agianst", "against"),
        ("minstry", "ministry"),
        ("intergrated", "integrated"),
        ("interrested", "interested"),
        ("recieved", "received"),
        ("dissapointed", "disappointed"),
    ],
)
def test_a_word_with_another_prefix_is_no_slip(
    make_library: Callable[..., Library], written: str, read: str | None
) -> None:
    library = make_library(
        a="Interstate trade in intracellular dyes was prescribed against predictions. Prenatal care, carefully given, failed. "
        "Macroclimates are told in a biennial report with a billion labelled copies. An integrated ministry received it, "
        "interested and disappointed."
    )
    assert correct(f"What of {written} there?", library)[1] == ([(written, read)] if read else [])


@pytest.mark.parametrize(("written", "read"), [("wifi", None), ("unti", "unit"), ("wief", "wife")])
def test_a_short_word_is_misspelt_by_swapped_letters_alone(
    make_library: Callable[..., Library], written: str, read: str | None
) -> None:
    library = make_library(a="My wife has had one unit of it until noon.")
    assert correct(f"Where is the {written}?", library)[1] == ([(written, read)] if read else [])


def test_what_was_read_differently_is_shown(assistant: Assistant) -> None:
    understood = understand("And Lituania?", assistant.library, ["What did Estonia agree to host?"])
    assert understood.meant == "What did Lithuania agree to host?"
    assert understood.notes == (
        "Spelling: “Lituania” read as “Lithuania”",
        "Read as: What did Lithuania agree to host?",
    )
    assert understand("Who hosts American equipment?", assistant.library, []).notes == ()


def test_a_follow_up_is_read_with_the_question_before_it(assistant: Assistant) -> None:
    before = "How many troops will be added to the Response Force?"
    understood = understand("And what is it meant to do?", assistant.library, [before])
    assert understood.read == f"And what is it meant to do? ({before})"
    assert understood.meant == f"{before} What is it meant to do?"
    assert understand(before, assistant.library).read == before


def test_what_the_encoder_would_not_take_whole_is_read_without_additions(assistant: Assistant) -> None:
    before = "Was the bridge red" + " red" * 120 + "?"
    understood = understand("And" + "," * 200 + " was it meant to be green?", assistant.library, [before])
    assert understood.read == understood.meant
    full = understand("What did the chief say" + "," * 247 + "?", assistant.library)
    assert full.naming([("chief", "Ada Hopper")], assistant.library) is full
    named = understand("What did the chief say?", assistant.library).naming([("chief", "Ada")], assistant.library)
    assert (named.meant, named.read, named.notes) == (*["What did the chief (Ada) say?"] * 2, ("“chief” read as Ada",))


def test_a_long_conversation_goes_on_from_what_it_is_about(assistant: Assistant) -> None:
    history = ["Which countries did Denmark send ships to?", *["And why did they do that, as far as is known?"] * 40]
    understood = understand("And for how long will they stay there?", assistant.library, history)
    assert understood.meant.startswith("Which countries did Denmark send ships to?")
    assert understood.meant.endswith("For how long will they stay there?")
    assert assistant.library.encoder.count_pieces(understood.meant) <= assistant.library.encoder.max_pieces
