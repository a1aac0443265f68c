"""The words that open a question, as a set and as alternatives of a pattern."""

from __future__ import annotations

QUESTION_WORDS = frozenset("who what when where why how which whose whom".split())
ANY_QUESTION_WORD = "|".join(sorted(QUESTION_WORDS))
_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|shall"
ANY_AUXILIARY = rf"(?:{_AUXILIARY})(?:n['’]t)?|(?:can|won|shan)['’]t"
