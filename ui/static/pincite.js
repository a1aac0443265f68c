// Wires the page: what Gradio calls, clicks, keys, and names for tests and readers.

import { ask, askExample, box, copyQuote, openCitation, receive, restore, startAnew, stepCitation } from "./conversation.js";
import { closeSource, isOpen, listLibrary, openAddress, showLibrary } from "./source.js";

window.pincite = { ask, receive };

let drawn = false;

/** Gradio draws its components when it likes, so the hooks are put on whenever the page changes. */
function putHooks() {
  const area = box();
  if (area && area.dataset.testid !== "question") {
    area.dataset.testid = "question";
    area.setAttribute("enterkeyhint", "send");
    area.setAttribute("aria-keyshortcuts", "/");
  }
  const askButton = document.getElementById("pc-ask");
  if (askButton && askButton.dataset.testid !== "ask") askButton.dataset.testid = "ask";
  if (!drawn && area && document.getElementById("pc-source") && document.getElementById("pc-turns")) {
    drawn = true;
    begin();
  }
}

function begin() {
  const live = document.body.appendChild(document.createElement("div"));
  live.id = "pc-live";
  live.setAttribute("role", "status");
  restore();
  document.documentElement.dataset.pincite = "ready";
  if (!openAddress()) listLibrary();
  if (matchMedia("(hover: hover)").matches) box().focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  if (target.closest("[data-copy]")) copyQuote(target.closest("[data-copy]"));
  else if (target.closest("[data-example]")) askExample(target.closest("[data-example]").textContent);
  else if (target.closest("#pc-new")) {
    closeSource();
    startAnew();
  } else if (target.closest("#pc-articles")) showLibrary();
  else if (target.closest("button[data-open]")) openCitation(target.closest("button[data-open]"));
  // A click on the words opens them too, but selecting them does not.
  else if (target.closest("blockquote, p[data-open]") && String(getSelection()) === "") {
    openCitation(target.closest("blockquote, p[data-open]"));
  }
});

document.addEventListener("pincite:step", (event) => stepCitation(event.detail));
window.addEventListener("hashchange", openAddress);

document.addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (event.key === "Escape" && isOpen()) closeSource();
    else if (typing) return;
    else if (event.key === "/") box()?.focus();
    else if (event.key === "]") stepCitation(1);
    else if (event.key === "[") stepCitation(-1);
    else return;
    event.preventDefault();
  },
  true,
);

new MutationObserver(putHooks).observe(document.documentElement, { childList: true, subtree: true });
putHooks();
