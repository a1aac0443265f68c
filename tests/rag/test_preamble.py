"""What stands around a question does not change what is asked."""

from __future__ import annotations

import pytest

from rag import Assistant
from rag.preamble import asking_who, without_courtesies, without_preamble
from rag.question import understand


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Hello, could you tell me who set the tariffs? Thanks!", "Who set the tariffs?"),
        ("According to these articles, when was it built?", "When was it built?"),
        ("Quick question: how tall is it, please?", "How tall is it?"),
        ("I was wondering whether Oslo voted. Thank you very much", "Whether Oslo voted."),
        ("“Who set the tariffs?”", "Who set the tariffs?"),
        ("Who set the tariffs? :-)", "Who set the tariffs?"),
        ("Who wrote “No tariffs”, and who “No taxes”?", "Who wrote “No tariffs”, and who “No taxes”?"),
        ("Thanks! And Spain?", "And Spain?"),
        ("Can you help me? I need to know when the lease ends.", "When the lease ends."),
        ("Could I ask a question? Who set the tariffs?", "Who set the tariffs?"),
        ("Who set the tariffs? Do you know?", "Who set the tariffs?"),
        ("please could you tell me when rent is due and who pays it?", "When rent is due and who pays it?"),
        ("tell me who won and by how much", "Who won and by how much"),
        ("hi what is the rent", "What is the rent"),
        ("Great is who?", "Great is who?"),
        ("According to the article, who is to blame?", "Who is to blame?"),
        ("According to the report, who is to blame?", "According to the report, who is to blame?"),
        ("Ok, what did Oslo say?", "What did Oslo say?"),
        ("Great Britain left when?", "Great Britain left when?"),
        ("Hi", "Hi"),
        ("Thanks!", "Thanks!"),
        ("Hello Kitty is what?", "Hello Kitty is what?"),
        ("Please tell me about Oslo.", "Please tell me about Oslo."),
        ("Who said thank you to Poland?", "Who said thank you to Poland?"),
        ("How did the bill please Oslo?", "How did the bill please Oslo?"),
        ("who set the tariffs?", "who set the tariffs?"),
    ],
)
def test_courtesies_are_not_asked(asked: str, plain: str) -> None:
    assert without_courtesies(asked) == plain


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("I write about Oslo. Who rules it?", ("I write about Oslo.", "Who rules it?")),
        ("It is late. I am tired. Who rules Oslo?", ("It is late. I am tired.", "Who rules Oslo?")),
        ("I write about Oslo. Who rules it", ("I write about Oslo.", "Who rules it")),
        ("I write about Oslo. It is late.", None),
        ("Who rules Oslo?", None),
        ("Who rules Oslo? I need names.", ("I need names.", "Who rules Oslo?")),
        ("Name who rules Oslo. I need it today.", None),
        ("Who rules Oslo? And who Bergen?", None),
        ("Does the U.S. Army train in St. Petersburg?", None),
    ],
)
def test_what_is_told_around_the_one_question(asked: str, parts: tuple[str, str] | None) -> None:
    assert without_preamble(asked) == parts


def test_a_question_is_read_with_its_preamble_and_alone(assistant: Assistant) -> None:
    question = understand("I am writing about Turkey. Which missiles did it buy there in July?", assistant.library)
    assert question.own == "Which missiles did it buy there in July?"
    assert question.read == "Which missiles did it buy there in July? (I am writing about Turkey.)"
    assert question.meant == question.asked


def test_a_preamble_takes_no_answer_away(assistant: Assistant) -> None:
    asked = "Which newspaper did Lavrov talk to?"
    plain = assistant.ask(asked)
    told = assistant.ask(f"We argued about this at dinner last night, and nobody could remember. {asked}")
    assert plain.quotes
    assert told.quotes
    assert told.quotes[0].citation == plain.quotes[0].citation


@pytest.mark.parametrize(
    ("earlier", "meant"),
    [
        ("Hi! I'm writing about Ukraine. What does Spain accuse NATO of?", "What does Latvia accuse NATO of?"),
        ("I saw Spain there. What does it say?", "I saw Latvia there. What does it say?"),
    ],
)
def test_what_follows_a_preamble_goes_on_from_the_question(assistant: Assistant, earlier: str, meant: str) -> None:
    assert understand("And Latvia?", assistant.library, [earlier]).meant == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("I remember somebody calling the plan a trap. Who was that?", "Who was calling the plan a trap?"),
        ("Someone accused the port of lying. Who?", "Who accused the port of lying?"),
        ("There was a minister who resigned over it. Who was it?", "Which minister resigned over it?"),
        ("I read that someone had called it a trap. Who was that again?", "Who had called it a trap?"),
        (
            "At the Oslo talks someone said that it was dead. Who was he?",
            "At the Oslo talks who said that it was dead?",
        ),
        ("I write about ports. Somebody owned up to it. Who was it?", "I write about ports. Who owned up to it?"),
        ("A Danish official called it a trap. Whose words are those?", "Which Danish official called it a trap?"),
        ("The paper quoted a man who called it absurd. Who was that?", "Who called it absurd?"),
        ("I think an American official was killed. Who was it?", "Which American official was killed?"),
        ("There's a woman who claims to be his daughter. Who is she?", "Who claims to be his daughter?"),
        ("I read somewhere that somebody called it a hunt. Who was that?", "Who called it a hunt?"),
        ("Someone's lawyer said it was illegal. Who was it?", None),
        ("According to a diplomat, the talks are dead. Who is that?", None),
        ("Someone, possibly Dahl, said that. Who was it?", None),
        ("“Someone has to pay,” he said. Who was that?", None),
        ("If someone lies they go to jail. Who was it?", None),
        ("A German politician and a French one signed it. Who?", None),
        ("Police arrested a man in the port. Who?", None),
        ("A politician named Hale said it. Who is he?", None),
        ("An official whom Hale named resigned. Who was it?", None),
        ("There was someone the police arrested. Who was it?", None),
        ("A woman was seen by a politician. Who was it?", None),
        ("There is somebody with a key. Who is that?", None),
        ("Who was that?", None),
        ("I need somebody. Who is it?", None),
        ("Somebody lied. Who was that, and when?", None),
        ("Somebody lied. Who is the chair of the port?", None),
        ("Was it someone else? Who was it?", None),
        ("The minister lied. Who was that?", None),
        ("", None),
    ],
)
def test_who_was_called_somebody_is_asked_for_in_one_sentence(asked: str, meant: str | None) -> None:
    assert asking_who(asked) == meant


def test_a_question_for_somebody_is_shown_as_it_is_read(assistant: Assistant) -> None:
    understood = understand("Somebody called the build-up a provocation. Who was that?", assistant.library)
    assert understood.meant == "Who called the build-up a provocation?"
    assert any("Who called the build-up a provocation?" in note for note in understood.notes)
