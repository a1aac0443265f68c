"""Whom "he", "it" and "the minister" mean, where more than one is told of, or nobody."""

from __future__ import annotations

import pytest

from tests.rag.test_speech import name, speeches


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hopper was late. Bo Hale met Ada Hopper in Oslo on Monday. He said the talks had failed.", "Bo Hale"),
        ("Mayor Bo Hale criticised Governor Piers Marr on Monday. He said the governor had lied.", "Mayor Bo Hale"),
        ("On Monday, Mayor Bo Hale met Governor Piers Marr. He said the governor had lied.", "Mayor Bo Hale"),
        ("The mayor of Oslo, Bo Hale, met Governor Piers Marr. He said it was late.", "Bo Hale"),
        ("Mayor Bo Hale met Governor Piers Marr. Nobody else came. He said it was late.", "Mayor Bo Hale"),
        ("It was late, Mayor Bo Hale told Governor Piers Marr. He added that it was shut.", "Mayor Bo Hale"),
        ("Mayor Bo Hale spoke. He said Governor Piers Marr had lied. He added that it was late.", "Mayor Bo Hale"),
        # It cannot be told, or is another's.
        ("Mayor Bo Hale and Governor Piers Marr met on Monday. He said the talks had failed.", None),
        ("Mayor Bo Hale, Governor Piers Marr and others met. He said the talks had failed.", None),
        ("The talks were led by Mayor Bo Hale and Governor Piers Marr. He said they had failed.", None),
        ("Mayor Bo Hale’s brother met Governor Piers Marr. He said it was late.", None),
        (
            "Ada Hale said it fell. The chair, Bo Marr, asked Hopper why it was late. She replied that it was shut.",
            None,
        ),
        ("Ada Hale, asked by Lind whether it was late, left. She said it was shut.", "Ada Hale"),
        # There is but one whom the pronoun can mean.
        ("The talks were led by Mayor Bo Hale. He said they had failed.", "Mayor Bo Hale"),
        ("Mr. Bo Hale met Ms. Ada Hopper. She said it was late.", "Ms. Ada Hopper"),
        ("Mayor Bo Hale met Governor Piers Marr. Marr was late. He said it was shut.", "Marr"),
    ],
)
def test_whom_he_and_she_mean_behind_two_people(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Hale accused Carl Lind of theft. He rejected the allegation.", None),
        ("Mayor Bo Hale accused a lorry driver of theft. He denied it.", None),
        ("Russia accused Ukraine of shelling the plant. It denied this.", None),
        ("The council accused the ministers of lying. They denied it.", None),
        # Whoever is accused is not whom the pronoun can mean, or the accuser goes on.
        ("Mayor Bo Hale accused the council of lying. He rejected its report.", "Mayor Bo Hale"),
        ("Mayor Bo Hale accused Ms. Ada Lind of theft. He rejected her plea.", "Mayor Bo Hale"),
        ("Mayor Bo Hale accused Governor Piers Marr of lying. He also rejected the plan.", "Mayor Bo Hale"),
        ("Mayor Bo Hale accused Governor Piers Marr of lying. He said it was late.", "Mayor Bo Hale"),
        ("Russia condemned the attacks. It denied that it was late.", "Russia"),
        ("Russia accused Bo Hale of spying. It denied that it was late.", "Russia"),
        ("The council accused the ministers of lying. It denied that it was late.", "The council"),
    ],
)
def test_who_accuses_is_not_who_denies(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Bo Hale is a liar,” Ada Hopper said. He said it was untrue.", None),
        ("“Bo Hale stole the money,” Ada Hopper said. He denied taking it.", None),
        ("“Mr Hale stole the money,” Carl Lind said. He said it was untrue.", None),
        ("Bo Hale resigned. “Hale is a liar,” Ada Hopper said. He said it was untrue.", None),
        ("“It is late. Bo Hale is a liar,” Ada Hopper said. He said it was untrue.", None),
        ("“Bo Hale is a liar,” Ada Hopper said. He later denied it.", None),
        # The speaker goes on, or is alone whom the pronoun can mean.
        ("“Bo Hale is a liar,” Carl Lind said. He added that it was late.", "Carl Lind"),
        ("“Bo Hale is a liar,” Carl Lind said. He also said that it was late.", "Carl Lind"),
        ("“Mr Hale is a liar,” Ada Hopper said. She said it was late.", "Ada Hopper"),
        ("“I am Bo Hale,” Bo Hale said. He said it was late.", "Bo Hale"),
        ("“Hale Motors is shut,” Carl Lind said. He said it was late.", "Carl Lind"),
        ("“The Old Town is shut,” Carl Lind said. He said it was late.", "Carl Lind"),
        ("“The Supreme Court is wrong,” Carl Lind said. He denied that it was late.", "Carl Lind"),
    ],
)
def test_whom_a_quotation_names_may_answer_who_spoke_it(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister Bo Hale resigned. Prime Minister Ada Lind thanked him. “I am sorry,” he said.", None),
        ("Police arrested Bo Hale on Monday. Officer Carl Lind, 43, then hit him. “I was asleep,” he said.", None),
        ("Minister Ada Hale resigned. Mayor Eva Lind thanked her on Monday. “I am sorry,” she said.", None),
        ("Minister Bo Hale resigned. Mayor Carl Lind had met him, he said.", None),
        # It is hers, or another's, or she speaks on.
        ("Minister Bo Hale resigned. Mayor Ada Lind thanked her staff. “I am sorry,” she said.", "Mayor Ada Lind"),
        ("Minister Bo Hale resigned. Mayor Ada Lind thanked him. “I am sorry,” she said.", "Mayor Ada Lind"),
        ("Minister Bo Hale resigned. Mayor Ada Lind told him so. She added that it was late.", "Mayor Ada Lind"),
        ("Mayor Bo Hale said the police hit him. He said it was late.", "Mayor Bo Hale"),
        ("Mayor Bo Hale took a bag with him. He said it was late.", "Mayor Bo Hale"),
    ],
)
def test_who_does_something_to_him_is_not_he(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Hale spoke next. “Mayor Piers Marr sold the library,” he said.", "Bo Hale"),
        ("Bo Hale spoke next. “Mr Marr sold it; every book is gone,” he wrote on his blog.", "Bo Hale"),
        ("Senator Ada Lind accused Senator Eva Marr of theft. Marr rejected that. “Senator Lind lied,” she told the Echo.",
         "Marr"),
        ("Mayor Bo Hale opened the debate. His deputy, Piers Marr, disagreed. “Mr Hale sold it,” he said.", "Piers Marr"),
        ("Mayor Bo Hale opened the debate. His rival, Piers Marr, attacked him. “Mr Hale sold it,” he said.", "Piers Marr"),
        ("“Judge Ada Hopper is biased,” she said.", None),
        # Nor does who is named there become the speaker of what follows.
        ("“Judge Ada Hopper is biased,” she said. She added that it was late.", None),
        ("Eva Lind spoke next. “Judge Ada Hopper is biased,” she said. She added that it was late.", "Eva Lind"),
        ("Bo Hale spoke next. “It is shut.” “Mayor Marr lied,” he said. He added that it was late.", "Bo Hale"),
        ("Bo Hale spoke next. “Mayor Marr lied.” “It was late,” he said.", "Bo Hale"),
        ("“Mayor Bo Hale lied,” a diver said. He added that it was late.", "a diver"),
        ("“I met Mayor Bo Hale,” Ms. Ada Lind said. He replied that it was late.", "Mayor Bo Hale"),
        ("Ms. Ada Lind spoke. She told Mayor Bo Hale it was late. He said no.", "Mayor Bo Hale"),
        # A quotation is one over its sentences, and whoever is named behind the verb is told of as well.
        ("Bo Hale spoke next. “It was late. Mayor Piers Marr lied. He sold it,” he said.", "Bo Hale"),
        ("Bo Hale opened the debate. “It is late,” he said. “Mr Hale lied,” he added.", None),
        ("Mayor Bo Hale opened the debate. His rival, Piers Marr, attacked him. He said: “Mr Hale sold it.”", "Piers Marr"),
        # Nobody is told of by the name of another, of a thing, or by his own word.
        ("Ada Hale opened the debate. “Mr Hale never lied,” she said.", "Ada Hale"),
        ("Bo Hale opened the debate. “Ada Hale is my wife,” he said.", "Bo Hale"),
        ("Bo Hale opened the debate. “Hale Motors is shut,” he said.", "Bo Hale"),
        ("Bo Hale opened the debate. “I am Bo Hale,” he said.", "Bo Hale"),
        ("Bo Hale opened the debate. “They call me Mr Hale,” he said.", "Bo Hale"),
        ("Bo Hale opened the debate. “They shouted ‘Mr Hale, go home’ for an hour,” he said.", "Bo Hale"),
        # A man in the quotation is not the one outside it either.
        ("Bo Hale opened the debate. “I saw a man fall,” he said.", "Bo Hale"),
        ("“Norway has closed the bridge.” It said so at noon.", None),
        # Who is named outside a quotation stays.
        ("“It is late,” Mayor Bo Hale said of Piers Marr. He added that it was shut.", "Mayor Bo Hale"),
        ("Mayor Bo Hale called it “a scandal”. He added that it was shut.", "Mayor Bo Hale"),
    ],
)  # fmt: skip
def test_who_is_named_in_a_quotation_does_not_speak_it(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("French President Bo Hale said yes. U.S. President Ada Lind said no. The president said it.", "The president"),
        ("Judge Ada Hopper said yes. Judge Bo Hale said no. The judge said it was over.", "The judge"),
        ("Chief Executive Bo Hale said yes. The chief said no.", "The chief"),
        ("Chief Executive Bo Hale said yes. The chief executive said no.", "Chief Executive Bo Hale"),
        ("Police Chief Mark T. Hale said yes. The chief said no.", "Police Chief Mark T. Hale"),
        ("French President Bo Hale said yes. U.S. President Ada Lind said no. The French president said it.",
         "French President Bo Hale"),
        ("President Bo Hale said yes. President Hale said no. The president said it was over.", "President Hale"),
        ("Vice President Ada Lind said yes. President Bo Hale said no. The president said it.", "President Bo Hale"),
    ],
)  # fmt: skip
def test_an_office_that_two_hold_stays_as_it_stands(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ada Moss said it was late. Mr. Lind was unhappy. He said it was shut.", "Mr. Lind"),
        ("Judge Ada Moss wrote it. Mr. Lind had appealed. He argued that it was late.", "Mr. Lind"),
        ("Ms. Moss sued Officer Bo Hale. She said that he had struck her.", "Ms. Moss"),
        ("Mrs Moss was criticised by Bo Hale. “I will stay,” she said.", "Mrs Moss"),
        ("Mrs Moss was told by Dr Bo Hale that it was late. She said she was angry.", "Mrs Moss"),
        ("Mayor Ada Moss met Mr Lind. He said the town had lied.", None),
        ("Lady Moss said it was unlawful. Lord Hale argued for Ms Lind. “It was void,” she said.", "Lady Moss"),
        # Another is not meant by it.
        ("Mayor Ada Moss said it was late. Mr Lind had been shot. She said he was well.", "Mayor Ada Moss"),
        ("Mayor Bo Hale said it was late. Mr Lind would be sacked, he said.", "Mayor Bo Hale"),
        ("Mayor Bo Hale told Mr Lind it was late. He added that it was shut.", "Mayor Bo Hale"),
        ("Mayor Bo Hale told Ms Lind it was late. He said it was shut.", "Mayor Bo Hale"),
        ("Mr Hale told the jury that Mr Lind had lied. He said it was late.", "Mr Hale"),
        ("Mayor Bo Hale spoke. “Mr Lind lied,” he said. He said it was shut.", "Mayor Bo Hale"),
    ],
)
def test_whom_a_pronoun_means_where_somebody_is_called_by_style_and_last_name(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for Veltra Lines apologised. “We are sorry,” he said.", None),
        ("The mother of Bo Hale wept in court. “He was good,” she said.", None),
        ("The lawyer for Ada Moss left early. “It went badly,” he said.", None),
        ("Mayor Bo Hale was late. A spokesman for Veltra Lines apologised. “We are sorry,” he said.", None),
        ("Mayor Bo Hale was late. The lawyer for Ada Moss left. “It went badly,” he said.", None),
        ("The nurse Ada Moss left. “It went badly,” she said.", "Ada Moss"),
        ("The retired nurse Ada Moss left. “It went badly,” she said.", "Ada Moss"),
        ("Mayor Bo Hale fell. A nurse helped him. “It hurt,” he said.", "Mayor Bo Hale"),
        ("Mayor Bo Hale fell. A woman came. “It hurt,” he said.", "Mayor Bo Hale"),
        ("Mayor Bo Hale fell. The nurse came. “It hurt,” he said.", "Mayor Bo Hale"),
    ],
)
def test_whose_somebody_is_who_has_no_name_is_not_meant(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # "He" may be who asks, in the question as well.
        ("Prosecutor Ada Moss asked Bo Hale where he had been. “At the port,” he said.", None),
        ("Bo Hale asked Eve Lind why he was dismissed. He said it was unfair.", None),
        ("Mayor Bo Hale asked Moss Lind what he should do. He said it was a scandal.", None),
        ("Editor Ada Moss asked Ms Lind if it was shut. “It is,” she said.", "Ms Lind"),
        ("Bo Hale KC asked him when he knew. “In May,” he said.", None),
        ("Counsel Ada Moss put it to Mr Lind that he had lied. “No,” he replied.", "Mr Lind"),
        ("Bo Hale asked Ms Lind why he was dismissed. She said it was late.", "Ms Lind"),
        ("Bo Hale asked Eve Lind why he was dismissed. He added that it was unfair.", "Bo Hale"),
        ("Prosecutor Ada Moss asked Bo Hale where the car was. “At the port,” he said.", None),
        # Who asks goes on, asks no question, or is asked.
        ("Mayor Ada Moss asked Bo Hale why he was late. She added that it was shut.", "Mayor Ada Moss"),
        ("Mayor Ada Moss asked Mr Lind where he was. She said she did not believe him.", "Mayor Ada Moss"),
        ("Mayor Ada Moss asked the council to act. She said it was late.", "Mayor Ada Moss"),
        ("Mayor Ada Moss asked the council when it would open. She said it was late.", "Mayor Ada Moss"),
        ("Mayor Ada Moss asked whether it was safe. She said it was late.", "Mayor Ada Moss"),
        ("Mayor Ada Moss was asked by Bo Hale why she was late. “I was ill,” she said.", "Mayor Ada Moss"),
    ],
)
def test_who_asks_is_not_who_answers(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It fell,” said Bo, 34. His wife, Ada, 31, agreed. “It was fast,” she said.", "Ada"),
        ("“It fell,” said Ada Moss. Her father, Bo, was not sure. “It was fast,” he said.", "Bo"),
        ("“It fell,” said Ada Moss. Her mother, Eva, was not sure. “It was fast,” she said.", "Ada Moss"),
        ("“It fell,” said Ada Moss. Her father, Bo, was not sure. “It was fast,” she said.", "Ada Moss"),
        ("“It fell,” said Ada Moss. Her house, Oslo, was not sure. “It was fast,” she said.", "Ada Moss"),
    ],
)
def test_a_relative_by_first_name_is_meant_where_the_owner_cannot_be(text: str, speaker: str) -> None:
    assert name(speeches(text)[-1][1]) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Hale said the port was shut. He has been at odds with Mr. Lind for years. “It is late,” he said.", "Bo Hale"),
        ("Bo Hale runs the port. Last year he sued Mr. Lind. He said it was late.", "Bo Hale"),
        ("Bo Hale spoke on Tuesday. The port has been under attack from Mr. Lind. He said it was late.", "Bo Hale"),
        ("Judge Bo Hale wrote it. The deed was void because Mr. Lind had not signed. “It was late,” he said.",
         "Judge Bo Hale"),
        ("Bo Hale, a lawyer, filed the suit. It accuses Mr. Lind of fraud. He said it was late.", "Bo Hale"),
        ("The port was shut. It has been under attack from Mr. Lind. He said it was late.", None),
        # Mr Lind is whom a sentence is about, speaks, or stands beside another in his sentence.
        ("Bo Hale runs the port. Mr. Lind sued it. He said it was late.", "Mr. Lind"),
        ("Bo Hale runs the port. On Tuesday, Mr. Lind resigned. He said it was late.", "Mr. Lind"),
        ("Bo Hale runs the port. “It is late,” Mr. Lind said. He added that it was shut.", "Mr. Lind"),
        ("Mayor Ada Moss met Mr. Lind. He said it was late.", None),
        # Another's style agrees with the pronoun.
        ("Mr. Hale runs the port. Last year he sued Ms. Moss. He said it was late.", "Mr. Hale"),
    ],
)  # fmt: skip
def test_who_is_mentioned_in_passing_by_style_and_last_name_is_not_meant(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker
