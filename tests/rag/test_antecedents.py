"""Of two people in one sentence, "he" is whom the sentence is about, or nobody."""

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
        # There is but one whom the pronoun can mean.
        ("The talks were led by Mayor Bo Hale. He said they had failed.", "Mayor Bo Hale"),
        ("Mr. Bo Hale met Ms. Ada Hopper. She said it was late.", "Ms. Ada Hopper"),
        ("Mayor Bo Hale met Governor Piers Marr. Marr was late. He said it was shut.", "Marr"),
    ],
)
def test_whom_he_and_she_mean_behind_two_people(text: str, speaker: str | None) -> None:
    assert name(speeches(text)[-1][1]) == speaker
