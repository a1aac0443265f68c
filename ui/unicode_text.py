"""Text of a request that is Unicode: JSON can spell half of a surrogate pair, which no file can hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from index.read import is_unicode


def _whole(text: str) -> str:
    if not is_unicode(text):
        raise ValueError("half of a surrogate pair is not Unicode text")
    return text


UnicodeText = Annotated[str, AfterValidator(_whole)]
