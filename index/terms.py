"""Words as they are searched: lower case, without accents, English stems; and those that carry no meaning."""

from __future__ import annotations

import re

import tantivy

ANALYSIS = "words-6"  # changes whenever the analysis below or the schema of the word index does
_LONGEST_WORD = 40

# Function words carry no meaning of their own in a query. The question words
# ("who", "when") are understood elsewhere; as search terms they only mislead.
STOP_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being both but by can could did do
    does doing done down during each for from further get got had has have having he her here hers him his how i if in
    into is isn it its itself just let ll may me might mine more most must my no nor not now of off on once only or
    other our ours out over own please re s said same say says shall she should so some such t tell than that the their
    them then there these they this those through to too under until up upon us ve very was we were what when where
    whether which while who whom whose why will with would you your yours""".split()
)


def stemmed() -> tantivy.TextAnalyzer:
    """Lower-cased, accent-folded, English-stemmed words."""
    return _builder().filter(tantivy.Filter.stemmer("english")).build()


def unstemmed() -> tantivy.TextAnalyzer:
    """Lower-cased, accent-folded words."""
    return _builder().build()


def _builder() -> tantivy.TextAnalyzerBuilder:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )


_analyzer = stemmed()


def terms_of(text: str) -> list[str]:
    """The analysed terms of a text, in order, with repetitions."""
    return [str(term) for term in _analyzer.analyze(text)]


def content_terms(text: str) -> list[str]:
    """The analysed terms of a question that are worth searching, each once.

    A question of nothing but function words keeps them all.
    """
    words = re.findall(r"\w+", text)
    kept = [word for word in words if word.lower() not in STOP_WORDS]
    return list(dict.fromkeys(terms_of(" ".join(kept)) or terms_of(text)))
