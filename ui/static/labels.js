// The page's words, from ui/labels.py, and the few ways elements are made of them.

const labels = JSON.parse(document.getElementById("pincite-labels").textContent);

const NOTICE_FOR = 8000;

/** A label with its {names} filled in. */
export function label(name, values = {}) {
  return labels[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** A number as it is printed. */
export const number = (value) => value.toLocaleString("en");

/** An element with a class and a text; text is never read as HTML. */
export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** A quiet button. */
export function button(text, name, action) {
  const made = element("button", "pc-quiet", text);
  made.type = "button";
  if (name !== text) {
    made.setAttribute("aria-label", name);
    made.title = name;
  }
  made.addEventListener("click", action);
  return made;
}

/** The elements of HTML that the server made; its texts were escaped there. */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Says something to readers who listen; on request also, for a while, to those who look. */
export function announce(text, shown = false) {
  const live = document.getElementById("pc-live");
  if (!live) return;
  live.textContent = text;
  live.classList.toggle("pc-shown", shown);
  if (shown) setTimeout(() => live.classList.remove("pc-shown"), NOTICE_FOR);
}
