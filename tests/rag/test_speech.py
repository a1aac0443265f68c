"""Who is speaking, in direct and reported speech; every name a span of the text."""

from __future__ import annotations

import pytest

from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.answer import Mention
from rag.attribution import Speech
from rag.speech import Speakers, same_speaker
from rag.speech_acts import Act


def speeches(text: str) -> list[tuple[str, Speech]]:
    """Every sentence of a text with its speech."""
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, len(sentences) - 1)
    return [(text[s.start : s.end], speakers.of(n)) for n, s in enumerate(sentences)]


def name(speech: Speech) -> str | None:
    return speech.speaker.text if speech.speaker else None


def test_a_speaker_in_a_paragraph_before_the_speech() -> None:
    (*_, (words, speech)) = speeches("The bridge was shut.\n\nAda Hopper says:\n\n“I never saw it coming.”")
    assert (words, name(speech)) == ("“I never saw it coming.”", "Ada Hopper")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "“The bridge will open in May,” Transport Minister Ada Hopper said on Friday.",
            "Transport Minister Ada Hopper",
        ),
        ("“The bridge will open in May,” said Ada Hopper, who leads the works.", "Ada Hopper"),
        ("The harbour authority insists that the bridge is safe.", "The harbour authority"),
        ("The mayor’s deputy, Grace Lovelace, warned that costs would rise.", "The mayor’s deputy, Grace Lovelace"),
        (
            "The delay was announced on Monday by the Minister of Works, Ada Hopper, after a long debate.",
            "Minister of Works, Ada Hopper",
        ),
        ("According to Hopper, the bridge is safe and will open soon.", "Hopper"),
        ("On Friday, the port’s spokesman said that no ship was hurt.", "the port’s spokesman"),
        ("As the engineer Ada Hopper put it, the bridge has no weak spot.", "the engineer Ada Hopper"),
        ("But Hopper also repeatedly said that the bridge is safe.", "Hopper"),
        ("But shopkeeper David Pryce, whose bakery is on Bridge Street, said it was late.", "shopkeeper David Pryce"),
        ("Ada Hopper – who has led the council since 2019 – said it was late.", "Ada Hopper"),
        ("Ada Hopper (who led the works) said it was late.", "Ada Hopper"),
        ("Yet Dr Tom Reed, who was not involved, said it was late.", "Dr Tom Reed"),
        ("'We listened to people,' Hopper told the BBC.", "Hopper"),
        ("'We listened to people,' said Hopper.", "Hopper"),
        ("'The minister told us it was safe,' Ada Hopper said.", "Ada Hopper"),
        ("‘They said it could not be built,’ recalled Ada Hopper.", "Ada Hopper"),
        ("Ada Hopper, PhD, a chemist at Veltra, said it was late.", "Ada Hopper"),
        ("Ada Hopper, Ph.D., who led the study, said it was late.", "Ada Hopper"),
        ("Ada Hopper, M.D., director of the lab, said it was late.", "Ada Hopper"),
        ("Bo Hale, Jr., a chemist, said it was late.", "Bo Hale"),
        ("OSLO (AP) -- Veltra said Monday it would close.", "Veltra"),
        ("The company reported that the boiler broke.", "The company"),
        ("The clerk reported that the boiler broke.", "The clerk"),
        ("The newspaper reported that the boiler broke.", None),
        ("The agency reported that the boiler broke.", None),
        ("None of the ministers said it was late.", None),
        ("Conflict of interest: None declared.", None),
        ("What Hopper said was wrong.", None),
        ("A. He said that the truck was not safe.", None),
        ("Walt Jessup, who grows apples below the dam, called the plan “a death sentence”.", "Walt Jessup"),
        ("Dr. Samuel Ng, a hydrologist at the university, disputed that figure.", "Dr. Samuel Ng"),
        ("The treasurer, Olga Brandt, reported that the boiler broke.", "The treasurer, Olga Brandt"),
        ("Finance Director Beth A. Lomax reported that rates would rise.", "Finance Director Beth A. Lomax"),
        ("“The bridge will open in May,” said Élisabeth Ørsted.", "Élisabeth Ørsted"),
        ("Łukasz Żal, who mends the bridge, said the steel was late.", "Łukasz Żal"),
        ("Mayor Ada Hopper was furious: “Nobody asked us. It is a scandal.”", "Mayor Ada Hopper"),
        ("Asked about the delay, Hopper shrugged: “It happens.”", "Hopper"),
        ("Asked about the delay, she shrugged: “It happens.”", None),
        ("Mayor Ada Hopper: “Boil it.”", "Mayor Ada Hopper"),
        ("The mayor, Ada Hopper, was furious: “No.”", "The mayor, Ada Hopper"),
        ("Ada Hopper, who keeps goats, is delighted: “Yes.”", "Ada Hopper"),
        ("His daughter Ada, 16, grins: “It is ours.”", "His daughter Ada"),
        ("Article 5 reads: “It is ours.”", None),
        ("The company has received 57 reports of fire.", None),
        ("I’d say that it is old.", None),
        ("Upon arrival nobody said that it was shut.", None),
        ("“It is shut,” recalls Ada Hopper.", "Ada Hopper"),
        ("The sign at the bridge read: “No entry.”", None),
        ("Its motto is short: “Never.”", None),
        ("In May the bridge had one fault: “It was shut.”", None),
        ("An employee is protected if she believes that a rule was broken.", None),
        ("A jury could find that the stated reason was none.", None),
        ("Mayor Rosalind Teague called the meeting to order.", None),
        ("I said, “You may keep it.”", None),
        ("The lawyer of the accused left the court.", None),
        ("Veltra reported revenue of two billion euros.", None),
        ("According to the historian Tove Berg, it was never built.", "the historian Tove Berg"),
        ("Ada Hopper, head of works at the port, said that it was late.", "Ada Hopper"),
        ("The bridge will open soon, Ada Hopper, vice-chair of the port, revealed on Friday.", "Ada Hopper"),
        ("The group, which runs the port, denied it.", "The group"),
        ("Hopper, speaking on Monday, warned of delays.", "Hopper"),
        ("The engineers, Bo el-Hale, a diver, and others left.", None),
        ("“It is shut,” said Maha el-Kadiri, a spokeswoman.", "Maha el-Kadiri"),
        ("“It is shut,” el-Kadiri says.", "el-Kadiri"),
        ("“It is shut,” said harbour works spokesman Bo Hale.", "harbour works spokesman Bo Hale"),
        ("“It is shut,” said Tokai Bank dealer Bo Hale.", "Tokai Bank dealer Bo Hale"),
        ("“It is shut,” said a senior official in Oslo.", "a senior official"),
        ("The day was long, said the mayor of Oslo, Ada Hopper.", "the mayor of Oslo, Ada Hopper"),
        ("The port will open, according to the Danish energy agency (Dea).", "the Danish energy agency"),
        ("However, according to port spokesman Bo Hale, it is shut.", "port spokesman Bo Hale"),
        ("However, according to WTO spokesman Bo Hale, it is shut.", "WTO spokesman Bo Hale"),
        ("In late 2003 Norway said the bridge was safe.", "Norway"),
        ("The port authority Sunday dismissed Danish reports of delays.", "The port authority"),
        ("Hopper met the ministers on Friday and said that it was late.", "Hopper"),
        ("On seeing it, she rose and said: “No.”", None),
        ("On seeing it, Hopper rose and said: “No.”", "Hopper"),
        ("Norway is warning that the bridge is unsafe.", "Norway"),
        ("A study found that the bridge is unsafe.", "A study"),
        ("Critics say the bridge is unsafe.", "Critics"),
        ("Hopper opened the bridge, saying the works had cost too much.", "Hopper"),
        ("“It is shut,” a diver was quoted as saying.", "a diver"),
        ("Sun Microsystems Inc. said the delay would be short.", "Sun Microsystems Inc."),
        ("The port could not say whether it was shut.", None),
        ("Hopper will say more on Friday.", None),
        ("The port added two piers and continued to grow.", None),
        ("Norway’s claim was heard.", None),
        ("The court had no doubt and the owner Costa had no claim.", None),
        ("He has said that he will wait for appeals by the Oslo relatives.", None),
        ("The group, which has no boats, claims the port illegally closed it.", "The group"),
        ("Our data suggest that the bridge sinks.", None),
        ("According to Hale’s deputy, Lt. Col. Oksana Bilyk, it fell.", "Hale’s deputy, Lt. Col. Oksana Bilyk"),
        ("It fell, according to Ada Hopper, who saw it.", "Ada Hopper"),
        ("According to police, it fell.", "police"),
        ("According to the treaty, ships may pass.", None),
        ("“It is shut,” said the port’s former boss, Bo Hale.", "the port’s former boss, Bo Hale"),
        ("“It is shut,” said the spokesman.", "the spokesman"),
        ("“It is shut,” says her daughter.", "her daughter"),
        ("“It is shut,” Hopper grinned.", "Hopper"),
        ("It fell, warned Ada Hopper.", "Ada Hopper"),
        ("Now the president, a former diver, tells Hopper, quote, “No.”", None),
        ("Bo Hale, Chief Executive of Veltra, said it fell.", "Bo Hale"),
        ("Bo Hale, Oslo’s mayor, said it fell.", "Bo Hale"),
        ("Sen. Bo Hale, R-Okla., said it fell.", "Sen. Bo Hale"),
        ("Her lawyer said it fell.", "Her lawyer"),
        ("WHO spokesman Bo Hale said it fell.", "WHO spokesman Bo Hale"),
        ("Hopper, however, said it fell.", "Hopper"),
        ("The union, Prospect, said it fell.", "The union, Prospect"),
        ("The claim was rejected by Bo Hale.", "Bo Hale"),
        ("Norway does not expect a delay, it said.", "Norway"),
        ("But dad-of-three Bo Hale said: “It fell.”", "dad-of-three Bo Hale"),
        ("But his mum Sheila, 63, stormed: “It fell.”", "his mum Sheila"),
        ("Her rival Bo Hale, who sails, conceded that it fell.", "Her rival Bo Hale"),
        ("Hale’s wife, Graciela, said it fell.", "Hale’s wife, Graciela"),
        ("In a letter, a former trainee, Ada Hopper, said it fell.", "a former trainee, Ada Hopper"),
        ("According to the ministry, it fell.", "the ministry"),
        ("The port found last autumn that the pier sinks.", "The port"),
        ("The chart tells a sorry story: it has halved.", None),
        ("The trial continues.", None),
        ("Police responded.", None),
        ("The sources asked not to be named.", None),
        ("The insurer refused to pay.", None),
        ("The board dismissed Hale on Friday.", None),
        ("The keeper denied Hale a goal.", None),
        ("The port denied Russian claims.", "The port"),
        ("Hopper claimed her third title.", None),
        ("The carmaker recalled 40,000 vehicles.", None),
        ("Hopper wrote three novels.", None),
        ("The hospital admitted forty patients.", None),
        ("Hopper smiled and said nothing.", None),
        ("Had Ada Hopper said so, it would stand.", None),
        ("Hopper has one rule: “No phones.”", None),
        ("“Star Wars” was released in 1977.", None),
        ("The bridge was built in 1932 and has been repaired twice.", None),
        ("According to the 1997 treaty, ships may pass at any time.", None),
        ("The bridge is called a wonder by those who live near it.", None),
    ],
)
def test_the_speaker_of_a_sentence(sentence: str, speaker: str | None) -> None:
    ((_, speech),) = speeches(sentence)
    found = name(speech)
    assert (found or "").casefold().removeprefix("the ") == (speaker or "").casefold().removeprefix("the ")
    if speech.speaker:
        assert sentence[speech.speaker.start : speech.speaker.end] == speech.speaker.text


@pytest.mark.parametrize(
    ("sentence", "speaker", "outlet"),
    [
        ("According to the Harbour Times, Hopper said the bridge is safe.", "Hopper", "the Harbour Times"),
        ("The Harbour Times said Transport Minister Ada Hopper confirmed the delay.", "Transport Minister Ada Hopper",
         "The Harbour Times"),
        ("“It is safe,” the Harbour Times cited Hopper as saying.", "Hopper", "the Harbour Times"),
        ("The works have stopped for good, as the Harbour Times has reported.", None, "the Harbour Times"),
        ("According to the Harbour Press, Hopper opened the bridge.", None, "the Harbour Press"),
        ("State radio said that the bridge was shut.", None, "State radio"),
        ("Harbourwatch, citing two divers, said that it was shut.", "two divers", "Harbourwatch"),
        ("The news website Harbourwatch said that it was shut.", None, "The news website Harbourwatch"),
        ("Hopper was quoted by the Echo as saying that it was shut.", "Hopper", "the Echo"),
        ("The Echo, citing [12], said that it was shut.", None, "The Echo"),
    ],
)  # fmt: skip
def test_an_outlet_that_tells_what_somebody_said_is_not_the_speaker(
    sentence: str, speaker: str | None, outlet: str
) -> None:
    ((_, speech),) = speeches(sentence)
    assert name(speech) == speaker
    assert speech.reported_by is not None
    assert speech.reported_by.text == outlet


def test_he_and_she_are_resolved_to_a_person_named_before() -> None:
    text = (
        "The harbour opened in June. Transport Minister Ada Hopper said the bridge is safe. "
        "She added that it will be painted.\n\n“It will be green,” she said. “And it will shine.”"
    )
    first, *others = speeches(text)
    assert name(first[1]) is None
    assert len(others) == 4
    assert {name(speech) for _, speech in others} == {"Transport Minister Ada Hopper"}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Residents, many of them elderly, said the noise was unbearable.", "Residents"),
        ("The port company, founded in 1911, said its profit had doubled.", "The port company"),
        ("The study, published in Nature, suggests the drug works.", "The study"),
        ("The mayor, long a critic of the plan, said the road was too wide.", "The mayor"),
        ("Its owner, former wrestler Bo Hale, said the building had no alarm.", "Its owner, former wrestler Bo Hale"),
        ("It fell, said a former official.", "a former official"),
        ("Ships stopped, trains went late, said the mayor.", "the mayor"),
        ("Two people were hurt, police said.", "police"),
        ("The bridge is shut, officials said.", "officials"),
        ("The insurance claim was filed within two days.", None),
        ("Injury claims rose by 4 percent.", None),
        ("The union claims responsibility.", "The union"),
        ("The Marrow think tank grew.", None),
        ("The finance ministry neither confirmed nor denied the report.", None),
        ("The firm both confirmed and denied it.", "The firm"),
        ("On Monday she was dismissed over a lorry which she believed to be too heavy.", None),
        ("He paid the fine that the judge said was due.", None),
        ("The port, which Hopper said was unsafe, closed.", "Hopper"),
    ],
)
def test_whose_a_verb_of_speech_is(sentence: str, speaker: str | None) -> None:
    assert name(speeches(sentence)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Hopper warned of rain. Walt Jessup, who grows apples, called it a pity. He said it would snow.",
         "Walt Jessup"),
        ("Director Ada P. Hopper warned of rain. Director Mark T. Hale said it would end. “Soon,” he added.",
         "Director Mark T. Hale"),
        ("Mr. Walt Jessup said yes. Ms. Ada Hopper said no. He said it twice.", "Mr. Walt Jessup"),
        ("Her deputy, Piers Hale, disagreed. He denied it.", "Piers Hale"),
        ("Director Paul Nash resigned. “I am done,” he said. Sara Lind won the race. “I am glad,” she said.", "Sara Lind"),
        ("Director Paul Nash resigned. “I am done,” he said.\n\nThe race was long. She admitted that it hurt.", None),
        ("Ada Hopper said so. The geographer Otto Hahnemann disagreed: “A book,” he wrote.",
         "The geographer Otto Hahnemann"),
        ("Ada Hopper said so. A man from the port came, and he said yes.", None),
        ("The Secretary General considers it. North Korea launched it. He said no.", None),
        ("Judge Ada Hopper dissented\n\nOPINION\n\nBOOLE, Circuit Judge:\n\nThe rule is old. He said so at length.",
         None),
    ],
)  # fmt: skip
def test_he_and_she_stand_for_the_nearest_person_they_can(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


def test_a_name_before_a_colon_speaks_in_a_transcript() -> None:
    text = "Tomas Reyes met Elspeth Marr.\n\nReyes: What would you tell a builder?\n\nMarr: Buy tools. And read.\n\n"
    text += "Reyes: Why is that?\n\nMarr: It is how I began.\n\nNote: It was cut.\n\nNote: It was long."
    said = [name(speech) for _, speech in speeches(text)]
    assert said == [None, "Reyes", "Marr", "Marr", "Reyes", "Marr", None, None]


def test_an_office_is_resolved_to_who_holds_it() -> None:
    text = "Harbour Master Grace Lovelace spoke first, the council said. Harbour Master Grace Lovelace said ships may pass."
    text += " The Harbour Master said that twice."
    assert name(speeches(text)[-1][1]) == "Harbour Master Grace Lovelace"


def test_accusing_and_denying_are_told_apart() -> None:
    text = "The council accused the port of lying. The port denied the accusation. The port said it was late."
    assert [speech.act for _, speech in speeches(text)] == [Act.ACCUSAL, Act.DENIAL, Act.CLAIM]


def test_what_stands_inside_a_quotation_has_no_other_speaker() -> None:
    ((_, speech),) = speeches("“They said it could not be built,” Hopper recalled.")
    assert name(speech) == "Hopper"


def test_who_he_is_may_stand_far_above() -> None:
    between = " ".join(f"The bridge has pier number {n}." for n in range(40))
    text = f"Transport Minister Ada Hopper opened the bridge. {between} Hopper said it was late. It cost her, she said."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    last = len(sentences) - 1
    assert name(Speakers(unmarked(text), sentences, last - 1, last).of(last)) == "Hopper"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A paragraph of speech goes on from the one before that ended with speech, and from no other.
        ("“It is shut,” Ada Hopper said.\n\n“Nobody will cross it.”", "Ada Hopper"),
        ("Ada Hopper said that it was shut.\n\n“Nobody will cross it.”", None),
        ("Ada Hopper said it was a pity. The bridge is old. “Nobody will cross it.”", "Ada Hopper"),
        ("Ada Hopper said it was a pity. Minister Bo Hale left. “Nobody will cross it.”", None),
        # "it" at the beginning is what speaks before, or the subject before.
        ("In May, Norway has closed the bridge. It announced new works.", "Norway"),
        ("The port said it was shut. It added that it would stay so.", "The port"),
        ("Ada Hopper left Oslo. It announced new works.", None),
        ("“The bridge has been shut for years,” it says.", None),
        # Nobody else's speech is handed on to a sentence that has words of its own around the quotation.
        ("“It was night,” Bo Hale said.\n\n“It was cold,” they hummed.", None),
        ("“It is late,” Ada Hopper said. “Star Wars” was released in 1977.", None),
        # A quotation goes on over paragraphs until it is closed.
        ("Ada Hopper said: “I was nineteen.\n\n“We heard it before we saw it.”", "Ada Hopper"),
        # Whoever spoke since without a full name is meant, or nobody can tell.
        ("Mayor Ada Hopper said no.\n\nA spokeswoman for Veltra said yes. She added that it was late.",
         "A spokeswoman for Veltra"),
        ("Mayor Bo Hale said it was old.\n\nAhmed, 43, said it fell. He added that it was late.", "Ahmed"),
        ("Mayor Bo Hale said it was old. The daughter said it fell. He added that it was late.", "Mayor Bo Hale"),
        ("Among them was Ada Hopper. Hopper has a boat. “It is late,” she said.", "Hopper"),
        ("Hopper was late. For Ada Hopper, it is a pity. “I saw it,” she said.", "Ada Hopper"),
        ("Midland Coaches called it “sad”. He said no.", None),
        ("Ada, who keeps the books, was late. She said it was her car.", "Ada"),
        ("Every January Hale leaves. He said it was his car.", None),
        # An office is its holder's; a body is no office, and another office is another's.
        ("“It is late,” said union leader Bo Hale. The union said it would strike.", "The union"),
        ("Vice President Ada Hopper said so. The president said it was not.", "The president"),
        ("Police chief Bo Hale said so. The chief said it was late.", "Police chief Bo Hale"),
        # "they" are who spoke last, if several or a body.
        ("The port said it fell. They said it was late.", "The port"),
        ("The port said it fell. Doctors treated 40 people. They said it was late.", None),
        # A statement is of who made it.
        ("The Norwegian Ministry said it was shut. The statement added that it would stay so.", "The Norwegian Ministry"),
    ],
)  # fmt: skip
def test_what_names_nobody_is_said_by_who_spoke_before(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("5. Mr Hale submits that it was late. In the alternative, he says that it was shut.", "Mr Hale"),
        ("5. Walt Jessup, who grows apples, left.\n\n6. He said that it was late.", "Walt Jessup"),
        ("5. The port said it was shut.\n\n6. It added that it would stay so.", "The port"),
        ("5. In May, Norway has closed the bridge.\n\n6. It announced new works.", "Norway"),
        ("(a) Mr Hale submits that it was late.\n\n(b) Ms Lind submits that it was not.", "Ms Lind"),
        ("5. Ada Hopper left Oslo.\n\n6. It announced new works.", None),
        # An item of a list is not the speech of the one before it.
        ("1. “It is shut,” Ada Hopper said.\n\n2. “Nobody will cross it.”", None),
        ("Ada Hopper said:\n\n1. “Nobody will cross it.”", "Ada Hopper"),
    ],
)
def test_numbered_paragraphs_are_read_as_others_are(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("**Background** The VELTA trial reported fewer infections.", "The VELTA trial"),
        ("_Background_ The VELTA trial reported fewer infections.", "The VELTA trial"),
        ("<b>Main outcome measures</b> The VELTA trial reported fewer infections.", "The VELTA trial"),
        ("3. **Background** In May Veltra said it was shut.", "Veltra"),
        ("**Ada** Hopper said it was shut.", "Ada** Hopper"),
        ("**Ada Hopper** said it was shut.", "Ada Hopper"),
        ("The **VELTA** trial reported fewer infections.", "The **VELTA** trial"),
    ],
)
def test_a_heading_that_a_sentence_runs_on_from_is_no_name(sentence: str, speaker: str) -> None:
    ((_, speech),) = speeches(sentence)
    assert speech.reported_by is None
    assert speech.speaker is not None
    assert sentence[speech.speaker.start : speech.speaker.end] == speaker


def test_whose_line_it_is_stands_in_bold_letters_too() -> None:
    text = "**Ada Hopper:** The bridge is shut.\n\n**Bo Hale:** Why?\n\n**Ada Hopper:** The bridge is old."
    assert [name(speech) for _, speech in speeches(text)][::2] == ["Ada Hopper", "Ada Hopper"]


def test_one_speaker_is_not_told_by_herself() -> None:
    ((_, speech),) = speeches("“It is shut,” she added – though she conceded that it was late.")
    assert speech.reported_by is None


def test_traders_of_a_street_are_no_person() -> None:
    text = "President Ada Hopper spoke on Friday. Wall Street traders cheered. “We will win,” he said."
    (*_, (_, speech)) = speeches(text)
    assert name(speech) == "President Ada Hopper"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NATO Secretary General Ada Hopper", "NATO chief Hopper", True),
        ("Danish Prime Minister Hopper", "Ada Hopper", True),
        ("Oslo’s Hopper", "Ada Grace Hopper", True),
        ("Ada Hopper", "Bo Hopper", False),
        ("the Danish Ministry of Defence", "the Norwegian Ministry of Defence", False),
        ("the Wall Street Journal", "The Wall Street Journal", True),
        ("Reuters", "the BBC", False),
    ],
)
def test_who_is_the_same_speaker(one: str, other: str, same: bool) -> None:
    assert same_speaker(Mention(one, 0, 1), Mention(other, 0, 1)) is same


def test_single_marks_letters_behind_a_name_and_asides() -> None:
    text = (
        "Leonie Abara KC spoke for Ada Prosser. “She could not write,” she said.\n\n"
        "Ada Hopper built the bridge. Her mother, Grace Lind, was a cook. “I counted,” she wrote."
    )
    told = dict(speeches(text))
    assert name(told["“She could not write,” she said."]) == "Leonie Abara KC"
    assert name(told["“I counted,” she wrote."]) == "Ada Hopper"


def test_whoever_wrote_a_line_of_a_chat() -> None:
    ((_, first), (_, second)) = speeches("[10:01] dana_k: 14? it said 11\n\n[10:02] raj: no. it was before")
    assert (name(first), name(second)) == ("dana_k", "raj")


def test_speech_is_not_given_to_who_speaks_in_another_paragraph() -> None:
    (_, first), _ = speeches("“The bridge is old.”\n\nAda Hopper said that the bridge is new.")
    assert name(first) is None


def test_a_letter_is_its_writer_s_and_what_it_answers_another_s() -> None:
    text = (
        "From: Ada Hopper <ada@port.example>\nTo: Bo Hale\nSubject: The bridge\n\n"
        "The bridge is shut until the end of May.\n\n"
        "On Tue, 14 Nov 2023 at 17:42, Bo Hale <bo@port.example> wrote:\n\n"
        "> I saw three lorries on the bridge on Friday.\n\n"
        ">> Nobody has told me that the bridge is shut to lorries.\n"
    )
    told = {words.lstrip("> "): name(speech) for words, speech in speeches(text)}
    assert told["The bridge is shut until the end of May."] == "Ada Hopper"
    assert told["I saw three lorries on the bridge on Friday."] == "Bo Hale"
    assert told["Nobody has told me that the bridge is shut to lorries."] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ada Hopper](https://port.example/a_b) said it is shut.",
        "According to [Ada Hopper](https://port.example), it is shut.",
        "“It is shut,” said [Ada Hopper](https://port.example).",
        "It is shut, said **Ada Hopper**.",
        "_Ada Hopper_ said it is shut.",
    ],
)
def test_marks_around_a_speaker_hide_nobody(sentence: str) -> None:
    ((_, speech),) = speeches(sentence)
    assert speech.speaker is not None
    assert sentence[speech.speaker.start : speech.speaker.end] == speech.speaker.text == "Ada Hopper"


_BELOW = "\n\nThe bridge is shut until the end of May.\n"


@pytest.mark.parametrize(
    ("headers", "writer"),
    [
        ("From: Hale, Bo <bo@port.example>\nSent: Tuesday\nTo: Ada\nSubject: The bridge", "Hale, Bo"),
        ('From: "Hale, Bo" <bo@port.example>\nDate: 5 May 2024', "Hale, Bo"),
        ("**From:** Bo Hale [mailto:bo@port.example]\n**Sent:** Tuesday", "Bo Hale"),
        ("Subject: The bridge\nFrom: Bo Hale\n", "Bo Hale"),
        ("From: bo@port.example (Bo Hale)\r\nTo: Ada\r", "Bo Hale"),
        ("From: Bo Hale\nTo: Ada Hopper\nDate: 5 May 2024", "Bo Hale"),
        ("From: bo@port.example\nTo: Ada\nSubject: The bridge", None),
        ("From: <bo@port.example>", None),
    ],
)
def test_every_header_begins_another_s_letter(headers: str, writer: str | None) -> None:
    text = f"From: Ada Hopper <ada@port.example>\nTo: Bo Hale\n\nWhen will it open? I ask for all.\n\n{headers}{_BELOW}"
    told = {words: name(speech) for words, speech in speeches(text)}
    assert told["I ask for all."] == "Ada Hopper"
    assert told[_BELOW.strip()] == writer


@pytest.mark.parametrize(
    "line", ["From: Leeds\nTo: York\nDate: 5 May", "From: Leeds", "From: 5 May 2024\nTo: 7 May 2024", "From: the sea"]
)
def test_a_timetable_is_nobody_s_letter(line: str) -> None:
    assert name(speeches(f"{line}{_BELOW}")[-1][1]) is None


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("On Tue, Mar 5, 2024 at 10:00 AM Bo Hale <bo@port.example> wrote:", "Bo Hale"),
        ("On Tue, Mar 5, 2024 at 10:00\u202fAM Bo Hale <bo@port.example>\nwrote:", "Bo Hale"),
        ("On Tue, Mar 5, 2024 at 10:00 AM Bo Hale\n<bo@port.example> wrote:", "Bo Hale"),
        ("On 5 Mar 2024, at 10:00, Bo Hale <bo@port.example> wrote:", "Bo Hale"),
        ("On 2024-03-05 10:00, Hale, Bo wrote:", "Hale, Bo"),
        ("On Friday, October 5, Bo Hale wrote:", "Bo Hale"),
        ("On Tue, Mar 5, 2024 at 10:00 AM <bo@port.example> wrote:", None),
        ("On Friday the council met.\nHopper wrote:", None),
    ],
)
def test_whoever_is_answered_wrote_the_lines_that_are_marked(line: str, writer: str | None) -> None:
    told = speeches(f"It opens in May, and not before.\n\n{line}\n\n> When will it open? I ask for all.\n")
    assert (told[0][1].speaker, name(told[-1][1])) == (None, writer)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("10:01 Ada: it is shut\n\n10:02 Bo: why?\n\n10:03 Ada: it is old", "Ada"),
        ("10:01 dana_k: it is old", "dana_k"),
        ("10.01 Ada: it is shut\n\n10.02 Bo: why?\n\n10.03 Ada: it is old", "Ada"),
        ("[10:01] Ada: it is old", "Ada"),
        ("05/03/2024, 10:01 - Ada: it is shut\n05/03/2024, 10:02 - Bo Hale: it is old, all of it", "Bo Hale"),
        ("[05.03.24, 10:01:22] ~\u202fAda: it is old", "Ada"),
        ("3/5/24, 10:01\u202fPM - Ada: it is old", "Ada"),
        ("10:00 Item 4: The council voted.\n\n11:00 Item 4: The council voted.", None),
        ("10:00 Lunch: There is soup.\n\n11:00 Ada: it is old\n\n12:00 Tea: There is cake.", None),
        ("2024-03-05 10:00 Restart: The pump is on.", None),
    ],
)
def test_a_clock_stands_before_who_writes_or_before_what_is_on(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


def test_lines_of_a_programme_have_their_sentences() -> None:
    told = speeches("10:00 Item 4: The council voted to shut the bridge. It was late.")
    assert [words for words, _ in told] == ["10:00 Item 4: The council voted to shut the bridge.", "It was late."]


@pytest.mark.parametrize(("label", "speaker"), [("HOPPER", "HOPPER"), ("Hopper", "Hopper"), ("NOTE", None)])
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_label_may_be_in_capitals_and_on_a_line_of_its_own(label: str, speaker: str | None, between: str) -> None:
    text = f"Ada Hopper left a note.\n\n{label}:{between}It is shut. It is old.\n\n{label}:{between}It is so."
    said = [name(speech) for words, speech in speeches(text) if "It is" in words]
    assert said == [speaker] * 3


@pytest.mark.parametrize(
    ("answer", "speakers"),
    [
        ("“Yes,” said Dr Hale.\n\n“Who else was there?”\n\n“Nobody.”", ["Dr Hale", None, None]),
        ("“Yes,” said Dr Hale. “Why would I not be?”", ["Dr Hale", "Dr Hale"]),
        ("“Yes,” said Dr Hale.\n\n“I was late.”", ["Dr Hale", "Dr Hale"]),
    ],
)
def test_who_answers_does_not_ask_the_next_question(answer: str, speakers: list[str | None]) -> None:
    assert [name(one) for _, one in speeches(f"“Were you there?” asked Mr Lind.\n\n{answer}")][1:] == speakers


def test_a_question_below_speech_that_answers_nobody_is_the_same_persons() -> None:
    assert name(speeches("“I was there,” said Dr Hale.\n\n“Who else would be?”")[-1][1]) == "Dr Hale"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The Echo spoke to a spokesman for Works Secretary Bo Hale, who said it was safe.", None),
        ("It was read by the lawyer of former Mayor Bo Hale, who said it was safe.", None),
        ("The court heard from an aide to Bo Hale, who said it was safe.", None),
        ("It was read by the son of Mary Ann Moss, who said it was late.", None),
        ("The Echo spoke to a spokesman for Hale Lind Group, who said it was safe.", None),
        ("The court heard from Bo Hale and Mary Ann Moss, who said it was late.", None),
        # Whose that is is another, or nobody's.
        ("He was found by a walker, Ada Moss, who said it was late.", "Ada Moss"),
        ("He was found by the owner of the pub, Ada Moss, who said it was late.", "Ada Moss"),
        ("The Echo waited for a word from Ada Moss, who said it was late.", "Ada Moss"),
        ("The Echo went to Oslo and met Ada Moss, who said it was late.", "Ada Moss"),
        ("The court heard from Works Secretary Bo Hale, who said it was late.", "Works Secretary Bo Hale"),
        ("The letter was sent to Mary Ann Moss, who said it was late.", "Mary Ann Moss"),
    ],
)
def test_who_said_it_is_not_whom_a_spokesman_speaks_for(sentence: str, speaker: str | None) -> None:
    assert name(speeches(sentence)[-1][1]) == speaker
