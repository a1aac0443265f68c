// What the reader has selected, as a place in the article's exact text.

import { openedArticle } from "./source.js";

let last = null; // {range, article}

/** Remembers what is selected in an open article: pressing a button may end the selection. */
export function watchSelection() {
  const range = selectedRange();
  if (range && around(range, ".pc-article")) last = { range: range.cloneRange(), article: openedArticle() };
}

/** The place last selected in an article that still stands open, {id, sha256, start, end, words}. */
export function lastSelected() {
  return last && last.article === openedArticle() ? placeIn(last.range, last.article) : null;
}

/** The exact characters selected in an article or in a quote; null for a selection elsewhere. */
export function selectedWords() {
  const range = selectedRange();
  const place = range && placeIn(range, openedArticle());
  if (place) return place.words;
  return range && around(range, "blockquote, .pc-passage p") ? range.toString() : null;
}

function placeIn(range, article) {
  const body = around(range, ".pc-article");
  if (!article || !body) return null;
  const pieces = [...body.querySelectorAll("[data-at]")].filter((piece) => range.intersectsNode(piece));
  if (!pieces.length) return null;
  const from = boundary(pieces[0], range.startContainer, range.startOffset, false);
  const to = boundary(pieces.at(-1), range.endContainer, range.endOffset, true);
  if (from >= to) return null;
  const points = (end) => [...article.text.slice(0, end)].length;
  const { id, sha256 } = article;
  return { id, sha256, start: points(from), end: points(to), words: article.text.slice(from, to) };
}

function selectedRange() {
  const selection = getSelection();
  return selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

function around(range, selector) {
  const common = range.commonAncestorContainer;
  return (common instanceof Element ? common : common.parentElement)?.closest(selector);
}

/** The offset in the article's text of a boundary; outside of the piece, that of the piece's own start or end. */
function boundary(piece, node, offset, atEnd) {
  const at = Number(piece.dataset.at);
  if (!piece.contains(node)) return atEnd ? at + piece.textContent.length : at;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return at + before.toString().length;
}
