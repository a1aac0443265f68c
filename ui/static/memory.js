// Keeps the conversation over a reload of this tab: Gradio reloads the page when it
// has lost the server and found it again. Nothing leaves the browser.

const KEY = "pincite.conversation";
const KEPT = 50;

/** Keeps the turns: {question, html, answered}, html being what the server sent. */
export function remember(turns) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(turns.slice(-KEPT)));
  } catch {
    // Storage is full or forbidden: the conversation then ends with the page.
  }
}

/** The turns that were kept. */
export function recalled() {
  try {
    const turns = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(turns) ? turns.filter((turn) => typeof turn?.question === "string") : [];
  } catch {
    return [];
  }
}
