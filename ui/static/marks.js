// “This answer is wrong”: sends the question, the answer and what the reader says of it.

import { placeOf } from "./citations.js";
import { turnAround } from "./conversation.js";
import { button, element, label } from "./labels.js";
import { lastSelected } from "./selection.js";

/** Adds the words selected in an article to those that should have been quoted. */
export function takeSelected(from) {
  const form = from.closest("form");
  const place = lastSelected();
  if (!place) {
    say(form, label("noSelection"));
    return;
  }
  const item = form.querySelector(".pc-right ul").appendChild(element("li"));
  item.place = place;
  item.append(element("q", "", place.words), button("×", label("dropWords"), () => item.remove()));
  say(form, "");
}

/** Sends what the form says. */
export async function sendMark(form) {
  const card = form.closest(".pc-answer");
  const turn = turnAround(card);
  const mark = {
    question: turn.question,
    history: turn.history ?? [],
    documents: turn.among ?? [],
    outcome: card.dataset.outcome,
    confidence: Number(card.dataset.confidence),
    quotes: [...card.querySelectorAll(".pc-quote")].map((quote) => span(placeOf(quote))),
    mark: new FormData(form).get("mark"),
    right: [...form.querySelectorAll(".pc-right li")].map((item) => span(item.place)),
    note: form.elements.note.value.trim(),
  };
  try {
    const response = await fetch("/api/marks", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(mark),
    });
    const said = await response.json();
    say(form, response.ok ? label("kept", { file: said.kept }) : said.error);
  } catch {
    say(form, label("unreachable"));
  }
}

function span({ id, sha256, start, end }) {
  return { document: id, sha256, start, end };
}

function say(form, text) {
  form.querySelector(".pc-kept").textContent = text;
}
