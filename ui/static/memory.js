// Keeps conversations in this browser, and nowhere else. Which of them is open belongs
// to the tab, so that two tabs do not write into one another's.

const LIST = "pincite.conversations.1"; // [{id, name, at, questions}], newest first
const TURNS = "pincite.turns.1."; // + id: [{question, html, answered, history, among}]
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
  return Array.isArray(turns) ? turns.filter((turn) => typeof turn?.question === "string") : [];
}

/**
 * Keeps a conversation, {id, turns}; one with no id yet is made, named after its first question.
 * One that was forgotten meanwhile stays forgotten.
 *
 * @returns whether there was room without letting older conversations go
 */
export function keepConversation(conversation) {
  const { turns } = conversation;
  const before = conversations().find((one) => one.id === conversation.id);
  if (!turns.length || (conversation.id && !before)) return true;
  if (!before) {
    conversation.id = Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
    enterConversation(conversation.id);
  }
  const { id } = conversation;
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
  const list = conversations();
  const turns = turnsOf(id);
  write(localStorage, LIST, list.filter((one) => one.id !== id));
  remove(localStorage, TURNS + id);
  return () => {
    write(localStorage, TURNS + id, turns);
    write(localStorage, LIST, list);
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
