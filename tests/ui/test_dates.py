"""Dates as people read them: what is in no calendar is shown as it stands."""

from __future__ import annotations

import pytest

from ui.dates import readable_date


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("", ""),
        ("2015", "2015"),
        ("2015-06", "June 2015"),
        ("2015-06-05", "5 June 2015"),
        ("2015-06-05T12:30:00+02:00", "5 June 2015"),
        ("2016-02-29", "29 February 2016"),
    ],
)
def test_a_full_or_partial_date_is_shown_in_words(iso: str, words: str) -> None:
    assert readable_date(iso) == words


@pytest.mark.parametrize(
    "written",
    [
        "2015-02-31",
        "2015-02-29",
        "2015-06-00",
        "2015-06-31",
        "2015-00",
        "2015-13",
        "0000-05",
        "6-5-2015",
        "12-05",
        "2015-06-05-07",
        "20150-06",
        "2015-",
        "\u0662015-06",
        "last June",
    ],
)
def test_what_is_no_such_date_is_shown_as_it_stands(written: str) -> None:
    assert readable_date(written) == written
    assert readable_date(written, "inferred") == f"{written} (inferred)"
