"""Recognises the furniture of saved web pages: what surrounds a story on a page.

The patterns name things that publishing systems print (comment forms, sharing
links, "related" boxes, credits), never anything a particular article is about.
They are matched against one whole paragraph.
"""

from __future__ import annotations

import re

from index.letters import latin

_LONGEST = 40  # words; a longer paragraph is story, whatever it begins with
_BRIEF = 6  # words; a longer sentence that begins like an invitation or a credit may tell something
_START = r"^\W*(?:"
_FURNITURE = re.compile(
    _START + r"be the first to comment"
    r"|your e-?mail address will not be published|required fields are marked"
    r"|this site uses \w+ to reduce spam|learn how your comment data"
    r"|(?:no|\d+) (?:comments?|responses?|replies)\b\W*$|cancel reply"
    r"|save my name, e-?mail|notify me of (?:new|follow)|log ?in to (?:leave|post|comment)"
    r"|fact[- ]checked\W*$|newsletter\W*$|follow us on\b|like us on|tweet this|click here to (?:subscribe|sign up|read)"
    r"|read more\s*:|tags?\s*:|posted by .{0,40}(?:$|\d{4})"
    r"|(?:see|read|watch) also\b|related(?: (?:articles?|stories|posts?|links?|content|topics?))?\s*(?::|\W*$)"
    r"|more (?:from|on|stories)\b[^.,;!?]{0,80}$|you (?:may|might) also like|recommended(?: for you)?\W*$"
    r"|trending\W*$|popular posts"
    r"|articles? les plus (?:consult|lus?|populaires)|à lire aussi|lire aussi|lisez aussi"
    r"|am meisten gelesen|lesen sie auch|lea también|leer más|más leídos|te puede interesar|leggi anche|читайте также"
    r"|advertisement\W*$|sponsored\W*$|back to top"
    r"|(?:copyright|©|\(c\)) ?.{0,60}all rights reserved\b|© ?\d{4}|all rights reserved(?:\W*$|\s*[.,;:!|–—])"
    r"|(?:copyright|\(c\)) ?\d{4}(?:\W*$|[\d\s,–-]*(?:by\b|(?-i:[A-Z])))"
    r"|categories:|do you have an opinion on"
    r"|this e-?mail and any attachments|a version of this (?:article|story) appear|our standards:"
    r"|this (?:live )?blog (?:is|has) (?:now )?(?:been )?closed"
    r"|we use cookies|accept (?:all )?cookies|privacy policy\W*$|terms of (?:use|service)\W*$"
    r")",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    _START + r"leave a (?:reply|comment)|(?:post|add|write) a comment|share (?:this|on|via)\b"
    r"|comments? (?:are )?(?:closed|off)|click here"
    r"|read (?:more|also|next|the full)\b"
    r"|most (?:read|popular|viewed|shared)\b|skip to|(?:previous|next) (?:post|article)\b|filed under"
    r"|posted (?:in|on|by)\b|(?:print|e-?mail) this|if you would like to (?:submit|respond|comment)"
    r"|subscribe (?:to|now)|sign up (?:for|to (?:our|receive|get|be|read)|here|now|today)\b)",
    re.IGNORECASE,
)
_OF_A_PAGE = re.compile(
    r"\b(?:newsletters?|briefing|inbox|podcasts?"
    r"|(?:this|our) (?:articles?|stor(?:y|ies)|posts?|(?:web)?site|page|channel))\b"
    r"|[·|]",
    re.IGNORECASE,
)
# "Opinion. Published in the Harbour Review on 2 April 2023. By Ada Hopper."
_SOMEBODY = r"(?:[A-Z][\w’'.-]*\s){1,4}[A-Z][\w’'.-]*"
_IMPRINT = latin(
    r"(?:(?:Opinion|Analysis|Comment|Editorial|Essay|Review)[.:]\s*)?"
    r"(?:(?:First )?[Pp]ublished (?:in|on|by) [^.,!?]{3,80}(?:, \d{4})?[.,]?\s*)?"
    rf"(?:By {_SOMEBODY}(?:\sand {_SOMEBODY})?)?\.?"
)
_PICTURE = r"(?:featured |lead |cover |file )?(?:image|photo|picture|photograph|graphic|illustration|video)s?"
_CAPTION = re.compile(
    rf"^\W*(?:\[\s*)?(?:{_PICTURE}(?: (?:credit|source|caption)\b|\s*:|\s*/)"
    r"|credit\s*:|source\s*:\s*\S+\s*$|getty images"
    r"|\(?ap photo|reuters\s*/|(?:fig(?:ure)?s?\.?|table|chart|exhibit|plate) ?\d+[a-z]?\s?[.:|])",
    re.IGNORECASE,
)
_CREDIT = re.compile(rf"^\W*{_PICTURE} (?:by|courtesy|via)\b(?P<whose>.*)", re.IGNORECASE)
_IN_SMALL = frozenset("of the and for from in at by via with courtesy".split())  # beside names in a credit
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_BRACKETED_SENTENCE = latin(r".[“\"‘']?[A-Z](?:\S*\s+){4}.*[.!?][”\"’']?.")
_NOTE = re.compile(  # of an agency or a desk on what it has sent
    r".(?:(?:additional )?(?:reporting|writing|editing|graphics?)\b.*\bby\b|editor"
    r"|(?:updates?|adds|corrects|recasts|removes)\b|this (?:story|article|version|report|piece|post|headline)\b)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^[^.!?]{1,60}[:—]$")


def is_furniture(paragraph: str) -> bool:
    """True for comment forms, related links, share buttons and their kind."""
    text = plain(paragraph)
    if not any(c.isalnum() for c in text):
        return True
    if len(text.split()) > _LONGEST:
        return bool(_IMPRINT.fullmatch(text))
    invites = bool(_INVITATION.match(text)) and (_is_brief(text) or bool(_OF_A_PAGE.search(text)))
    return invites or bool(_IMPRINT.fullmatch(text)) or bool(_FURNITURE.match(text))


def is_caption(paragraph: str) -> bool:
    """True for image captions and credits: a credit word, or a line all in brackets that is no sentence."""
    text = plain(paragraph)
    is_picture = paragraph.lstrip().startswith("![")  # of Markdown
    return is_picture or bool(_CAPTION.match(text)) or _is_credit(text) or _is_bracketed(text)


def _is_bracketed(text: str) -> bool:
    """Whether a line is all in brackets, and no sentence of the story."""
    if len(text) >= 200 or not _IN_BRACKETS.fullmatch(text):
        return False
    return not _BRACKETED_SENTENCE.fullmatch(text) or bool(_NOTE.match(text))


def _is_credit(text: str) -> bool:
    """Whether a line says whose a picture is: "Photo by Ada Hopper", but not "Video by residents shows smoke."."""
    found = _CREDIT.match(text)
    if not found:
        return False
    words = re.findall(r"[^\W\d_][\w’'.-]*", found["whose"])
    return _is_brief(text) or all(word[0].isupper() or word.lower() in _IN_SMALL for word in words)


def _is_brief(text: str) -> bool:
    """Whether a line is short, or ends without a full stop."""
    return len(text.split()) <= _BRIEF or text.rstrip("”\"’') ")[-1:] != "."


def is_lead_in(paragraph: str) -> bool:
    """True for a short line ending in a colon or a dash ("The agency reports:")."""
    return bool(_LEAD_IN.match(plain(paragraph)))


def plain(paragraph: str) -> str:
    """The paragraph without inline tags and Markdown marks, white space folded."""
    text = re.sub(r"</?\w[^>]{0,200}>", "", paragraph)
    text = re.sub(r"[*_#>`]+", " ", text)
    return " ".join(text.split())
