// The source panel: the library's list, or one article with the cited place marked.

import { codePoints, drawArticle } from "./article.js";
import { copyText } from "./copying.js";
import { announce, button, element, label, number } from "./labels.js";
import { drawMap } from "./minimap.js";

const PATH = "/documents/";
const LISTED = 200;
const fetched = new Map();
let opened = null; // {place, article?}
let opener = null;

const panel = () => document.getElementById("pc-source");

/** The article a place stands in; asked for once. */
export function fetchArticle({ id, sha256 }) {
  const key = `${id} ${sha256 ?? ""}`;
  if (!fetched.has(key)) {
    const query = sha256 ? `?sha256=${encodeURIComponent(sha256)}` : "";
    const asked = fetch(`/api${PATH}${encodeURIComponent(id)}${query}`).then((response) => {
      if (!response.ok) throw new Error(label(response.status < 500 ? "missing" : "unreachable"));
      return response.json();
    });
    // What failed is asked for again; the current version may have changed by the next time.
    asked.then(() => sha256 || fetched.delete(key), () => fetched.delete(key));
    fetched.set(key, asked);
  }
  return fetched.get(key);
}

/** Has articles fetched anew, since the library was changed. */
export function forgetFetched() {
  fetched.clear();
}

/** The article that stands open, as it was fetched. */
export function openedArticle() {
  return opened?.article;
}

/**
 * Opens an article at a place.
 *
 * @param place {id, sha256?, start?, end?}, offsets in code points
 * @param others further places of the same answer in the same article
 * @param from the element that focus returns to
 */
export async function openSource(place, others = [], from = null) {
  const request = { place };
  opened = request;
  opener = from ?? opener;
  show(true, from);
  const waiting = setTimeout(() => opened === request && message(label("loading")), 150);
  try {
    request.article = await fetchArticle(place);
    if (opened === request) draw(request.article, place, others);
  } catch (error) {
    if (opened === request) message(error instanceof TypeError ? label("unreachable") : error.message);
  } finally {
    clearTimeout(waiting);
  }
}

/** Closes the article; the library's list comes back. */
export async function closeSource() {
  if (!isOpen()) return;
  opened = null;
  show(false);
  if (location.pathname.startsWith(PATH)) setAddress("/");
  opener?.focus({ preventScroll: true });
  opener = null;
  await listLibrary();
}

/** Whether an article stands open. */
export function isOpen() {
  return opened !== null;
}

/** Shows what the library holds, beside the conversation. */
export async function listLibrary() {
  let held;
  try {
    held = await (await fetch(`/api/documents?limit=${LISTED}`)).json();
  } catch {
    held = null;
  }
  if (opened) return;
  const list = element("section", "pc-shelf");
  const head = list.appendChild(element("div", "pc-source-head"));
  head.append(element("h2", "", label("library")));
  if (!held?.documents) {
    list.append(element("p", "pc-note", label("unreachable")));
  } else if (!held.total) {
    list.append(element("p", "pc-note", label("empty")));
  } else {
    const count = held.total === 1 ? label("libraryOne") : label("libraryMany", { count: number(held.total) });
    list.append(element("p", "pc-meta", count));
    const items = list.appendChild(element("ul", "pc-scroll"));
    for (const article of held.documents) items.appendChild(element("li")).append(entry(article));
    const more = held.total - held.documents.length;
    if (more > 0) items.append(element("li", "pc-note", label("libraryMore", { count: number(more) })));
  }
  panel()?.replaceChildren(list);
}

/** Opens what the address names: /documents/ID?sha256=…#char=START,END (RFC 5147). */
export function openAddress() {
  if (!location.pathname.startsWith(PATH)) return false;
  const [, start, end] = /^#char=(\d+),(\d+)/.exec(location.hash) ?? [];
  const place = { id: decoded(location.pathname.slice(PATH.length)) };
  place.sha256 = new URLSearchParams(location.search).get("sha256") ?? undefined;
  if (start !== undefined) Object.assign(place, { start: Number(start), end: Number(end) });
  openSource(place);
  return true;
}

/** What an address says in "%20" and the like; as it stands where that is not well formed. */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Puts an address into the address bar, keeping the choice of theme. */
export function setAddress(address, step = false) {
  const target = new URL(address, location.origin);
  const theme = new URLSearchParams(location.search).get("__theme");
  if (theme) target.searchParams.set("__theme", theme);
  if (step) history.pushState(null, "", target);
  else history.replaceState(history.state, "", target);
}

function addressOf({ id, sha256, start, end }) {
  const fragment = start === undefined ? "" : `#char=${start},${end}`;
  return `${location.origin}${PATH}${encodeURIComponent(id)}?sha256=${sha256}${fragment}`;
}

function entry(article) {
  const open = element("button", "pc-entry");
  open.type = "button";
  open.append(element("cite", "", article.title || article.id), element("span", "pc-meta", known(article)));
  open.addEventListener("click", () => openSource({ id: article.id, sha256: article.sha256 }));
  return open;
}

function draw(article, place, others) {
  const source = element("section", "pc-open-source");
  source.dataset.testid = "source";
  source.setAttribute("aria-label", label("source"));
  const inside = place.start !== undefined && place.start < place.end && place.end <= codePoints(article.text).count;
  const main = inside ? place : null;
  const pinned = { id: article.id, sha256: article.sha256, start: main?.start, end: main?.end };

  const title = element("h2", "", article.title || article.id || label("untitled"));
  title.tabIndex = -1;
  source.appendChild(element("div", "pc-source-head")).append(title, tools());
  source.append(meta(article, pinned));
  if (!article.current) source.append(element("p", "pc-note", label("earlier")));
  if (place.start !== undefined && !main) source.append(element("p", "pc-note", label("changed")));

  const frame = source.appendChild(element("div", "pc-frame"));
  const body = frame.appendChild(element("div", "pc-article pc-scroll"));
  body.tabIndex = 0;
  body.setAttribute("role", "region");
  body.setAttribute("aria-label", title.textContent);
  body.append(drawArticle(article, main, others));
  panel().replaceChildren(source);
  const mark = body.querySelector(".pc-mark");
  body.scrollTop = mark ? mark.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 4 : 0;
  frame.append(drawMap(body));
  setAddress(addressOf(pinned), !location.pathname.startsWith(PATH));
  announce(label("opened", { title: title.textContent }));
  if (isOverlay()) title.focus({ preventScroll: true });
}

function tools() {
  const made = element("div", "pc-tools");
  const step = (by) => () => document.dispatchEvent(new CustomEvent("pincite:step", { detail: by }));
  if (document.querySelector("[data-testid=citation]")) {
    made.append(button("‹", label("previous"), step(-1)), button("›", label("next"), step(1)));
  }
  made.append(closeButton());
  return made;
}

function meta(article, pinned) {
  const line = element("p", "pc-meta");
  const parts = [known(article), whichParagraph(article, pinned)];
  if (pinned.start !== undefined) {
    parts.push(label("characters", { start: number(pinned.start), end: number(pinned.end) }));
  }
  line.append(parts.filter(Boolean).join(" · "));
  if (/^https?:\/\//i.test(article.url)) {
    const link = element("a", "", label("original"));
    Object.assign(link, { href: article.url, rel: "noopener noreferrer", target: "_blank" });
    line.append(line.textContent ? " · " : "", link);
  }
  const copy = button(label("copyLink"), label("copyLink"), () => copyText(addressOf(pinned), copy));
  line.append(" ", copy);
  return line;
}

/** Which of the story's paragraphs a place begins in, as the cards count them. */
function whichParagraph(article, { start }) {
  const story = article.paragraphs.filter((paragraph) => paragraph.role === "story");
  const place = story.findIndex((paragraph) => paragraph.start <= start && start < paragraph.end);
  return place < 0 ? "" : label("paragraphOf", { number: place + 1, count: story.length });
}

function known({ publisher, author, date_in_words: date }) {
  return [publisher, author, date].filter(Boolean).join(" · ");
}

function closeButton() {
  const close = button("×", label("close"), closeSource);
  close.classList.add("pc-close");
  return close;
}

function message(text) {
  const source = element("section", "pc-open-source");
  source.dataset.testid = "source";
  const head = source.appendChild(element("div", "pc-source-head"));
  head.append(element("h2", "", label("source")), closeButton());
  source.append(element("p", "pc-note", text));
  panel().replaceChildren(source);
}

function show(open, chip = null) {
  document.body.classList.toggle("pc-open", open);
  document.querySelectorAll("#pc-turns [aria-current=true]").forEach((other) => other.removeAttribute("aria-current"));
  chip?.setAttribute("aria-current", "true");
}

function isOverlay() {
  return getComputedStyle(document.getElementById("pc-source-column")).position === "fixed";
}
