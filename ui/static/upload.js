// Adds files to the library, one after another, each with its progress and its result.

import { element, label } from "./labels.js";
import { libraryChanged } from "./library.js";

const LIMIT = 20_000_000;
let before = Promise.resolve();

/** Sends files that were chosen or dropped. */
export function uploadFiles(files) {
  for (const file of files) {
    const row = document.getElementById("pc-uploads").appendChild(element("li"));
    row.append(element("strong", "", file.name), element("span"));
    before = before.then(() => upload(file, row));
  }
  before = before.then(libraryChanged);
}

async function upload(file, row) {
  const says = row.lastElementChild;
  if (file.size > LIMIT) {
    refuse(row, label("tooLarge", { size: (file.size / 1e6).toFixed(1) }));
    return;
  }
  const bar = element("progress");
  bar.setAttribute("aria-label", file.name);
  row.insertBefore(bar, says);
  says.textContent = label("uploading");
  const { status, said } = await send(file, (share) => {
    bar.value = share;
    if (share < 1) return;
    bar.removeAttribute("value"); // how long the models will take is not known
    says.textContent = label("indexing");
  });
  bar.remove();
  if (status === 200) {
    row.className = "pc-done";
    says.textContent = result(said);
  } else {
    refuse(row, said?.error?.replace(`${file.name}: `, "") ?? label("uploadFailed"));
  }
}

function send(file, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/documents?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    request.responseType = "json";
    request.addEventListener("loadend", () => resolve({ status: request.status, said: request.response }));
    request.send(file);
  });
}

function result(said) {
  const kinds = ["added", "updated", "unchanged"].filter((kind) => said[kind]);
  return kinds.map((kind) => label(`${kind}${said[kind] === 1 ? "One" : "Many"}`, { count: said[kind] })).join(", ");
}

function refuse(row, message) {
  row.className = "pc-refused";
  row.lastElementChild.textContent = message;
}
