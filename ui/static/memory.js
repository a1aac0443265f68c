// Keeps conversations in this browser, and nowhere else. Which of them is open belongs
// to the tab; where two have the same open, what either asked is kept.

const LIST = "pincite.conversations.1"; // [{id, name, at, questions}], newest first
const TURNS = "pincite.turns.1."; // + id: [{id, question, html, answered, history, among}]
const CURRENT = "pincite.current";

/** What is known of every conversation, newest first. */
export function conversations() {
  const list = read(localStorage, LIST, []);
  return Array.isArray(list) ? list.filter((one) => typeof one?.id === "string") : [];
}

/** The conversation open in this tab, if it was ever kept. */
export function currentConversation() {
  const id = read(sessionStorage, CURRENT, null);
  return conversations().find((one) => one.id === id) ?? null;
}

/** The turns of a conversation. */
export function turnsOf(id) {
  const turns = read(localStorage, TURNS + id, []);
  if (!Array.isArray(turns)) return [];
  // Earlier versions gave turns no id.
  return turns.filter((turn) => typeof turn?.question === "string").map((turn, number) => ({ id: String(number), ...turn }));
}

/**
 * Keeps a conversation, {id, turns}, beside the turns that another tab kept of it; one with no id
 * yet is made, named after its first question. One that was forgotten meanwhile stays forgotten.
 *
 * @returns whether there was room without letting older conversations go
 */
export function keepConversation(conversation) {
  const before = conversations().find((one) => one.id === conversation.id);
  if (!conversation.turns.length || (conversation.id && !before)) return true;
  if (!before) {
    conversation.id = newId();
    enterConversation(conversation.id);
  }
  const { id } = conversation;
  const turns = merged(turnsOf(id), conversation.turns);
  const known = { id, name: before?.name ?? turns[0].question, at: Date.now(), questions: turns.length };
  let room = true;
  for (;;) {
    const others = conversations().filter((one) => one.id !== id);
    if (write(localStorage, TURNS + id, turns) && write(localStorage, LIST, [known, ...others])) return room;
    if (!others.length) return false;
    room = false;
    forgetConversation(others.at(-1).id);
  }
}

/** The turns kept and this tab's, each once, with its answer if either has it. */
function merged(kept, ours) {
  const own = new Map(ours.map((turn) => [turn.id, turn]));
  const known = new Set(kept.map((turn) => turn.id));
  const updated = kept.map((turn) => (own.get(turn.id)?.html || !turn.html ? (own.get(turn.id) ?? turn) : turn));
  return [...updated, ...ours.filter((turn) => !known.has(turn.id))];
}

/** An id that nothing else in this browser has. */
export function newId() {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
}

/** Has the next turn kept begin a new conversation. */
export function leaveConversation() {
  remove(sessionStorage, CURRENT);
}

/** Makes a kept conversation this tab's. */
export function enterConversation(id) {
  write(sessionStorage, CURRENT, id);
}

export function renameConversation(id, name) {
  write(localStorage, LIST, conversations().map((one) => (one.id === id ? { ...one, name } : one)));
}

/** Forgets a conversation; returns what brings it back. */
export function forgetConversation(id) {
  const others = () => conversations().filter((one) => one.id !== id);
  const forgotten = conversations().filter((one) => one.id === id);
  const turns = turnsOf(id);
  write(localStorage, LIST, others());
  remove(localStorage, TURNS + id);
  return () => {
    write(localStorage, TURNS + id, turns);
    write(localStorage, LIST, [...others(), ...forgotten].sort((one, other) => other.at - one.at));
  };
}

function read(storage, key, otherwise) {
  try {
    return JSON.parse(storage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    // Storage is full or forbidden.
    return false;
  }
}

function remove(storage, key) {
  try {
    storage.removeItem(key);
  } catch {
    // Forbidden: then nothing is stored either.
  }
}
