"""Who speaks by a sentence's own words, and who is one speaker: what must not be taken for another."""

from __future__ import annotations

import time
import unicodedata

import pytest

from rag.answer import Mention
from rag.attribution import speech_in
from rag.parties import same_party
from rag.persons import people_of, same_name
from rag.speech_acts import Act


def told(sentence: str) -> tuple[str | None, str | None]:
    """Who speaks in a sentence by its own words, and by whom that is reported."""
    speech = speech_in(sentence, 0, len(sentence))
    for who in (speech.speaker, speech.reported_by):
        assert who is None or sentence[who.start : who.end] == who.text
    return speech.speaker and speech.speaker.text, speech.reported_by and speech.reported_by.text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hale’s lawyer", "Hopper’s lawyer", False),
        ("Hale’s lawyer", "the lawyer", True),
        ("his lawyer", "her lawyer", False),
        ("his lawyer", "His lawyer", True),
        ("His lawyer", "Hale’s lawyer", True),
        ("Russia's ministry", "Ukraine's ministry", False),
        ("Russia’s ministry", "the Russian ministry", True),
        ("Mr Hopper", "Mrs Hopper", False),
        ("Mr. Bo Hopper", "Ms. Hopper", False),
        ("Mrs Hopper", "Ms Ada Hopper", True),
        ("Mr Hopper’s wife, Ada Hopper", "Mrs Hopper", True),
        ("Prof. Hopper", "Ada Hopper", True),
        ("the mayor of London", "London", False),
        ("the mayor of London", "the mayor of Bergen", False),
        ("the mayor of London", "the mayor", True),
        ("the mayor of London, Ada Hopper", "Hopper", True),
        ("a witness in London", "London", False),
        ("the Bank of England", "England", False),
        ("the lawyer for Ada Hopper", "Ada Hopper", False),
        ("the president of the United States", "the United States", False),
        ("a spokesman for Veltra", "Veltra", True),
        ("Secretary of State Hopper", "Hopper", True),
        ("Minister for Transport Ada Hopper", "Hopper", True),
        ("Mayor of London Ada Hopper", "Hopper", True),
    ],
)
def test_whose_somebody_is_and_where_is_no_name_and_tells_apart(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("who", "country", "same"),
    [
        ("a Russian study", "Russia", False),
        ("the American company", "the United States", False),
        ("a Norwegian bank", "Norway", False),
        ("Russian forces in Ukraine", "Ukraine", False),
        ("Russian forces in Ukraine", "Russia", True),
        ("the Russian army", "Russia", True),
        ("Norwegian officials", "Oslo", True),
        ("the US State Department", "the United States", True),
    ],
)
def test_a_country_s_party_is_its_state(who: str, country: str, same: bool) -> None:
    assert same_party(Mention(who, 0, 1), Mention(country, 0, 1)) is same
    assert same_party(Mention(country, 0, 1), Mention(who, 0, 1)) is same


@pytest.mark.parametrize(
    ("sentence", "speaker", "outlet"),
    [
        ("“No,” Hale replied when Hopper asked if it was safe.", "Hale", None),
        ("Hale said after Hopper claimed the bridge was shut.", "Hale", None),
        ("“It is shut,” Hale added while Lind claimed otherwise.", "Hale", None),
        ("Hale agreed with what Lind said.", "Hale", None),
        ("The Echo said Hopper confirmed the delay.", "Hopper", "The Echo"),
    ],
)
def test_who_asked_or_objected_does_not_speak(sentence: str, speaker: str, outlet: str | None) -> None:
    assert told(sentence) == (speaker, outlet)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "“It is safe,” Interfax quoted the Danish foreign minister, Bo Hale, as saying.",
            "the Danish foreign minister, Bo Hale",
        ),
        ("“It is safe,” Interfax quoted Hale’s deputy as saying.", "Hale’s deputy"),
        ("“It is safe,” Interfax quoted a defence ministry spokesman as saying.", "a defence ministry spokesman"),
        ("Hopper resigned, Interfax reported, citing Ada Lind.", "Ada Lind"),
        ("Hopper resigned, Interfax reported, citing a letter.", None),
    ],
)
def test_whom_an_outlet_cites_is_named_in_full(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, "Interfax")


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Hopper, quoted by the Harbour Mirror, said it was shut.", "the Harbour Mirror"),
        ("Hopper, who was quoted by the Harbour Mirror, said it was shut.", "the Harbour Mirror"),
        ("“It is shut,” said Hopper, as quoted by state radio.", "state radio"),
        ("Hopper, cited by Interfax, said it was shut.", "Interfax"),
        ("Hopper, quoted by the Harbour Mirror on Monday, said it was shut.", "the Harbour Mirror"),
        ("Hopper, as cited by the Echo on 3 May, said it was shut.", "the Echo"),
        ("Hopper, as cited by the Echo on May 3, said it was shut.", "the Echo"),
        ("Hopper, quoted by the Echo in May 2020, said it was shut.", "the Echo"),
        ("Hopper, quoted by the Echo in an interview, said it was shut.", "the Echo"),
        ("Hopper, cited by a local newspaper, said it was shut.", "a local newspaper"),
        ("Hopper, cited by police for speeding, said he was sorry.", None),
        ("Hopper, cited by police, said he was sorry.", None),
        ("Hopper, cited by the Orlo Police for speeding, said he was sorry.", None),
        ("“Hale, quoted by the Echo, was wrong,” Hopper said.", None),
        ("Hopper said the rule, quoted by Hale in May, was old.", None),
        # Whom somebody speaks to relays nothing.
        ("Hopper told the Harbour Post that it was shut.", None),
    ],
)
def test_who_quotes_somebody_in_an_aside_relays(sentence: str, outlet: str | None) -> None:
    assert told(sentence) == ("Hopper", outlet)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ada Hopper called it “a fair deal”; Bo Hale said it was “dear”.", None),
        ("The unions said it was high; the employers said it was low.", None),
        ("Hopper denied it; her lawyer said it was late.", None),
        ("He said it was late; Hopper said it was shut.", None),
        ("“It is late,” said Hopper; “it is shut,” said Hale.", None),
        ("Hopper said, when asked, that it was late; Hale disputed that; Lind left.", None),
        # One and the same speaks on, or the mark divides what is said.
        ("Hopper said it was late; she added that it was shut.", "Hopper"),
        ("The port said it was late; it denied that it was shut.", "The port"),
        ("Ada Hopper called it “a fair deal”; Hopper said it was late.", "Ada Hopper"),
        ("Hopper said it was late; the bridge was shut.", "Hopper"),
        ("Hopper said it was late; she added that Hale had denied it.", "Hopper"),
        ("Hopper said that Hale claimed it was late; Hopper added that it was shut.", "Hopper"),
        ("Hopper testified that it was late; that Hale said so; and that Lind denied it.", "Hopper"),
        ("“It is late; Hale said so,” Hopper said.", "Hopper"),
        ("Hopper said that the pier, which Hale said was safe, was shut; it is old.", "Hopper"),
        ("Hopper called it “late; shut”, while Hale said it was safe.", "Hopper"),
    ],
)
def test_two_who_speak_in_clauses_of_their_own_are_no_one_speaker(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Mrs. Hale testified that it was shut.", "Mrs. Hale"),
        ("Prof. Hale said it was shut.", "Prof. Hale"),
        ("But Gov. Hale and Sen. Lind said it was shut.", "Gov. Hale and Sen. Lind"),
        ("It fell. Mrs. Hale said so.", "Mrs. Hale"),
        ("The bridge fell in Oslo. Hale said so.", "Hale"),
        ("“It is shut,” 😢 said its owner.", "its owner"),
        ("“It is shut” – said Ada Hopper.", "Ada Hopper"),
        ("“It is shut,” said its owner, 山田太郎 (Yamada Tarō).", "its owner, 山田太郎"),
        ("“It is shut,” said its owner, Ada Hopper (Oslo).", "its owner, Ada Hopper"),
        ("“It is shut,” said its owner, who left.", "its owner"),
    ],
)
def test_a_title_and_signs_between_hide_no_speaker(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


def test_an_accent_behind_its_letter_is_part_of_the_name() -> None:
    sentence = unicodedata.normalize("NFD", "“The bridge will open,” said Élisabeth Ørsted.")
    assert told(sentence) == (unicodedata.normalize("NFD", "Élisabeth Ørsted"), None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Hopper, Hale and Lind said it was shut.", "Hopper, Hale and Lind"),
        ("Ada Hopper, Bo Hale, and Carl Lind said it was shut.", "Ada Hopper, Bo Hale, and Carl Lind"),
        ("In Oslo, Hale and Lind said it was shut.", "Hale and Lind"),
        ("Instead, Hale and Lind said it was shut.", "Hale and Lind"),
        ("Finally, Hale and Lind said it was shut.", "Hale and Lind"),
        ("Two weeks ago the minister said it was safe.", "the minister"),
        ("Minutes later the minister said no.", "the minister"),
        ("Three years ago Ada Hopper said it was safe.", "Ada Hopper"),
        ("Nobody at the ministry said it was unsafe.", None),
        ("No official said that it was unsafe.", None),
        ("Captain Ada Herald said it was late.", "Captain Ada Herald"),
    ],
)
def test_a_subject_is_whole_and_somebody(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("6. Ms Hopper further contends that rent was due.", "Ms Hopper"),
        ("16.2 Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("(6) Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("[6] Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("6) Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("6 Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("6 The court held that rent was due.", "The court"),
        ("(b) Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("a) Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("iv. Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("• Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("¶ 6. Ms Hopper contends that rent was due.", "Ms Hopper"),
        ("8. Mr Bo Hale, the tenant's director, said it was late.", "Mr Bo Hale"),
        ("9. On appeal, the court held that rent was due.", "the court"),
        ("9. According to Ms Hopper, it was late.", "Ms Hopper"),
        ("9. “It is late,” said Ms Hopper.", "Ms Hopper"),
        ("9. He said that the truck was not safe.", "He"),
        # An answer's letter is no item's, and what is counted and what a condition has are nobody.
        ("A. He said that the truck was not safe.", None),
        ("(a) He said that the truck was not safe.", None),
        ("(b) the tenant believes that the landlord has left;", None),
        ("12 Danish ministers said that it was late.", None),
        ("6. Rent of £312.40 was due.", None),
        ("J. Hopper said that it was late.", "J. Hopper"),
    ],
)
def test_the_number_of_a_paragraph_hides_nobody(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("She had been told by Veltra's agent that the rent was £52,000.", "Veltra's agent"),
        ("She was told on Friday by Veltra’s new managing agent that it was due.", "Veltra’s new managing agent"),
        ("It was announced by Hale’s deputy Carl Lind that it was due.", "Hale’s deputy Carl Lind"),
        ("“It is late,” said Hale’s lawyer when she was asked.", "Hale’s lawyer"),
        ("It was announced by the Hales’ agent that it was due.", "Hales’ agent"),
        # A name may end like that, and when something is said is no part of it.
        ("It was announced by Dahl’s that it was due.", "Dahl’s"),
        ("It was announced by Dahl’s yesterday that it was due.", "Dahl’s"),
        ("It was announced by Dahl’s last week that it was due.", "Dahl’s"),
        ("It was announced by Dahl’s, which pays, that it was due.", "Dahl’s"),
        ("It was announced by Veltra last week that it was due.", "Veltra"),
    ],
)
def test_whose_somebody_is_does_not_speak(sentence: str, speaker: str) -> None:
    assert told(sentence) == (speaker, None)


@pytest.mark.parametrize(
    ("sentence", "speaker", "outlet"),
    [
        ("The VELTA trial reported fewer infections.", "The VELTA trial", None),
        ("The VELTA study reported fewer infections.", "The VELTA study", None),
        ("The Danish ministry reported fewer infections.", "The Danish ministry", None),
        ("The trial reported fewer infections.", "The trial", None),
        ("The Danish news agency reported fewer infections.", None, "The Danish news agency"),
        ("The Danish newspaper reported fewer infections.", None, "The Danish newspaper"),
        ("The Harbour Mirror reported fewer infections.", None, "The Harbour Mirror"),
        ("The Mirror’s reporter reported fewer infections.", None, "The Mirror’s reporter"),
    ],
)
def test_what_finds_out_for_itself_is_no_outlet(sentence: str, speaker: str | None, outlet: str | None) -> None:
    assert told(sentence) == (speaker, outlet)


@pytest.mark.parametrize(
    ("done", "act"), [("denied", Act.DENIAL), ("condemned", Act.ACCUSAL), ("announced", Act.CLAIM)]
)
def test_a_passive_s_act_is_its_participle_s(done: str, act: Act) -> None:
    sentence = f"The plan was {done} by Veltra."
    assert speech_in(sentence, 0, len(sentence)).act is act


@pytest.mark.parametrize(
    ("words", "times"),
    [("A", 20_000), ("Ada\t\t said\t", 1_500), ("Hopper said Hale said ", 600), ("Ada Hopper ", 2_000)],
)
def test_a_long_sentence_is_soon_read(words: str, times: int) -> None:
    """Twice the length takes some twice the time, and not four times, on whatever machine."""

    def seconds(count: int) -> float:
        sentence = words * count + " said it."
        begun = time.process_time()
        speech_in(sentence, 0, len(sentence))
        people_of(sentence, [(0, len(sentence))])
        return time.process_time() - begun

    seconds(1)  # what is made once
    assert seconds(times) < 3 * seconds(times // 2) + 0.3


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Hale wrote to his deputy, Ada Lind: “It is late.”", "Hale"),
        ("Bo Hale sent a text to his lawyer, Ada Lind: “Help me.”", "Bo Hale"),
        ("The crowd booed the mayor, Bo Hale: “Go home!”", None),
        ("The board upheld the complaint against the nurse, Ada Lind: “She was late.”", None),
        ("The crowd booed the mayor, Bo Hale of Oslo: “Go home!”", None),
        # The subject, or the name alone with what introduces it.
        ("The mayor, Ada Hopper, was furious: “No.”", "The mayor, Ada Hopper"),
        ("The mayor, Ada Hopper: “No.”", "Ada Hopper"),
        ("Asked about it at the port on Monday, Ada Hopper shrugged: “No.”", "Ada Hopper"),
        ("Asked about it, Hopper shrugged: “No.”", "Hopper"),
        ("The council wrote to its tenants: “Pay.”", "The council"),
    ],
)
def test_who_is_addressed_in_front_of_a_colon_does_not_speak(sentence: str, speaker: str | None) -> None:
    assert told(sentence)[0] == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker", "reporter"),
    [
        ("Dr. Hale and colleagues reported that it fell.", "Dr. Hale and colleagues", None),
        ("Hale et al. reported that it fell.", "Hale et al.", None),
        ("Hale and Lind (2019) reported that it fell.", "Hale and Lind (2019)", None),
        ("Researchers at Oslo reported in May that it fell.", "Researchers at Oslo", None),
        ("A 2020 Danish study reported that it fell.", "A 2020 Danish study", None),
        ("Mr Hale reported that his car was stolen.", "Mr Hale", None),
        ("Fourteen patients reported pain.", "Fourteen patients", None),
        ("Police reported that two men fled.", "Police", None),
        # What relays news.
        ("Reuters reported that it fell.", None, "Reuters"),
        ("Newspapers reported that it fell.", None, "Newspapers"),
        ("Local papers reported that it fell.", None, "Local papers"),
        ("Reporters at the Echo reported that it fell.", None, "Reporters at the Echo"),
        ("The Harbour Mirror reported that it fell.", None, "The Harbour Mirror"),
        # When it did is none of its name.
        ("Veltra News first reported the talks.", None, "Veltra News"),
        ("The Echo earlier reported that it fell.", None, "The Echo"),
        ("The Echo has since reported that it fell.", None, "The Echo"),
        ("The first said it fell.", "The first", None),
    ],
)
def test_people_and_studies_report_as_speakers(sentence: str, speaker: str | None, reporter: str | None) -> None:
    assert told(sentence) == (speaker, reporter)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("He was found by a walker, Bo Hale, who said: “I thought he was asleep.”", "Bo Hale"),
        ("They met the deputy, Mr Hale, who also said it was late.", "Mr Hale"),
        ("The bridge was built by Ada Hopper, who said it was safe.", "Ada Hopper"),
        ("They met the son of Ada Hopper, who said it was late.", None),
        ("They met Bo Hale and Ada Hopper, who said it was late.", None),
        ("They met a walker, who said it was late.", None),
        ("According to a report by the Danish Ports Board, it fell.", "a report by the Danish Ports Board"),
        ("According to a survey of the port, it fell.", "a survey"),
        ("According to a person briefed by Veltra, it fell.", None),
    ],
)
def test_who_is_named_behind_a_comma_or_as_author(sentence: str, speaker: str | None) -> None:
    assert told(sentence)[0] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Hopper smiled when told of her rival’s remark.",
        "Hopper shrugged when asked about the bridge.",
        "Hopper frowned as told the news.",
        "Hopper nodded when told that it was late.",
        "He laughed when asked whether it was late.",
        "The B sample was opened in May and confirmed the first finding.",
        "Late reports are harder to follow up.",
        "How many reports were there?",
        "The committee checks claims within seven days.",
        "It went to a dealer, Ada Hopper, who put it on the market again.",
        "Hopper put it to a show of hands.",
        "Under oath she denied it.",
        "Hopper dealt with claims that it was late.",
        "The port ought to have said so.",
        "The thing he wanted to say was late.",
        "The port he runs dealt with claims that it was late.",
        "Hopper put it to a vote that he lost.",
        "As Hopper put it on the table, it broke.",
        "Ada Hopper resigned after Cy Reed was fired but said she was happy.",
        "Bo Hale, Cy Reed and the mayor were ill but said they would come.",
        "The talks stalled and claimed that it was late.",
        "Bo Hale was cleared but told to pay costs of 900 crowns.",
        "Tove Berg was elected but denied a seat on the board.",
        "Patients were seen but told to come back in May.",
        "The residents evacuated and told to wait were angry.",
        "The officers suspended and told to stay home will return.",
        "Many of the residents left but said it was late.",
        "Her old lawyer came but denied the charge.",
        "Under pressure the mayor denied it.",
        "Hopper put it on the market.",
        "The mayor Hale dealt with claims that it was late.",
        "According to the Annals, nine were killed; Hopper, who wrote for the court, denied that.",
    ],
)
def test_nobody_speaks_where_somebody_is_told_or_a_noun_looks_like_a_verb(sentence: str) -> None:
    assert told(sentence) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Hopper said it was fine when asked about it.", "Hopper"),
        ("When asked, Hopper said it was fine.", "Hopper"),
        ("Hopper, when asked about it, said it was fine.", "Hopper"),
        ("A spokesman for the family said that it was late.", "A spokesman for the family"),
        ("The harbour assembly said that it was late.", "The harbour assembly"),
        ("Ada Kelly said that it was late.", "Ada Kelly"),
        ("Hopper repeatedly said that it was late.", "Hopper"),
        ("The council always denied that.", "The council"),
        ("The company at first rejected the report.", "The company"),
        ("Hopper resigned but said that the bridge was safe.", "Hopper"),
        ("Hopper was elected in May and said that the bridge was safe.", "Hopper"),
        ("The second time the mayor, Ada Hopper, told her that it was late.", "the mayor, Ada Hopper"),
        ("No. A former guard has claimed that it was late.", "A former guard"),
        ("The audit found that one claim in six lacked a receipt.", "The audit"),
        ("One said that it was late.", "One"),
        ("Hopper put it to Hale that he had lied.", "Hopper"),
        ("Hopper put it bluntly: “It is late.”", "Hopper"),
        ("A syrup of the kind described, Hopper said, would be drunk.", "Hopper"),
        ("It was described by the Oslo teacher and painter Ada Hopper in 1904.", "Oslo teacher and painter Ada Hopper"),
        ("According to the Annals, nine were killed; all were buried.", "the Annals"),
        ("The people he worked for said he was kind.", "The people he worked for"),
        ("The people he worked for claimed that he was kind.", "The people he worked for"),
        ("The man she lived with told police she was ill.", "The man she lived with"),
        ("The club Hale plays for said he was fit.", "The club Hale plays for"),
        ("Seven of the nurses we spoke to said it was late.", "Seven of the nurses we spoke to"),
        ("Workers laid off said it was unfair.", "Workers laid off"),
        ("As Reed put it in his letter, the mill was lost.", "Reed"),
        ("As the mayor put it in an interview, the mill was lost.", "the mayor"),
        ("As Reed put it on Monday, the mill was lost.", "Reed"),
        ("Reed put it in plain words: the mill was lost.", "Reed"),
        ("Hale put it to an inquiry that the gate was open.", "Hale"),
        ("Under-secretary Bo Hale said no.", "Under-secretary Bo Hale"),
        ("Under Secretary Bo Hale said no.", "Under Secretary Bo Hale"),
        ("Under-Secretary-General Ada Hopper told them that it was late.", "Under-Secretary-General Ada Hopper"),
        ("The council backed the plan but said it was dear.", "The council"),
        ("In May, Hopper resigned but said it was safe.", "Hopper"),
        ("No. Ten said it was full.", "No. Ten"),
        ("The company claims within its report that it is safe.", "The company"),
        ("Hale described, in detail, the fire.", "Hale"),
        ("Bo Hale was cleared but said he would pay.", "Bo Hale"),
        ("The council backed it and told the Echo that it was late.", "The council"),
        ("His daughter left but said she was sorry.", "His daughter"),
        ("Her lawyer came but denied the charge.", "Her lawyer"),
        ("Berg’s son stayed but told the Echo he was tired.", "Berg’s son"),
        ("Many residents left but said it was late.", "Many residents"),
        ("His daughter declined to be interviewed but told us that her father believed in it.", "His daughter"),
        ("Under Armour said sales fell in May.", "Under Armour"),
        ("Under Armour has denied the claim.", "Under Armour"),
        ("Under 21 coach Bo Hale said it was late.", "Under 21 coach Bo Hale"),
        ("The club Hale plays for denied the charge.", "The club Hale plays for"),
        ("The firm Reed works with rejects the claim.", "The firm Reed works with"),
        ("The bank the firm borrowed from denied it.", "The bank the firm borrowed from"),
        ("The port the mayor came from claimed a share.", "The port the mayor came from"),
        ("Lind put it on record that he had paid.", "Lind"),
        ("Berg put it in evidence that the lamp was lit.", "Berg"),
        ("Reed put it in a letter that he was ill.", "Reed"),
        ("The government put it out that the king was well.", "The government"),
    ],
)
def test_a_subject_ends_where_its_verb_or_another_words_begin(sentence: str, speaker: str) -> None:
    assert told(sentence)[0] == speaker


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("According to the Echo, the mayor said the mill was lost; Voss denied it.", "the Echo"),
        ("According to the Echo, the mill was lost; Voss denied it.", "the Echo"),
        ("According to the BBC, the mayor resigned; Hale said it was late.", "the BBC"),
        ("According to Reuters, Hale said it was late; Reed denied it.", "Reuters"),
        ("The Echo reports have said that it was late.", "The Echo"),
        ("Late reports have been denied.", None),
    ],
)
def test_a_paper_relays_where_nobody_or_two_speak(sentence: str, outlet: str | None) -> None:
    assert told(sentence) == (None, outlet)
