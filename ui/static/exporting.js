// A conversation as a file: Markdown, or one page that needs nothing else.

import { asMarkdown, escaped, quoteIn } from "./copying.js";
import { element, label } from "./labels.js";

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.05rem/1.6 Charter, Georgia, serif; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; line-height: 1.35; }
h3 { font-size: 1rem; } p { margin: .4rem 0; } .small { font: .85rem/1.5 system-ui, sans-serif; opacity: .8; }
blockquote { margin: 1rem 0 .3rem; padding-left: 1rem; border-left: 3px solid #b98a12; overflow-wrap: anywhere; }
.pc-tag { font-size: 0; } .pc-break { display: block; height: .5em; overflow: hidden; line-height: 0; }
.pc-row { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; } .pc-row + .pc-row { margin-top: .6rem; }
.pc-cell { min-width: 5rem; line-height: 1.4; }
.pc-cell::before { display: block; min-height: 1.4em; content: attr(data-head); }
.pc-cell::before { font: .8rem/1.4 system-ui, sans-serif; opacity: .8; }`;

const FRAMING =
  ".pc-notes li, .pc-framing, .pc-missing li, .pc-looked, .pc-problem p:not(.pc-framing), .pc-confidence, .pc-among";

/** Saves the open conversation, in the form "markdown" or "html". */
export function exportConversation(name, form) {
  const turns = [...document.querySelectorAll("#pc-turns .pc-turn")].map(turnIn);
  const [text, type, suffix] =
    form === "html" ? [asPage(name, turns), "text/html", "html"] : [markdown(name, turns), "text/markdown", "md"];
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `${name.replace(/[^\p{L}\p{N} -]+/gu, "").trim().slice(0, 60) || "conversation"}.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** What a turn shows: question, lines of framing, and quotes under their headings. */
function turnIn(turn) {
  const words = (selector) => [...turn.querySelectorAll(selector)].map((one) => one.textContent);
  const parts = [...turn.querySelectorAll(".pc-group > h3, .pc-quote")];
  return {
    question: turn.querySelector(".pc-asked").textContent,
    framing: words(FRAMING),
    parts: parts.map((part) =>
      part.matches("h3") ? { heading: part.textContent } : { ...quoteIn(part), shown: part.querySelector("blockquote") },
    ),
  };
}

function digest(quote) {
  return label("digest", { sha256: quote.sha256, start: quote.start, end: quote.end });
}

function markdown(name, turns) {
  const blocks = [`# ${escaped(name)}`, `*${label("exported")}*`];
  for (const { question, framing, parts } of turns) {
    blocks.push(`## ${escaped(question.replace(/\s+/g, " "))}`, framing.map(escaped).join("  \n"));
    for (const part of parts) {
      blocks.push(part.heading ? `### ${escaped(part.heading)}` : `${asMarkdown(part)}  \n> \`${digest(part)}\``);
    }
  }
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function asPage(name, turns) {
  const page = document.implementation.createHTMLDocument(name);
  page.documentElement.lang = "en";
  const charset = element("meta");
  charset.setAttribute("charset", "utf-8");
  const policy = element("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  page.head.prepend(charset, policy);
  page.head.append(element("style", "", STYLE));
  page.body.append(element("h1", "", name), element("p", "small", label("exported")));
  for (const { question, framing, parts } of turns) {
    page.body.append(element("h2", "", question), ...framing.map((line) => element("p", "", line)));
    for (const part of parts) page.body.append(...(part.heading ? [element("h3", "", part.heading)] : figure(part)));
  }
  // The HTML parser would make a carriage return a line feed.
  return `<!doctype html>\n${page.documentElement.outerHTML.replaceAll("\r", "&#13;")}\n`;
}

function figure(quote) {
  const words = element("blockquote");
  words.cite = quote.address;
  words.append(...quote.shown.cloneNode(true).childNodes);
  const source = element("p", "small", quote.speaker ? `${quote.speaker} · ` : "");
  const link = element("a", "", quote.title);
  link.href = quote.address;
  source.append(link, quote.rest ? ` · ${quote.rest}` : "", ` · ${digest(quote)}`);
  const isLabelled = words.querySelector(".pc-cell"); // each cell then bears its head
  return quote.head && !isLabelled ? [element("p", "small", quote.head), words, source] : [words, source];
}
