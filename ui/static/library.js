// The library view: a table of the articles; filter them, tick those to ask, remove some.

import { among, tick } from "./among.js";
import { button, element, label, number } from "./labels.js";
import { forgetFetched, openSource } from "./source.js";
import { show } from "./views.js";

const PAGE = 200;
const FILTER_AFTER = 150;
let latest = 0;
let listed = [];
let timer;

const byId = (id) => document.getElementById(id);

/** Fetches the articles that match the filter and draws the table. */
export async function drawLibrary() {
  await list(0);
}

/** Draws the table for what is typed, once typing pauses. */
export function filterLibrary() {
  clearTimeout(timer);
  timer = setTimeout(drawLibrary, FILTER_AFTER);
}

/** The library was changed: what was fetched may be out of date. */
export async function libraryChanged() {
  forgetFetched();
  await drawLibrary();
}

async function list(offset) {
  const request = (latest += 1);
  const query = new URLSearchParams({ q: byId("pc-filter").value.trim(), offset, limit: PAGE });
  let held = null;
  try {
    const response = await fetch(`/api/documents?${query}`);
    held = response.ok ? await response.json() : null;
  } catch {
    // Said below.
  }
  if (request !== latest) return; // a later filter was quicker
  if (!held) {
    byId("pc-shelves-count").textContent = label("libraryUnreachable");
    return;
  }
  listed = offset ? [...listed, ...held.documents] : held.documents;
  draw(held);
}

function draw(held) {
  const count = { found: number(held.found), total: number(held.total) };
  const all = held.total === 1 ? label("libraryOne") : label("libraryMany", { count: count.total });
  const says = !held.found && held.total ? label("nothingMatches") : held.found < held.total ? label("filtered", count) : all;
  byId("pc-shelves-count").textContent = held.writable ? says : `${says}. ${label("readOnly")}`;
  document.querySelector(".pc-upload").hidden = !held.writable;
  byId("pc-shelves-table").hidden = !listed.length;
  byId("pc-shelves-table").tBodies[0].replaceChildren(...listed.map((article) => row(article, held.writable)));
  byId("pc-tick-all").replaceChildren(tickBox(label("tickAll"), tickAll));
  showTicks();
  const more = held.found > listed.length;
  byId("pc-shelves-more").replaceChildren(...(more ? [button(label("more"), label("more"), showMore)] : []));
}

/** Lists the next articles, with the keyboard at the first of them. */
async function showMore() {
  const before = listed.length;
  await list(before);
  focusOn(listed[before]);
}

function focusOn(article) {
  const boxes = [...byId("pc-shelves-table").tBodies[0].querySelectorAll("input")];
  boxes.find((one) => one.value === article?.id)?.closest("tr").querySelector(".pc-row-title").focus();
}

function row(article, writable) {
  const title = article.title || article.id || label("untitled");
  const made = element("tr");
  const ticked = tickBox(label("tick", { title }), (on) => tick({ [article.id]: on ? title : null }));
  ticked.value = article.id;
  const open = button(title, title, () => {
    show("read");
    openSource({ id: article.id, sha256: article.sha256 });
  });
  open.className = "pc-row-title";
  const heading = element("th");
  heading.scope = "row";
  heading.append(open);
  const removing = writable ? [button(label("remove"), label("removeLong", { title }), () => remove(article, title))] : [];
  made.append(cell("pc-tick", ticked), heading);
  made.append(cell("pc-publisher", article.publisher || "–"), cell("pc-date", article.date_in_words || "–"));
  const words = cell("pc-number", number(article.words));
  words.dataset.unit = label("words");
  made.append(words, cell("pc-added", article.added_in_words));
  made.append(cell("", ...removing));
  return made;
}

function cell(className, ...content) {
  const made = element("td", className);
  made.append(...content);
  return made;
}

function tickBox(name, changed) {
  const made = element("input");
  made.type = "checkbox";
  made.setAttribute("aria-label", name);
  made.addEventListener("change", () => changed(made.checked));
  return made;
}

function tickAll(on) {
  tick(Object.fromEntries(listed.map((article) => [article.id, on ? article.title || article.id : null])));
}

/** Has the boxes say what is ticked, wherever it was ticked. */
export function showTicks() {
  const boxes = [...byId("pc-shelves-table").tBodies[0].querySelectorAll("input")];
  for (const one of boxes) one.checked = Object.hasOwn(among(), one.value);
  const ticked = boxes.filter((one) => one.checked).length;
  const all = byId("pc-tick-all").querySelector("input");
  if (!all) return;
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
}

async function remove(article, title) {
  const said = await request(`/api/documents/${encodeURIComponent(article.id)}`, "DELETE");
  if (said.error) {
    sayUndo(said.error);
    return;
  }
  tick({ [article.id]: null });
  await libraryChanged();
  sayUndo(label("removed", { title }), async () => {
    const back = await request("/api/restore", "POST", { id: article.id, sha256: said.sha256 });
    sayUndo(back.error ?? label("restored", { title }));
    await libraryChanged();
    focusOn(article);
  });
}

function sayUndo(text, undo = null) {
  const place = byId("pc-undo");
  place.replaceChildren(text);
  if (!undo) return;
  const back = button(label("undo"), label("undo"), undo);
  place.append(" ", back);
  back.focus();
}

async function request(path, method, body = null) {
  try {
    const headers = body ? { "content-type": "application/json" } : {};
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    return await response.json();
  } catch {
    return { error: label("libraryUnreachable") };
  }
}
