// The conversation: it lives in this tab alone; the server keeps none of it.

import { element, label } from "./labels.js";
import { recalled, remember } from "./memory.js";
import { copyText, fetchArticle, openSource } from "./source.js";

const EARLIER = 20;
const SLOW_AFTER = 4000;
const GIVE_UP_AFTER = 60000;

let turns = 0;
let kept = []; // what is shown and remembered: {question, html, answered}
let current = null;
let lastChip = null;
let turnBefore = Promise.resolve();

const log = () => document.getElementById("pc-turns");
export const box = () => document.querySelector("#pc-question textarea");

/**
 * Shows a question at once and, when its turn has come, gives Gradio what to send.
 * Called by Gradio's event before it asks the server.
 */
export async function ask(typed) {
  const question = (box()?.value ?? typed ?? "").trim();
  if (!question) {
    box()?.focus();
    return ["", { turn: null }];
  }
  setBox("");
  const turn = begin(question);
  const before = turnBefore;
  turnBefore = turn.over;
  await before;
  current = turn;
  turn.timer = setTimeout(() => fail(turn), GIVE_UP_AFTER);
  const answered = kept.filter((earlier) => earlier.answered).map((earlier) => earlier.question);
  return [question, { turn: turn.number, history: kept.includes(turn.kept) ? answered.slice(-EARLIER) : [] }];
}

/** Puts an answer in its place. Called by Gradio when an event has ended, well or not. */
export function receive(reply) {
  const turn = current;
  const blank = reply?.turn === null;
  if (!turn || turn.done || blank) return;
  if (reply?.turn !== turn.number) {
    fail(turn);
    return;
  }
  Object.assign(turn.kept, { html: reply.html, answered: reply.answered });
  end(turn, parsed(reply.html));
  for (const place of turn.card.querySelectorAll("[data-sha256]")) fetchArticle(placeOf(place)).catch(() => {});
}

/** Forgets the conversation. */
export function startAnew() {
  kept = [];
  remember(kept);
  log().querySelectorAll(".pc-turn").forEach((turn) => turn.remove());
  document.getElementById("pc-welcome")?.removeAttribute("hidden");
  setBox("");
  box()?.focus();
}

/** Shows the conversation as it was before the page was loaded anew. */
export function restore() {
  kept = recalled();
  for (const earlier of kept) draw(earlier.question).reply.append(earlier.html ? parsed(earlier.html) : failure());
  log().lastElementChild.scrollIntoView({ block: "start" });
}

/** Asks one of the example questions. */
export function askExample(question) {
  setBox(question);
  document.getElementById("pc-ask")?.click();
}

/** Opens the place a chip, quote or passage stands for. */
export function openCitation(from) {
  const holder = from.closest("[data-sha256]");
  const card = holder.closest(".pc-answer");
  const same = [...card.querySelectorAll(".pc-quote")].filter(
    (other) => other !== holder && other.dataset.sha256 === holder.dataset.sha256,
  );
  lastChip = holder.querySelector("button[data-open]");
  openSource(placeOf(holder), same.map(placeOf), lastChip);
}

/** Opens the citation after (or before) the one last opened. */
export function stepCitation(by) {
  const chips = [...document.querySelectorAll("[data-testid=citation]")];
  if (!chips.length) return;
  const at = chips.indexOf(lastChip);
  const next = at < 0 ? (by > 0 ? 0 : chips.length - 1) : Math.min(Math.max(at + by, 0), chips.length - 1);
  chips[next].closest(".pc-quote").scrollIntoView({ block: "nearest" });
  openCitation(chips[next]);
}

/** Copies a quote with its source and its address. */
export function copyQuote(from) {
  const holder = from.closest("[data-sha256]");
  const words = holder.querySelector("blockquote").textContent;
  const source = [...holder.querySelector(".pc-source-line").children].map((part) => part.textContent).join(" · ");
  copyText(`${words}\n— ${source}\n${location.origin}${holder.dataset.href}`, from);
}

function placeOf({ dataset }) {
  return { id: dataset.document, sha256: dataset.sha256, start: Number(dataset.start), end: Number(dataset.end) };
}

function begin(question) {
  const turn = { number: (turns += 1), done: false, kept: { question }, ...draw(question) };
  turn.over = new Promise((resolve) => (turn.finish = resolve));
  kept.push(turn.kept);
  remember(kept);
  const waiting = turn.reply.appendChild(element("p", "pc-waiting", label("searching")));
  waiting.dataset.testid = "searching";
  setTimeout(() => turn.done || (waiting.textContent = label("slow")), SLOW_AFTER);
  turn.card.scrollIntoView({ block: "start" });
  return turn;
}

function draw(question) {
  document.getElementById("pc-welcome")?.setAttribute("hidden", "");
  const card = log().appendChild(element("section", "pc-turn"));
  card.append(element("h2", "pc-asked", question));
  return { card, reply: card.appendChild(element("div", "pc-reply")) };
}

function end(turn, content) {
  turn.done = true;
  clearTimeout(turn.timer);
  turn.reply.replaceChildren(content);
  remember(kept);
  if (turn.card.isConnected) turn.card.scrollIntoView({ block: "start" });
  turn.finish();
}

function fail(turn) {
  if (!turn.done) end(turn, failure());
}

function failure() {
  const card = element("article", "pc-answer pc-problem");
  card.dataset.testid = "problem";
  card.setAttribute("role", "alert");
  card.append(element("p", "", label("failed")));
  return card;
}

/** The elements of a card; its texts were escaped by ui/cards.py. */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Sets the box's text where Gradio's component sees it, too. */
function setBox(text) {
  const area = box();
  if (!area) return;
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
