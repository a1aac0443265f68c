// Draws an article from its exact text: nothing is removed, added or rewritten.

import { element } from "./labels.js";

const TAG = /(<\/?[a-zA-Z][^<>]{0,200}>)/;
const TAG_OR_HEADING = /(<\/?[a-zA-Z][^<>]{0,200}>|^#{1,6}[ \t]+)/; // a heading's marks, where a paragraph begins

/** From offsets in code points, as Pincite counts, to those in UTF-16, as JavaScript does. */
export function codePoints(text) {
  if (!/[\ud800-\udfff]/.test(text)) return { count: text.length, at: (offset) => offset };
  const places = [];
  let place = 0;
  for (const character of text) {
    places.push(place);
    place += character.length;
  }
  places.push(place);
  return { count: places.length - 1, at: (offset) => places[Math.min(offset, places.length - 1)] };
}

/**
 * The article's paragraphs with the places marked in them.
 *
 * The marks of `main` hold, together, exactly its characters, also those of the
 * blank lines between paragraphs. Every piece tells in `data-at` where in the text
 * it begins, in UTF-16 units.
 */
export function drawArticle(article, main, others) {
  const { text } = article;
  const { at } = codePoints(text);
  const span = ({ start, end }) => ({ start: at(start), end: at(end) });
  const marked = main && span(main);
  const faint = others.map(span);
  const drawing = document.createDocumentFragment();

  function piece(tag, className, start) {
    const made = drawing.appendChild(element(tag, className));
    made.dataset.at = start;
    return made;
  }

  function fill(parent, start, end) {
    const cuts = new Set([start, end]);
    for (const place of marked ? [marked, ...faint] : faint) {
      for (const cut of [place.start, place.end]) if (cut > start && cut < end) cuts.add(cut);
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    for (let i = 0; i + 1 < sorted.length; i += 1) {
      const holds = (place) => place.start <= sorted[i] && sorted[i + 1] <= place.end;
      let into = parent;
      if (marked && holds(marked)) {
        into = parent.appendChild(element("mark", "pc-mark"));
        into.dataset.testid = "highlight";
      } else if (faint.some(holds)) {
        into = parent.appendChild(element("mark", "pc-mark-other"));
      }
      appendText(into, text.slice(sorted[i], sorted[i + 1]), i === 0 ? TAG_OR_HEADING : TAG);
    }
  }

  function between(start, end) {
    if (start >= end) return;
    const visible = text.slice(start, end).trim() !== "";
    const inMark = marked && marked.start < end && start < marked.end;
    if (visible) fill(piece("p", "pc-story", start), start, end);
    else if (inMark) fill(piece("span", "pc-gap", start), start, end);
  }

  let position = 0;
  for (const paragraph of article.paragraphs) {
    const { start, end } = span(paragraph);
    between(position, start);
    fill(piece("p", `pc-${paragraph.role}`, start), start, end);
    position = end;
  }
  between(position, text.length);
  return drawing;
}

/** Text, with the saved page's markup out of sight: it is characters of the article, but not its words. */
function appendText(parent, text, markup) {
  text.split(markup).forEach((piece, place) => {
    if (place % 2) parent.appendChild(element("span", "pc-tag", piece)).setAttribute("aria-hidden", "true");
    else if (piece) parent.append(piece);
  });
}
