"""Every word of an answer that is not a quote; what the page says around answers stands in `ui/labels.py`.

What is put into these frames comes from the catalog (titles, names, dates) or from the question.
"""

from __future__ import annotations

ANSWERED = "The articles say:"
ANSWERED_BY_ONE = "One article says:"
ANSWERED_BY_SIDES = "The articles give more than one side:"
ANSWERED_OVER_TIME = "Articles of different times say:"
UNCERTAIN = "The articles may answer this. Check the quotes:"
ABSTAINED = "The articles do not answer this."
NEAREST = "Nearest passages (not an answer):"
NO_PASSAGE = "No passage matches."
EMPTY_LIBRARY = "The library holds no articles yet."
NO_WORDS = "The articles hold none of the question's telling words."
OTHER_SCRIPT = "The question is written in a script that the articles do not use."
ABSENT = "None of the passages found names: {names}"
WRITERS = "Named as the author of articles, not in what the passages found tell: {names}"
ELSEWHERE = "The passage nearest to an answer does not name: {names}"
LACKING = "The question asks for {wanted}; the sentence nearest to it gives none."
UNTOLD = "No passage answers: “{question}”"
WANTED = {  # in an answer, by what a question asks for
    "count": "a number",
    "money": "a sum of money",
    "share": "a percentage or a share",
    "amount": "a number or a share",
    "day": "a date",
    "year": "a year",
    "time": "a time",
    "duration": "a length of time",
    "age": "an age",
    "long form": "what the letters stand for",
    "admission": "an admission",
}

ASK_SAID = "What did {name} say?"
ASK_ABOUT = "What do the articles say about {name}?"

READ_AS = "Read as: {question}"
SPELLING = "Spelling: “{written}” read as “{read}”"
READ_FOR = "“{written}” read as {read}"
LOOKED_FOR = "Looked for: {question}"
ASKED_FOR = "({kinds})"
KINDS = {  # of thing that a question asks for
    "person": "a person",
    "place": "a place",
    "date": "a date",
    "number": "a number",
    "reason": "a reason",
    "statement": "what somebody said",
    "definition": "a definition",
    "list": "several things",
    "yes or no": "yes or no",
    "sides": "both sides",
    "comparison": "a comparison",
    "change": "a change over time",
}
ASKED_ONLY = "Asked of these only: {titles}"
ASK_INSTEAD = "You could ask instead:"
REPORTED_BY = "reported by"
ALSO_IN = "Also in:"

IN_PART = "Supported in part"
CONFIDENCE = ((0.8, "Well supported"), (0.6, "Probably supported"), (0.0, "Weakly supported"))


def confidence_in_words(confidence: float) -> str:
    """A probability from 0 to 1 in words."""
    return next(words for least, words in CONFIDENCE if confidence >= least)
