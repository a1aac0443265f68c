"""What turns the words beside it."""

from __future__ import annotations

import pytest

from rag.turning import (
    disputes,
    disputes_above,
    hangs_on_the_one_before,
    has_condition_before,
    is_another_s,
    limits,
    offers_a_choice,
    takes_back,
    turns,
)


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("The policy does not cover:", True),
        ("Do not take it if:", True),
        ("The following are banned in the hall:", True),
        ("Should the vote fail, Hale said", True),
        ("These are myths about tea:", True),
        ("The policy covers:", False),
        ("People should take it:", False),
    ],
)
def test_a_denial_a_ban_and_a_condition_turn_what_stands_beside_them(words: str, does: bool) -> None:
    assert turns(words) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("This does not apply on Sundays.", True),
        ("“That isn’t so,” Hale said.", True),
        ("It is not true.", True),
        ("All of this was a lie.", True),
        ("Not one word of it can be believed.", True),
        ("They later turned out to be rumours.", False),
        ("They turned out to be rumours.", True),
        ("There are two exceptions.", True),
        ("Except on Sundays.", True),
        ("Except on Sundays, it is free.", False),
        ("It is not so old.", False),
        ("It is not old.", False),
        ("It is a myth that tea is harmful.", False),
        ("This bridge is not safe.", False),
        ("That was the day on which nobody came.", False),
        ("Exceptional lamps hang there.", False),
        ("That’s not true.", True),
        ("That's a lie.", True),
        ("It’s not true.", True),
        ("“It's a lie,” Hale said.", True),
        ("They’re wrong.", True),
        ("That isn’t the case.", True),
        ("However, this is not true.", True),
        ("Not true.", True),
        ("The claim is false.", True),
        ("That story was invented.", True),
        ("The allegation turned out to be untrue.", True),
        ("The report was later retracted.", True),
        ("The claim has since been debunked.", True),
        ("This rule does not apply to children.", True),
        ("That exemption applies only to lorries.", True),
        ("The rule does not apply to children.", True),
        ("This only applies on Sundays.", True),
        ("This does not include children.", True),
        ("This is no longer offered.", True),
        ("This is not always so.", True),
        ("This is not allowed on Sundays.", True),
        ("This could not be independently confirmed.", True),
        ("That never happened.", True),
        ("This does not mean that it is safe.", True),
        ("He was not.", True),
        ("This is not a new idea.", False),
        ("That was not the only fire that day.", False),
        ("This has not happened since 1990.", False),
        ("These are not the first cuts this year.", False),
        ("This did not stop the council.", False),
        ("This is only the start.", False),
        ("These can only be opened from inside.", False),
        ("That’s not a new idea.", False),
        ("These are not true diamonds.", False),
        ("The report is long.", False),
        ("The report was later published.", False),
        ("The claim that tea is harmful is old.", False),
        ("The report says that the claim is false.", False),
        ("The house does not hold ten people.", False),
        ("This house does not hold ten people.", False),
        ("This house is not available on Sundays.", False),
        ("I do not agree.", True),
        ("I cannot agree with that.", True),
        ("But we disagree.", True),
        ("“I don’t accept this argument,” Hale said.", True),
        ("I do not accept that.", True),
        ("I reject that submission.", True),
        ("We do not think so.", True),
        ("That cannot be right.", True),
        ("I do not agree with him about the ovens.", False),
        ("I do not accept his evidence that the ovens were seen.", False),
        ("I do not accept that it was late.", False),
        ("I do not accept that the ovens were seen.", False),
        ("I reject that his name was on it.", False),
        ("I agree.", False),
        ("We do not think so often of it.", False),
    ],
)
def test_what_is_taken_back_is_what_was_told_and_not_what_it_was_told_of(text: str, does: bool) -> None:
    assert takes_back(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Otherwise a fee is kept.", True),
        ("In such an event the landlord pays.", True),
        ("Only then may he enter.", True),
        ("Unless the court extends it.", True),
        ("Unless the court extends it, the lease ends.", False),
        ("In that house the landlord lives.", False),
        ("Then the landlord came.", False),
    ],
)
def test_a_condition_may_stand_in_the_sentence_before(text: str, does: bool) -> None:
    assert has_condition_before(text) is does


@pytest.mark.parametrize(
    ("ahead", "behind", "does"),
    [
        ("Reading from a letter, Bo Hale said:", "", True),
        ("", "Bo Hale said, quoting his rival.", True),
        ("The plan of his rival is this:", "", True),
        ("Speaking in Oslo, King Bo told the court:", "", False),
        ("During a hearing, Bo Hale hit back, saying:", "", False),
        ("", "Bo Hale said, waving to the court.", False),
    ],
)
def test_a_speech_may_be_of_another_than_who_speaks(ahead: str, behind: str, does: bool) -> None:
    assert is_another_s(ahead, f"{ahead} {behind}") is does


@pytest.mark.parametrize(
    ("before", "text", "does"),
    [
        ("(1) A person must register.", "(2) Subsection (1) does not apply to—", True),
        ("(1) A person must register.", "(2) But subsection (1) does not apply to a barn.", True),
        ("(1) A person must register.", "(2) Where the person is ill, subsection (1) does not apply.", True),
        ("(2) A person must register.", "(3) Subsections (1) and (2) do not apply to a barn.", True),
        ("(2) A person must register.", "(3) The duty under subsection (2) does not apply to a barn.", True),
        ("(1) A person must register.", "(2) Nothing in this section applies to a barn.", True),
        ("(1) A person must register.", "(2) Nothing in subsection (1) affects a barn.", True),
        ("(1) A person must register.", "(2) This section does not apply to a barn.", True),
        ("(1) A person must register.", "(2) Subsection (1) applies only to a barn.", True),
        ("(1) A person must register.", "(2) Subsection (1) is subject to the rights of the owner.", True),
        ("(1) A person may enter on two days’ notice.", "(2) Notice is not required where a life is at risk.", True),
        ("7.2 The rent is suspended.", "7.3 Clause 7.2 does not apply in war.", True),
        ("**7.2** The rent is suspended.", "**7.3** Clause 7.2 shall not apply in war.", True),
        ("7.2 Subject to clause 7.3, the rent is suspended.", "7.3 The rent is due in war.", True),
        ("(1) Except as provided in subsection (2), it is free.", "(2) A barn costs 5 euros.", True),
        ("2.1 The Annual Rent is due in May.", "2.2 No Annual Rent is payable for the first year.", True),
        (
            "5.2 The liability shall not exceed 5 euros.",
            "5.3 Nothing in this Agreement limits liability for fraud.",
            True,
        ),
        ("6.1 The tenant may end it.", "6.2 A notice under clause 6.1 shall have effect only if, on that day:", True),
        ("4.2 It needs the consent of the owner.", "4.3 Consent under clause 4.2 is not required for walls.", True),
        ("(1) A person must register.", "(2) A person who contravenes subsection (1) commits an offence.", False),
        (
            "(1) A person must register.",
            "(2) If subsection (1) does not apply, the person must tell the council.",
            False,
        ),
        ("(1) A person must register.", "(2) A person to whom subsection (1) does not apply must tell it.", False),
        ("(1) A person must register.", "(2) An application under subsection (1) must be in writing.", False),
        ("(2) A person must register.", "(3) Subsection (1) does not apply to a barn.", False),
        ("(2) A person must register.", "(3) Clause 12.2 does not apply to a barn.", False),
        ("(1) A person must register.", "(3) Subsection (1) does not apply to a barn.", False),
        ("A person must register.", "Subsection (1) does not apply to a barn.", False),
        ("(1) A person must register.", "(2) The fee is not required for a barn.", False),
        ("(1) A person must register.", "(2) The council must not tell anybody.", False),
        ("7.2 The rent is suspended.", "7.3 This Agreement does not create a partnership.", False),
        ("7.2 The rent is suspended.", "7.3 Nothing in this Agreement shall create a partnership.", False),
        ("7.2 Subject to clause 7.4, the rent is suspended.", "7.3 The rent is due in war.", False),
        ("1. Ada found nothing in the house.", "2. Nothing in this house was new.", False),
    ],
)
def test_a_provision_limits_the_one_before_it_where_it_names_or_reverses_it(before: str, text: str, does: bool) -> None:
    assert limits(text, [before]) is does


@pytest.mark.parametrize(
    ("lead", "does"),
    [
        ("2.2 For people with an allergy, offer one of:", True),
        ("Do either of the following:", True),
        ("It is free if all of the following are true:", True),
        ("Bring two of these papers:", True),
        ("You can pay by any of the following:", False),
        ("Give 1 point for each of:", False),
        ("It is one of the oldest bridges, and it is built of this:", False),
        ("Do the following:", False),
    ],
)
def test_what_a_line_says_of_several_things_it_says_of_none_of_them_alone(lead: str, does: bool) -> None:
    assert offers_a_choice(lead) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I accept what he says on that point.", True),
        ("We do not agree.", True),
        ("Otherwise a fee is kept.", True),
        ("The council met on this matter in May.", False),
        ("I agree.", False),
    ],
)
def test_a_sentence_may_tell_nothing_without_the_one_before(text: str, does: bool) -> None:
    assert hangs_on_the_one_before(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("The council disputes this: a spokeswoman told us that all were paid.", True),
        ("The keeper of the lock, Bo Hale, reached by a radio station, denied the charge.", True),
        ("The former chairman, Carl Lind, called that claim “simply untrue”.", True),
        ("The mill rejects the criticism.", True),
        ("The owner, Bo Hale, said that was nonsense.", True),
        ("But Carl Lind said it was a lie.", True),
        ("Hale said it was not true.", True),
        ("Hale denied it and showed a letter.", True),
        ("Both of them denied this on Monday.", True),
        ("Lind dismissed it as a fabrication.", True),
        ("The mill’s own report contradicts that.", True),
        ("Nobody disputes this.", False),
        ("The mill did not deny the charge.", False),
        ("Hale declined to deny it.", False),
        ("Does the mill dispute this?", False),
        ("Hale denied that he had a key.", False),
        ("Hale denied that on Monday he had been there.", False),
        ("Lind rejected the claim that tea is harmful.", False),
        ("Parliament rejected it.", False),
        ("The court dismissed the lawyer.", False),
        ("Lind said it was wrong to leave.", False),
        ("The mill was said to be for sale; both firms have denied it.", False),
        ("Hale accused Lind of the theft, and Lind denied it.", False),
        ("The mill denied this boy a seat.", False),
        ("Hale called it a day.", False),
    ],
)
def test_what_is_told_is_disputed_where_a_sentence_points_back_at_it(text: str, does: bool) -> None:
    assert disputes(text) is does


@pytest.mark.parametrize(
    "text",
    [
        "Kestrin disputes this: nobody was paid.",
        "The mill denied the charge.",
        "The mill called that claim “simply untrue”.",
        "Lind rejected the claim.",
        "The bank denied this.",
        "The bank rejected the allegations.",
        "The court dismissed the claim as false.",
        "A spokesman for the bank denied the claim.",
        "The bank’s lawyer denied the claim.",
        "The council challenged that account.",
        "Lind denied the charge a second time.",
        "Lind dismissed it as absurd.",
        "Lind called it a lie on Monday.",
        "Lind called them false allegations.",
        "Lind said it was not so.",
        "Lind said the report was wrong.",
        "A few dispute this.",
    ],
)
def test_a_sentence_that_denies_what_was_told_disputes_it(text: str) -> None:
    assert disputes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bank denied her claim.",
        "The Home Office rejected his claim.",
        "The Home Office rejected the claim.",
        "On Monday the Court of Appeal has dismissed the claim.",
        "Judge Ada Hale dismissed the charge.",
        "The insurer disputed the claim for 400 pounds.",
        "The court dismissed the charge against him.",
        "Lind denied the allegations against him.",
        "Oslo denies the accusations against it, while others call for talks.",
        "The jury rejected his account.",
        "He challenged the account.",
        "He contested the parking charge.",
        "They denied that story a place.",
        "She described it as an absurd play.",
        "She described it as a play about lies.",
        "Critics called it ridiculous fun.",
        "Lind called it a lie detector.",
        "Lind said it was not so easy.",
        "Lind said it was not so early.",
        "He said it was not true love.",
        "He said it was not correct to park there.",
        "The doctor said it was wrong.",
        "Hardly anyone disputes this.",
        "Few dispute this.",
    ],
)
def test_what_a_bank_or_a_court_decides_and_what_one_thinks_of_a_thing_dispute_nothing(text: str) -> None:
    assert not disputes(text)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("The council denies this.", True),
        ("The council denied these allegations.", True),
        ("Lind called that claim “simply untrue”.", True),
        ("Lind said it was a lie.", True),
        ("Lind said that was not true.", True),
        ("The council denied the charge.", False),
        ("Lind rejected that claim.", False),
        ("Lind contested the report.", False),
        ("Lind called it absurd.", False),
    ],
)
def test_the_paragraph_before_is_disputed_where_a_sentence_points_back_or_says_that_it_is_untrue(
    text: str, does: bool
) -> None:
    assert disputes(text)
    assert disputes_above(text) is does
