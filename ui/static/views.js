// Which view is shown: the conversation, the library, the quality. The address says it.

import { label } from "./labels.js";
import { closeSource, isOpen, listLibrary, openAddress, setAddress } from "./source.js";

const PATHS = { "/library": "library", "/quality": "quality" };
const FRAMES = { library: "pc-shelves", quality: "pc-quality" };
const drawings = {};

/** Names what draws a view when it is shown. */
export function drawWith(view, drawing) {
  drawings[view] = drawing;
}

/** Goes to an address of ours, as a link would. */
export function goTo(path) {
  if (location.pathname !== path) setAddress(path, true);
  route();
  const frame = document.getElementById(FRAMES[viewOf(path)]);
  frame?.querySelector("h2").focus({ preventScroll: true });
}

/** Shows what the address names. */
export function route() {
  show(viewOf(location.pathname));
  if (openAddress() || location.pathname in PATHS) return;
  if (isOpen()) closeSource();
  else listLibrary();
}

/** Shows a view, whatever the address. */
export function show(view) {
  document.body.dataset.view = view;
  for (const [name, id] of Object.entries(FRAMES)) document.getElementById(id).hidden = name !== view;
  for (const link of document.querySelectorAll(".pc-views a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (link.dataset.view === view) document.title = view in FRAMES ? `${link.textContent} · ${label("name")}` : label("name");
  }
  drawings[view]?.();
}

function viewOf(path) {
  return PATHS[path] ?? "read";
}
