// The page's words, from ui/labels.py.

const labels = JSON.parse(document.getElementById("pincite-labels").textContent);

/** A label with its {names} filled in. */
export function label(name, values = {}) {
  return labels[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

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
  made.setAttribute("aria-label", name);
  made.title = name;
  made.addEventListener("click", action);
  return made;
}
