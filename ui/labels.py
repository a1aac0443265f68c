"""Every word of the page and of the HTTP answers that is not a quote, a title or framing.

The framing of answers stands in `rag.framing`; what the page says around it stands here.
"""

from __future__ import annotations

from dataclasses import dataclass

NAME = "Pincite"
TAGLINE = "Every word of an answer is a quote you can check."
QUESTION = "Question"
PLACEHOLDER = "Ask the articles a question"
ASK = "Ask"
NEW = "New conversation"
ARTICLES = "Articles"
WELCOME = "Ask your articles."
WELCOME_MORE = (
    "The answer is made of their own sentences, each pinned to the place it came from. "
    "Where the articles do not answer, Pincite says so."
)
KEYS = "Keys: / to the question, Enter asks, [ and ] go between citations, Esc closes an article."
EXAMPLES_HEADING = "For example"
NO_TITLE = "Untitled"
CONFIDENCE = "The articles answer this with a probability of {percent} %"
OPEN_QUOTE = "Open quote {number} in its article: {title}"
OPEN_PASSAGE = "Open this passage in its article: {title}"
COPY_QUOTE = "Copy"
COPY_QUOTE_LONG = "Copy quote {number} with its citation"
PROBLEM = "This could not be asked."
UNEXPECTED = "Something went wrong in Pincite itself. The question was not answered; ask it again."

# What the browser's scripts say; sent to the page as JSON.
SCRIPT = {
    "conversation": "Conversation",
    "source": "Source",
    "searching": "Searching the articles…",
    "slow": "Still searching…",
    "failed": "No answer came back. Is Pincite still running? Ask again when it is.",
    "close": "Close the article (Esc)",
    "previous": "Previous citation ([)",
    "next": "Next citation (])",
    "copied": "Copied",
    "copyFailed": "Could not copy",
    "copyLink": "Copy link",
    "characters": "Characters {start}–{end}",
    "library": "In the library",
    "libraryMore": "and {count} more",
    "libraryOne": "1 article",
    "libraryMany": "{count} articles",
    "empty": "The library holds no articles yet. Add some with: pincite add PATH",
    "loading": "Opening the article…",
    "missing": "This article is not in the library.",
    "unreachable": "The article could not be fetched. Is Pincite still running?",
    "earlier": "This is an earlier version of the article, kept because it was cited.",
    "changed": "The place this link names lies outside the article.",
    "original": "Original",
    "opened": "Opened {title}",
    "untitled": NO_TITLE,
}

_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Example:
    """A question to start with and the article that answers it."""

    question: str
    document: str


EXAMPLES = (
    Example("What did Stoltenberg say about the S-400 systems in Turkey?", "001_1576604467ba0193.txt"),
    Example("How many troops will be sent to Poland and the Baltic States?", "002_f98574d6041bb0ef.txt"),
    Example("Why did Russia condemn NATO?", "004_b1eb8ae63d3571ec.txt"),
    Example("Which ships and planes are sent to the Baltic states?", "003_aa9eb68467222d08.txt"),
    Example("Who won the football World Cup?", "000_ca50e009b13673b7.txt"),
)
