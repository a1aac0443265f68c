// Which articles the questions go to: all, or those that were ticked in this tab.

import { button, element, label } from "./labels.js";

const KEY = "pincite.among";
let ticked = recalled();

/** The ticked articles, {id: title}; empty for all. */
export function among() {
  return ticked;
}

/** Ticks articles, {id: title}, or unticks what is given as null. */
export function tick(changes) {
  ticked = Object.fromEntries(Object.entries({ ...ticked, ...changes }).filter(([, title]) => title !== null));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ticked));
  } catch {
    // Then the ticks end with the page.
  }
  drawScope();
}

/** Says what is asked, where it is not everything: above the question box and above the table. */
export function drawScope() {
  const titles = Object.values(ticked);
  const says = titles.length === 1 ? label("askingOne", { title: titles[0] }) : label("askingSome", { count: titles.length });
  const all = Object.fromEntries(Object.keys(ticked).map((id) => [id, null]));
  for (const scope of document.querySelectorAll(".pc-scope")) {
    scope.hidden = !titles.length;
    const words = element("span", "", says);
    words.title = titles.join("\n");
    scope.replaceChildren(words, button(label("askAll"), label("askAll"), () => askAll(scope, all)));
  }
  document.dispatchEvent(new CustomEvent("pincite:ticked"));
}

/** Unticks all, and moves the keyboard from the button, which goes, to what is scoped by it. */
function askAll(scope, all) {
  tick(all);
  const table = scope.closest("#pc-shelves");
  (table ? table.querySelector("#pc-tick-all input") : document.querySelector("#pc-question textarea")).focus();
}

function recalled() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}
