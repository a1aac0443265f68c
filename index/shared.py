"""What is large and never changes, made once for all that use it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

Made = TypeVar("Made")


class Shared(Generic[Made]):
    """Things by key, each as long as anyone holds it: two libraries opened together load a model once.

    >>> encoders = Shared()
    >>> encoders.get("float32", make) is encoders.get("float32", make)
    True
    """

    def __init__(self) -> None:
        self._held: WeakValueDictionary[Hashable, Made] = WeakValueDictionary()
        self._making = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The thing under a key; it is made where nobody holds it, and what making raises is raised."""
        with self._making:
            found = self._held.get(key)
            if found is None:
                found = self._held[key] = make()
            return found
