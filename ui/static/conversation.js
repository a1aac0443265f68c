// The conversation: questions, and the cards that answer them, in turn.

import { among } from "./among.js";
import { answerTo } from "./asking.js";
import { announce, element, label, parsed } from "./labels.js";
import {
  currentConversation,
  enterConversation,
  keepConversation,
  leaveConversation,
  newId,
  turnsOf,
} from "./memory.js";
import { fetchArticle } from "./source.js";
import { placeOf } from "./citations.js";

const EARLIER = 20;
const LONGEST_EARLIER = 1000;
const SLOW_AFTER = 4000;

let shown = { turns: [] }; // the conversation: {id, turns}, a turn being {id, question, html, answered, history, among}
let turnBefore = Promise.resolve();
const waitingTurns = new Set(); // those begun and not ended, {kept, conversation, card, reply}, shown or not

const log = () => document.getElementById("pc-turns");
export const box = () => document.querySelector("#pc-question textarea");

/** Asks what stands in the question box. Called by Gradio's event. */
export function ask(typed) {
  const question = (box()?.value ?? typed ?? "").trim();
  setBox("");
  if (question) askQuestion(question);
  else box()?.focus();
}

/**
 * Shows a question at once, asks it when its turn has come, shows the answer.
 *
 * @param alone whether it stands alone, whatever was asked before
 */
export async function askQuestion(question, alone = false) {
  const turn = begin(question);
  const before = turnBefore;
  let finish;
  turnBefore = new Promise((resolve) => (finish = resolve));
  await before;
  const earlier = alone ? [] : turn.conversation.turns.filter((one) => one.answered).map((one) => one.question);
  const history = earlier.slice(-EARLIER).map((one) => one.slice(0, LONGEST_EARLIER));
  Object.assign(turn.kept, { history, among: Object.keys(among()) });
  try {
    const { html, answered } = await answerTo({ question, history, documents: turn.kept.among }, turn.told);
    Object.assign(turn.kept, { html, answered });
    end(turn, parsed(html));
    for (const place of turn.card.querySelectorAll("[data-sha256]")) fetchArticle(placeOf(place)).catch(() => {});
  } catch (error) {
    end(turn, failure(error.reason));
  }
  finish();
}

/** Shows another conversation, or with no id a new one. */
export function switchTo(id = null) {
  if (id) enterConversation(id);
  else leaveConversation();
  log().querySelectorAll(".pc-turn").forEach((turn) => turn.remove());
  document.getElementById("pc-welcome")?.removeAttribute("hidden");
  restore();
  setBox("");
  box()?.focus({ preventScroll: true });
}

/** Shows the conversation as it was before the page was loaded anew, or before another was shown. */
export function restore() {
  const current = currentConversation();
  const waiting = [...waitingTurns].filter((turn) => current && turn.conversation.id === current.id);
  // What answers are still to come for is not read again: they would be written to another copy.
  shown = waiting[0]?.conversation ?? (current ? { id: current.id, turns: turnsOf(current.id) } : { turns: [] });
  for (const earlier of shown.turns) {
    const turn = waiting.find((one) => one.kept === earlier);
    if (turn) put(turn.card);
    else draw(earlier).reply.append(earlier.html ? parsed(earlier.html) : failure());
  }
  if (shown.turns.length) log().lastElementChild.scrollIntoView({ block: "start" });
}

/** What is kept of the turn that a card belongs to. */
export function turnAround(inside) {
  return inside.closest(".pc-turn")?.kept;
}

function begin(question) {
  const turn = { kept: { id: newId(), question }, conversation: shown };
  waitingTurns.add(turn);
  Object.assign(turn, draw(turn.kept));
  shown.turns.push(turn.kept);
  remember(turn);
  const waiting = turn.reply.appendChild(element("p", "pc-waiting"));
  waiting.dataset.testid = "searching";
  waiting.append(element("span", "pc-stage", label("searching")));
  const slow = setTimeout(() => (waiting.firstChild.textContent = label("slow")), SLOW_AFTER);
  turn.told = (stage, count) => {
    clearTimeout(slow);
    const words = element("span", "pc-stage", label(stage, { count }));
    words.dataset.stage = stage;
    const same = waiting.querySelector(`[data-stage="${stage}"]`);
    if (same) same.replaceWith(words);
    else if (waiting.querySelector("[data-stage]")) waiting.append(words);
    else waiting.replaceChildren(words);
  };
  turn.stop = () => clearTimeout(slow);
  turn.card.scrollIntoView({ block: "start" });
  return turn;
}

function put(card) {
  document.getElementById("pc-welcome")?.setAttribute("hidden", "");
  return log().appendChild(card);
}

function draw(turn) {
  const card = put(element("section", "pc-turn"));
  card.kept = turn;
  card.append(element("h2", "pc-asked", turn.question));
  return { card, reply: card.appendChild(element("div", "pc-reply")) };
}

function end(turn, content) {
  turn.stop();
  waitingTurns.delete(turn);
  turn.reply.replaceChildren(content);
  remember(turn); // also where the reader has gone to another conversation by now
  if (turn.card.isConnected) turn.card.scrollIntoView({ block: "start" });
}

function remember({ conversation }) {
  if (!keepConversation(conversation)) announce(label("full"), true);
}

function failure(reason) {
  const card = element("article", "pc-answer pc-problem");
  card.dataset.testid = "problem";
  card.setAttribute("role", "alert");
  card.append(element("p", "", reason ?? label("failed")));
  return card;
}

/** Sets the box's text where Gradio's component sees it, too. */
function setBox(text) {
  const area = box();
  if (!area) return;
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
