// Copies quotes with their citations, and selections exactly as the articles have them.

import { announce, label } from "./labels.js";
import { selectedWords } from "./selection.js";

const says = new WeakMap(); // what a button says when nothing was copied just now

/** Copies a quote in the form that a button names: text, markdown or link. */
export function copyQuote(from) {
  const quote = quoteIn(from.closest(".pc-quote"));
  const copy = { text: asText, markdown: asMarkdown, link: (one) => one.address }[from.dataset.copy];
  copyText(copy(quote), from);
}

/** A quote's exact words, where they stand, and who says them. */
export function quoteIn(figure) {
  const source = figure.querySelector(".pc-source-line");
  const blockquote = figure.querySelector("blockquote");
  return {
    words: blockquote.textContent,
    speaker: figure.dataset.said,
    head: figure.dataset.under ?? "", // of the table whose row is quoted
    isTable: !!blockquote.firstChild && [...blockquote.childNodes].every((part) => part.className === "pc-row"),
    title: source.querySelector("cite").textContent,
    rest: source.querySelector("span")?.textContent ?? "",
    address: location.origin + figure.dataset.href,
    sha256: figure.dataset.sha256,
    start: Number(figure.dataset.start),
    end: Number(figure.dataset.end),
  };
}

function asText({ words, head, speaker, title, rest, address }) {
  return `${head && `${head}\n`}${words}\n— ${[speaker, title, rest].filter(Boolean).join(" · ")}\n${address}`;
}

/** A quote as Markdown that shows its very characters, but rows of a table as a table under its head. */
export function asMarkdown({ words, head, isTable, speaker, title, rest, address }) {
  const above = head && `${escaped(head)}\n\n`;
  const shown = isTable ? asTable(head, words) : above + escaped(words);
  const lines = shown.split(/\r\n|\r|\n/).map((line) => `> ${line}`.trimEnd());
  const source = [speaker && escaped(speaker), `[${escaped(title)}](${address})`, escaped(rest)];
  return `${lines.join("\n")}\n>\n> — ${source.filter(Boolean).join(" · ")}`;
}

/** Head, rule and rows: "| Year | Sales |", "| --- | --- |", "| 2019 | 1,204 |". */
function asTable(head, rows) {
  const [first, ...others] = [head, ...rows.split(/\r\n|\r|\n/).filter(Boolean)].map(cellsOf);
  return [first, first.map(() => "---"), ...others].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The cells between a row's bars as Markdown; "a \| b" is one. */
function cellsOf(row) {
  const inside = row.trim().replace(/^\||(?<!\\)\|$/g, "");
  return inside.split(/(?<!\\)\|/).map((cell) => escaped(cell.trim()));
}

/** Text that Markdown shows as it is. */
export function escaped(text) {
  const marked = text.replace(/[\\`*_{}[\]<>#|~$&]/g, "\\$&");
  return marked
    .replace(/^(\s*)([-+])(?=\s|$)/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, "$1\\$2")
    .replace(/^([ \t]*)(?=(?:-+|=+)[ \t]*$)/gm, "$1\\")
    .replace(/^(?=(?: {4}| {0,3}\t)[ \t]*\S)[ \t]/gm, (space) => `&#${space.charCodeAt(0)};`); // or it is a block of code
}

/** Puts what is selected in an article or a quote on the clipboard with its very characters. */
export function copySelection(event) {
  const words = selectedWords();
  if (words === null) return;
  event.clipboardData.setData("text/plain", words);
  event.preventDefault();
}

/** Copies a text and says so on the button. */
export async function copyText(text, onButton) {
  if (!says.has(onButton)) says.set(onButton, onButton.textContent);
  const result = (await copied(text)) ? "copied" : "copyFailed";
  onButton.textContent = label(result);
  announce(label(result));
  setTimeout(() => {
    onButton.textContent = says.get(onButton);
    const menu = onButton.closest("details.pc-menu");
    if (document.activeElement === onButton) menu?.querySelector("summary").focus();
    menu?.removeAttribute("open");
  }, 1200);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Over plain HTTP from another machine there is no clipboard, but the old way works.
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
