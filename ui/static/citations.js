// Chips, passages and names that open the place they stand for.

import { openSource } from "./source.js";

let lastOpened = null;

/** The place an element's data names. */
export function placeOf({ dataset }) {
  return { id: dataset.document, sha256: dataset.sha256, start: Number(dataset.start), end: Number(dataset.end) };
}

/** Opens the place a chip, quote, passage or name stands for. */
export function openCitation(from) {
  const holder = from.closest("[data-sha256]");
  const card = holder.closest(".pc-answer");
  const same = [...card.querySelectorAll(".pc-quote")].filter(
    (other) => other !== holder && other.dataset.sha256 === holder.dataset.sha256,
  );
  lastOpened = from.closest("button") ?? holder.querySelector("button[data-open]");
  openSource(placeOf(holder), same.map(placeOf), lastOpened);
}

/** Opens the citation after (or before) the one last opened. */
export function stepCitation(by) {
  const chips = [...document.querySelectorAll("[data-testid=citation]")];
  if (!chips.length) return;
  const at = chips.indexOf(lastOpened?.closest(".pc-quote")?.querySelector("[data-testid=citation]"));
  const next = at < 0 ? (by > 0 ? 0 : chips.length - 1) : Math.min(Math.max(at + by, 0), chips.length - 1);
  chips[next].closest(".pc-quote").scrollIntoView({ block: "nearest" });
  openCitation(chips[next]);
}
