// The panel of conversations: reopen, rename, delete, save as a file.

import { switchTo } from "./conversation.js";
import { exportConversation } from "./exporting.js";
import { button, element, label } from "./labels.js";
import {
  conversations,
  currentConversation,
  forgetConversation,
  leaveConversation,
  renameConversation,
} from "./memory.js";

let panel = null;

/** Opens the panel. */
export function openConversations() {
  panel ??= document.getElementById("pc-room").appendChild(element("dialog", "pc-panel"));
  panel.setAttribute("aria-label", label("conversations"));
  panel.addEventListener("click", (event) => event.target === panel && panel.close());
  draw();
  panel.showModal();
}

function draw(undo = null) {
  const open = currentConversation();
  const head = element("div", "pc-panel-head");
  head.append(element("h2", "", label("conversations")), button("×", label("closePanel"), () => panel.close()));
  panel.replaceChildren(head);
  if (undo) panel.append(undo);
  if (open) panel.append(saving(open));
  const all = conversations();
  if (!all.length) panel.append(element("p", "pc-lead", label("noConversations")));
  const list = panel.appendChild(element("ul"));
  for (const one of all) list.append(item(one, one.id === open?.id));
}

/** Draws the panel anew, with the keyboard where it was: at a conversation. */
function drawAt(id) {
  draw();
  [...panel.querySelectorAll("li")].find((row) => row.dataset.conversation === id)?.querySelector("button").focus();
}

function saving(open) {
  const row = element("p", "pc-saving");
  row.append(
    button(label("exportMarkdown"), label("exportMarkdown"), () => exportConversation(open.name, "markdown")),
    button(label("exportHtml"), label("exportHtml"), () => exportConversation(open.name, "html")),
  );
  return row;
}

function item(one, isOpen) {
  const row = element("li");
  row.dataset.conversation = one.id;
  const reopen = button(one.name, label("reopenLong", { name: one.name }), () => {
    panel.close();
    switchTo(one.id);
  });
  reopen.className = "pc-reopen";
  if (isOpen) reopen.setAttribute("aria-current", "true");
  const count = one.questions === 1 ? label("questionsOne") : label("questionsMany", { count: one.questions });
  const when = new Date(one.at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const line = element("p", "pc-meta");
  const actions = element("span");
  line.append(element("span", "", [isOpen && label("conversationNow"), count, when].filter(Boolean).join(" · ")), actions);
  actions.append(
    button(label("rename"), label("renamedLong", { name: one.name }), () => rename(row, one)),
    button(label("delete"), label("deleteLong", { name: one.name }), () => forget(one, isOpen)),
  );
  row.append(reopen, line);
  return row;
}

function rename(row, one) {
  const form = element("form");
  const name = form.appendChild(element("input"));
  Object.assign(name, { type: "text", value: one.name, maxLength: 200 });
  name.setAttribute("aria-label", label("renameLong"));
  const save = form.appendChild(element("button", "pc-small", label("rename")));
  save.type = "submit";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (name.value.trim()) renameConversation(one.id, name.value.trim());
    drawAt(one.id);
  });
  name.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // of the panel's closing
    event.stopPropagation();
    drawAt(one.id);
  });
  row.replaceChildren(form);
  name.select();
}

function forget(one, isOpen) {
  const bringBack = forgetConversation(one.id);
  if (isOpen) {
    leaveConversation();
    switchTo();
  }
  const undo = element("p", "pc-undone");
  const back = button(label("undo"), label("undo"), () => {
    bringBack();
    if (isOpen) switchTo(one.id);
    drawAt(one.id);
  });
  undo.append(label("removed", { title: one.name }), " ", back);
  draw(undo);
  back.focus();
}
