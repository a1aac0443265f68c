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
NEW = "New"
CONVERSATIONS = "Conversations"
VIEWS = {"read": ("/", "Read"), "library": ("/library", "Library"), "quality": ("/quality", "Quality")}
VIEWS_NAME = "Views"
WELCOME = "Ask your articles."
WELCOME_MORE = (
    "The answer is made of their own sentences, each pinned to the place it came from. "
    "Where the articles do not answer, Pincite says so."
)
KEYS = "Keys: / to the question, Enter asks, [ and ] go between citations, Esc closes an article."
EXAMPLES_HEADING = "For example"
NEAREST_SHOWN = 3  # passages, where nothing answers
OF_NO_SIDE = "Beside these"  # heading of quotes that are nobody's, or of no known date
NO_TITLE = "Untitled"
CONFIDENCE = "The likeliest sentence answers this with a probability of {percent} %; of several things asked, the mean"
OPEN_QUOTE = "Open quote {number} in its article: {title}"
OPEN_PASSAGE = "Open this passage in its article: {title}"
OPEN_MENTION = "{words}: open where the article says so"
PARAGRAPH = "paragraph {number}"
COPY_QUOTE = "Copy"
COPY_QUOTE_LONG = "Copy quote {number} with its citation"
COPY_FORMS = {"text": "As text", "markdown": "As Markdown", "link": "Link"}
PROBLEM = "This could not be asked."
UNEXPECTED = "Something went wrong in Pincite itself. Nothing was answered or changed; try it again."
NOT_FROM_HERE = "the library is changed only from the machine it is served on"

# What a question was taken to mean.
CORRECT = "Not what you meant?"
CORRECT_LONG = "The question as you meant it"
ASK_AGAIN = "Ask again"

# Why this.
WHY = "Why this"
WHY_CONFIDENCE = (
    "The likeliest sentence answers the question with a probability of {percent} %; of several things asked, "
    "that is the mean."
)
SCORE = "answers, in all"
SIGNAL = "What speaks for each quote"
STAGES = {
    "understand": "question understood",
    "encode": "meaning encoded",
    "retrieve": "passages found",
    "weigh": "sentences weighed",
    "quote": "quotes chosen",
    "total": "in all",
}
STAGE_COUNTS = {"retrieve": "found", "weigh": "weighed", "quote": "quoted"}  # timing → what is counted at its end
COUNTED = {"found": "{count} passages", "weighed": "{count} sentences", "quoted": "{count} quotes"}
SIGNALS = {
    "reader": "read as an answer",
    "standing": "the same, beside all that was read",
    "cosine": "near in meaning",
    "context_cosine": "its passage near in meaning",
    "nearest": "the nearest of its passage",
    "coverage": "shares the question’s words",
    "context_coverage": "its passage shares them",
    "elsewhere": "a name of the question stands in other passages only",
    "absent": "a name of the question stands nowhere",
    "undated": "nothing read of its article is of the year that the question names",
    "unfit": "has nothing of the kind that is asked for",
}

# This answer is wrong.
WRONG = "This answer is wrong"
WRONG_LEGEND = "What is wrong with it?"
MARKS_OF_AN_ANSWER = {
    "beside": "The quotes do not answer the question",
    "incomplete": "Something is missing",
    "unanswerable": "The articles do not answer this at all",
}
MARKS_OF_SILENCE = {"silent": "The articles do answer this"}
RIGHT_WORDS = "If you know the right words, open the article, select them, and press the button."
TAKE_WORDS = "Use the selected words"
NOTE = "Note"
KEEP_MARK = "Keep this"

# The library.
LIBRARY = "Library"
FILTER = "Filter the articles"
UPLOAD = "Add articles"
UPLOAD_LONG = "Drop files here, or press to choose them. {kinds}; 20 MB a file at most."
COLUMNS = {"title": "Title", "publisher": "Publisher", "date": "Date", "words": "Words", "added": "Added"}

# Quality.
QUALITY = "Quality"
QUALITY_NONE = "There is no evaluation to show yet. Make one with: pincite eval"
QUALITY_KEPT = "The last evaluation on this machine, {when}."
QUALITY_SHIPPED = "The evaluation that came with this version. Make your own with: pincite eval"
QUALITY_MORE = (
    "Questions about the articles Pincite comes with, asked of it as it is. "
    "Of the held-out half only the figures are shown, since nobody should tune on it."
)
QUALITY_SETS = {"dev": "Development half", "heldout": "Held-out half"}
QUALITY_QUESTIONS = "{count} questions, {unanswerable} of them not answered by the articles"
QUALITY_HEADLINES = {
    "first_quote_hit": "right sentence quoted first",
    "verbatim_rate": "quotes exactly their span",
    "citation_recall": "citation recall",
    "citation_precision": "citation precision",
    "abstention_recall": "silent where it should be",
    "wrongly_silent": "silent where it should not",
}
QUALITY_ALL = "All figures"
QUALITY_FIGURE = ("Figure", "Value", "95 % interval")
QUALITY_BARS = "Right by kind of question: first quote hits, or rightly silent"
QUALITY_RISK = "Risk and coverage: how often wrong, if only the surest are answered"
QUALITY_RELIABILITY = "Reliability: how often the first quote is right, by the confidence that it is"
QUALITY_FAILED = "{count} of {total} questions with a fault"
QUALITY_BEFORE = "Asked before: {question}"
QUALITY_QUOTED = "Quoted"
QUALITY_WANTED = "Should have been"
QUALITY_NOTHING = "Nothing"

# What the browser's scripts say; sent to the page as JSON.
SCRIPT = {
    "name": NAME,
    "conversation": "Conversation",
    "source": "Source",
    "searching": "Searching the articles…",
    "found": "{count} passages found",
    "weighed": "{count} sentences weighed",
    "quoted": "{count} quoted",
    "slow": "Still searching…",
    "failed": "No answer came back. Is Pincite still running? Ask again when it is.",
    "close": "Close the article (Esc)",
    "previous": "Previous citation ([)",
    "next": "Next citation (])",
    "copied": "Copied",
    "copyFailed": "Could not copy",
    "copyLink": "Copy link",
    "characters": "Characters {start}–{end}",
    "paragraphOf": "Paragraph {number} of {count}",
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
    "conversations": CONVERSATIONS,
    "noConversations": "Conversations you have are kept in this browser, and nowhere else.",
    "conversationNow": "open",
    "questionsOne": "1 question",
    "questionsMany": "{count} questions",
    "rename": "Rename",
    "renameLong": "Name of the conversation",
    "delete": "Delete",
    "deleteLong": "Delete “{name}”",
    "reopenLong": "Open “{name}”",
    "renamedLong": "Rename “{name}”",
    "exportMarkdown": "Save as Markdown",
    "exportHtml": "Save as a page",
    "closePanel": "Close",
    "full": "This browser has no room for more; the oldest conversations were let go.",
    "exported": "Asked of Pincite, which answers in quotes alone. Each quote is pinned to characters of a text "
    "known by its SHA-256.",
    "digest": "text {sha256}, characters {start} to {end}",
    "askAll": "Ask all",
    "askingSome": "Asking {count} articles only",
    "askingOne": "Asking “{title}” only",
    "tick": "Ask “{title}”",
    "tickAll": "Ask all that are listed",
    "filtered": "{found} of {total} articles",
    "words": "words",
    "nothingMatches": "No article matches.",
    "more": "Show more",
    "remove": "Remove",
    "removeLong": "Remove “{title}”",
    "removed": "“{title}” was removed.",
    "restored": "“{title}” is back.",
    "undo": "Undo",
    "readOnly": "Articles cannot be added or removed from here.",
    "uploading": "Sending…",
    "indexing": "Reading it…",
    "addedOne": "Added",
    "addedMany": "{count} articles added",
    "updatedOne": "A new version of an article that was here",
    "updatedMany": "{count} new versions",
    "unchangedOne": "Here already",
    "unchangedMany": "{count} here already",
    "uploadFailed": "It could not be sent. Is Pincite still running?",
    "tooLarge": "The file has {size} MB, over the limit of 20 MB.",
    "kept": "Kept in {file} beside the library, for: pincite eval --marks",
    "noSelection": "Select the words in an open article first.",
    "dropWords": "Do not use these words",
    "qualityLoading": "Reading the last evaluation…",
    "libraryUnreachable": "The library could not be reached. Is Pincite still running?",
    "figuresUnreachable": "The evaluation could not be fetched. Is Pincite still running?",
}


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
