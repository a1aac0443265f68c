"""What was read is kept for a while: it is asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from rag.reader.window import Reading, Window

KEPT = 1024  # readings: what some twenty questions read, a few MB

_Key = tuple[str, str, tuple[str, ...]]


class Remembered:
    """Readings by question and window, the latest `KEPT` of them. May be used from several threads.

    A follow-up asks the question before it again, to tell who "she" is; the quotes of an answer and
    the order of all that was weighed are asked for one after the other; and people ask twice.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, Reading] = OrderedDict()
        self._changing = Lock()

    def readings(
        self, question: str, windows: Sequence[Window], read: Callable[[str, Sequence[Window]], list[Reading]]
    ) -> list[Reading]:
        """One reading for each window, in their order.

        Args:
            question: one question.
            windows: passages.
            read: reads those that are not known, and gives one reading for each; what it raises is raised.
        """
        keys = [(question, window.title, tuple(window.sentences)) for window in windows]
        with self._changing:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        unread = [(key, window) for key, window in zip(keys, windows, strict=True) if key not in known]
        if unread:
            found = read(question, [window for _, window in unread])
            known.update(zip((key for key, _ in unread), found, strict=True))
        with self._changing:
            for key in keys:
                self._kept[key] = known[key]
                self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return [known[key] for key in keys]
