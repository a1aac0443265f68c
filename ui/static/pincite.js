// Wires the page: what Gradio calls, clicks, keys, and names for tests and readers.

import { drawScope } from "./among.js";
import { openCitation, stepCitation } from "./citations.js";
import { openConversations } from "./conversations.js";
import { ask, askQuestion, box, restore, switchTo } from "./conversation.js";
import { copyQuote, copySelection } from "./copying.js";
import { drawLibrary, filterLibrary, showTicks } from "./library.js";
import { sendMark, takeSelected } from "./marks.js";
import { drawQuality } from "./quality.js";
import { watchSelection } from "./selection.js";
import { closeSource, isOpen } from "./source.js";
import { uploadFiles } from "./upload.js";
import { drawWith, goTo, route } from "./views.js";

window.pincite = { ask };

const NEEDED = ["pc-source", "pc-turns", "pc-shelves", "pc-quality", "pc-scope-block"];
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
  if (!drawn && area && NEEDED.every((id) => document.getElementById(id))) {
    drawn = true;
    begin();
  }
}

function begin() {
  const live = document.body.appendChild(document.createElement("div"));
  live.id = "pc-live";
  live.setAttribute("role", "status");
  drawWith("library", drawLibrary);
  drawWith("quality", drawQuality);
  drawScope();
  route(); // before there is anything to scroll to, its view must be shown
  restore();
  document.documentElement.dataset.pincite = "ready";
  if (matchMedia("(hover: hover)").matches) box().focus({ preventScroll: true });
}

// What a click on an element with the selector does, the first that fits.
const CLICKS = [
  ["[data-copy]", copyQuote],
  ["[data-take]", takeSelected],
  ["[data-example]", (example) => askQuestion(example.textContent)],
  ["#pc-conversations", openConversations],
  ["#pc-new", startAnew],
  ["button[data-open]", openCitation],
];

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  document.querySelectorAll(".pc-menu[open]").forEach((menu) => menu.contains(target) || menu.removeAttribute("open"));
  const link = target.closest(".pc-views a");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    goTo(link.getAttribute("href"));
    return;
  }
  for (const [selector, act] of CLICKS) {
    const found = target.closest(selector);
    if (!found) continue;
    act(found);
    return;
  }
  // A click on the words opens them too, but selecting them does not.
  const words = target.closest("#pc-turns blockquote, p[data-open]");
  if (words && String(getSelection()) === "") openCitation(words);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-correct]")) {
    const meant = form.querySelector("input").value.trim();
    if (meant) askQuestion(meant, true);
  } else if (form.matches("[data-mark]")) sendMark(form);
  else return;
  event.preventDefault();
});

document.addEventListener("input", (event) => event.target.id === "pc-filter" && filterLibrary());
document.addEventListener("change", (event) => {
  if (event.target.id !== "pc-upload") return;
  uploadFiles([...event.target.files]);
  event.target.value = ""; // so that the same file can be chosen again
});
document.addEventListener("selectionchange", watchSelection);
document.addEventListener("copy", copySelection);
document.addEventListener("pincite:ticked", showTicks);
document.addEventListener("pincite:step", (event) => stepCitation(event.detail));
window.addEventListener("popstate", route);
// Files are taken where they may be dropped; one that misses the place must not replace the page. Words
// are the browser's to drop.
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const place = event.target instanceof Element ? event.target.closest(".pc-upload") : null;
    document.querySelector(".pc-upload").classList.toggle("pc-over", name === "dragover" && place !== null);
    if (name === "drop" && place) uploadFiles([...event.dataTransfer.files]);
  });
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    const reading = document.body.dataset.view === "read";
    if (event.key === "Escape" && closeMenu()) event.preventDefault();
    else if (event.key === "Escape" && isOpen() && reading) closeSource();
    else if (typing) return;
    else if (event.key === "/") toQuestion();
    else if (event.key === "]" && reading) stepCitation(1);
    else if (event.key === "[" && reading) stepCitation(-1);
    else return;
    event.preventDefault();
  },
  true,
);

function startAnew() {
  if (isOpen()) closeSource();
  goTo("/");
  switchTo();
}

function toQuestion() {
  if (document.body.dataset.view !== "read") goTo("/");
  box()?.focus();
}

function closeMenu() {
  const menu = document.querySelector(".pc-menu[open]");
  menu?.removeAttribute("open");
  menu?.querySelector("summary").focus();
  return menu;
}

new MutationObserver(putHooks).observe(document.documentElement, { childList: true, subtree: true });
putHooks();
