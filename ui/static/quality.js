// The quality view: the last evaluation, as the server draws it.

import { element, label, parsed } from "./labels.js";

/** Fetches and shows the last evaluation. */
export async function drawQuality() {
  const body = document.getElementById("pc-quality-body");
  if (!body.childElementCount) body.replaceChildren(element("p", "pc-lead", label("qualityLoading")));
  try {
    const response = await fetch("/page/quality");
    if (!response.ok) throw new Error(response.statusText);
    body.replaceChildren(parsed(await response.text()));
  } catch {
    body.replaceChildren(element("p", "pc-lead", label("figuresUnreachable")));
  }
}
