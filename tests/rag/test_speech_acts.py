"""Which verbs are speech where they stand: finite ones, and those of lawyers before "that"."""

from __future__ import annotations

import pytest

from rag.attribution import speech_in
from rag.speech_acts import Act


def told(sentence: str) -> tuple[str | None, Act | None]:
    """Who speaks in a sentence by its own words, and how."""
    speech = speech_in(sentence, 0, len(sentence))
    assert speech.reported_by is None
    return (speech.speaker.text, speech.act) if speech.speaker else (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "A man accused of the murder has left.",
        "The minister criticised for the delay has left.",
        "The cuts announced in March will cost 400 jobs.",
        "The cuts announced on 3 March 2019 will cost 400 jobs.",
        "The price stated in Schedule 1 is payable.",
        "Claims denied under this clause are final.",
        "The fees stated on the invoice are due.",
        "The goods rejected by the Buyer shall be returned.",
        "The terms stated above apply to all goods.",
        "The rights claimed herein survive.",
        "The losses reported by Veltra were large.",
    ],
)
def test_a_participle_is_no_speech(sentence: str) -> None:
    assert told(sentence) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "speaker", "act"),
    [
        ("Hopper stated in her letter that the bridge was shut.", "Hopper", Act.CLAIM),
        ("Hopper claimed on Monday the bridge was shut.", "Hopper", Act.CLAIM),
        ("The minister said in Oslo Norway will wait.", "The minister", Act.CLAIM),
        ("Hopper announced in March a plan that will cost 400 jobs.", "Hopper", Act.CLAIM),
        ("Hopper called that “a start, not a deal”.", "Hopper", Act.CLAIM),
        ("Hopper denied on Monday that it was late.", "Hopper", Act.DENIAL),
        ("Hopper said by Monday the bridge would be open.", "Hopper", Act.CLAIM),
        ("Hopper responded by saying that it was shut.", "Hopper", Act.CLAIM),
        ("Hopper said above all the bridge was safe.", "Hopper", Act.CLAIM),
        ("Hopper accused the mayor of lying.", "Hopper", Act.ACCUSAL),
        ("The company accused of fraud denied it.", "The company", Act.DENIAL),
        ("The man accused by police of theft said he was at home.", "The man", Act.CLAIM),
        ("The cuts announced in March will cost 400 jobs, Hopper said.", "Hopper", Act.CLAIM),
    ],
)
def test_a_finite_verb_is(sentence: str, speaker: str, act: Act) -> None:
    assert told(sentence) == (speaker, act)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The Buyer shall reject goods that are late.", None),
        ("The Buyer shall state the price.", None),
        ("Goods that the Buyer rejected shall be returned.", None),
        ("The Buyer rejected the claim that shall be paid.", "The Buyer"),
    ],
)
def test_shall_is_a_helper_as_will_is(sentence: str, speaker: str | None) -> None:
    assert told(sentence)[0] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The senate rejected the treaty by 53 votes to 38.",
        "The court rejected the appeal.",
        "Patients whose bodies reject the kidney die.",
        "Greece rejected the loan.",
        "The company rejected a bid of 3 billion dollars from Veltra.",
        "The club denied fans entry.",
        "The port denied the crew access to it.",
        "The court denied the motion.",
        "The treaty was rejected on Monday by the Senate.",
        "The appeal was denied by the Court.",
        "The court denied the amended petition.",
        "The court denied a renewed request for bail.",
        "The prison denied the injured men treatment.",
        "The hospital denied women treatment.",
        "The port denied entry to the crew.",
        "The judge denied Hale bail.",
        "The referee denied Orlo the goal.",
        "The judges denied Ada Hopper her third win.",
        "The senate narrowly rejected the new tax bill.",
        "Lawmakers rejected an amendment that bans mines.",
        "The club dismissed its head coach.",
        "Veltra dismissed 40 of its workers.",
        "Veltra dismissed 300 workers.",
        "The club rejected a £3.5m bid.",
        "The board dismissed its chief executive.",
        "The union rejected this deal.",
        "The senate rejected both of the treaties.",
        "Access was denied by the Council.",
        "The referee denied them a penalty.",
        "The king dismissed Ada Hopper.",
        "The king dismissed her.",
        "The court dismissed the case.",
        "The plant was rejected by the body of Bo Hale.",
        "The coach was dismissed by the Club.",
        "She was dismissed by Bo Hale.",
        "Piers Marr was dismissed by Bo Hale.",
        "The amendment was rejected by the Senate.",
    ],
)
def test_what_is_turned_down_is_not_denied(sentence: str) -> None:
    assert told(sentence) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "speaker", "act"),
    [
        ("Hopper rejected the claim.", "Hopper", Act.DENIAL),
        ("Hopper rejected Danish reports of delays.", "Hopper", Act.DENIAL),
        ("Hopper rejected it.", "Hopper", Act.DENIAL),
        ("Hopper rejected that as “a lie”.", "Hopper", Act.DENIAL),
        ("Hopper rejected “the lies of the council”.", "Hopper", Act.DENIAL),
        ("It was a claim that Hopper rejected.", "Hopper", Act.DENIAL),
        ("Hopper denied any access was sought.", "Hopper", Act.DENIAL),
        ("Hopper denied visa fraud.", "Hopper", Act.DENIAL),
        ("Hopper denied that entry was refused.", "Hopper", Act.DENIAL),
        ("The charge was rejected by Bo Hale.", "Bo Hale", Act.DENIAL),
        ("Hopper rejected the plan.", "Hopper", Act.CLAIM),
        ("Hopper dismissed calls for a vote.", "Hopper", Act.CLAIM),
        ("The plan was rejected by Bo Hale.", "Bo Hale", Act.CLAIM),
        ("Iran denied it had refused inspectors access to the site.", "Iran", Act.DENIAL),
        ("The company denied it had given police access to data.", "The company", Act.DENIAL),
        ("The company denied unauthorised access to user data.", "The company", Act.DENIAL),
        ("Israel denied it had restricted entry to Gaza.", "Israel", Act.DENIAL),
        ("Hale denied he had sought asylum in Russia.", "Hale", Act.DENIAL),
        ("Hale denied he filed the application.", "Hale", Act.DENIAL),
        ("The hospital denied negligent treatment.", "The hospital", Act.DENIAL),
        ("The White House denied it sought a loan from Qatar.", "The White House", Act.DENIAL),
        ("Hale denied the firm had sought a loan.", "Hale", Act.DENIAL),
        ("The port denied Veltra had paid for it.", "The port", Act.DENIAL),
        ("The port denied Orlo was at fault.", "The port", Act.DENIAL),
        ("Hopper denied Russian involvement.", "Hopper", Act.DENIAL),
        ("Iran rejected the assessment that it was building a bomb.", "Iran", Act.DENIAL),
        ("The ministry rejected speculation that the dam had failed.", "The ministry", Act.DENIAL),
        ("Hopper rejected the characterisation of her firm as greedy.", "Hopper", Act.DENIAL),
        ("The army rejected the implication that it shot first.", "The army", Act.DENIAL),
        ("Hopper rejected the premise of the question.", "Hopper", Act.DENIAL),
        ("Hopper rejected any wrongdoing.", "Hopper", Act.DENIAL),
        ("Hale rejected the figures.", "Hale", Act.DENIAL),
        ("Hale rejected the figures in the bill.", "Hale", Act.DENIAL),
        ("Hale rejected the minister’s figures.", "Hale", Act.DENIAL),
        ("Hopper rejected her description of the bill.", "Hopper", Act.DENIAL),
        ("Hopper rejected the narrative that she had fled.", "Hopper", Act.DENIAL),
        ("Hopper flatly rejected what she called lies.", "Hopper", Act.DENIAL),
        ("Hopper rejected all of it.", "Hopper", Act.DENIAL),
        ("Hopper rejected having lied.", "Hopper", Act.DENIAL),
        ("Hale dismissed the possibility of a coup.", "Hale", Act.DENIAL),
        ("Hopper dismissed questions about her age.", "Hopper", Act.DENIAL),
        ("Hale told parliament that Hopper rejected communism.", "Hale", Act.CLAIM),
        ("Hopper rejected the case for war.", "Hopper", Act.DENIAL),
        ("It was a label that Hopper rejected outright.", "Hopper", Act.DENIAL),
        ("It was a government figure that Hopper rejected.", "Hopper", Act.DENIAL),
        ("Hopper rejected these figures.", "Hopper", Act.DENIAL),
        ("Hopper rejected that last plan.", "Hopper", Act.CLAIM),
        ("Unauthorised access was denied by Bo Hale.", "Bo Hale", Act.DENIAL),
        ("The port denied them on Monday.", "The port", Act.DENIAL),
        ("The speculation was dismissed by Hopper.", "Hopper", Act.DENIAL),
        ("The evidence was rejected by Bo Hale.", "Bo Hale", Act.DENIAL),
    ],
)
def test_what_is_told_is_denied_and_what_is_wanted_is_not(sentence: str, speaker: str, act: Act) -> None:
    assert told(sentence) == (speaker, act)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The court held that the price was due.", "The court"),
        ("The court has unanimously held that the price was due.", "The court"),
        ("The court held in Hale v Marr that the price was due.", "The court"),
        ("Counsel submitted that the price was due.", "Counsel"),
        ("On appeal, counsel submitted that it was due.", "counsel"),
        ("Judge Ada Hopper ruled on Monday that it was due.", "Judge Ada Hopper"),
        ("The judge found that the price was due.", "The judge"),
        ("A study found no evidence that the bridge sinks.", "A study"),
        ("The port found that winter storms break it.", "The port"),
        ("The court held that autumn-born seals swim.", "The court"),
        ("It was held that the price was due.", None),
        ("The court held a meeting that was long.", None),
        ("The talks held that day were long.", None),
        ("Hopper held that post until May.", None),
        ("The port submitted a bid that was late.", None),
        ("The police found the body that was missing.", None),
        ("The king ruled the country.", None),
    ],
)
def test_the_verbs_of_courts_are_speech_before_that(sentence: str, speaker: str | None) -> None:
    assert told(sentence)[0] == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("According to the transit office, 38 of them are on the road.", "the transit office"),
        ("The price fell by half, according to the survey.", "the survey"),
        ("According to plan, 38 of them are on the road.", None),
        ("According to the road, 38 of them are lost.", None),
    ],
)
def test_an_institution_is_a_source(sentence: str, speaker: str | None) -> None:
    assert told(sentence)[0] == speaker
