"""Text of a request that is Unicode: JSON can spell half of a surrogate pair, which no file can hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator


def _whole(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("half of a surrogate pair is not Unicode text") from None
    return text


UnicodeText = Annotated[str, AfterValidator(_whole)]
