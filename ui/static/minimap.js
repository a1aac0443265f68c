// Where the quotes stand in the article, at a glance: a line as long as the text.

import { element } from "./labels.js";

/** The map of an article's body that is shown; it follows scrolling and size. */
export function drawMap(body) {
  const map = element("div", "pc-map");
  map.setAttribute("aria-hidden", "true"); // the same is told in words above the article
  const seen = map.appendChild(element("i", "pc-map-seen"));

  const height = () => body.lastElementChild.getBoundingClientRect().bottom - top();
  const top = () => body.getBoundingClientRect().top - body.scrollTop;
  const percent = (pixels) => `${Math.min(100, (100 * pixels) / Math.max(1, height()))}%`;

  function drawMarks() {
    map.querySelectorAll(".pc-map-mark, .pc-map-other").forEach((old) => old.remove());
    for (const mark of body.querySelectorAll("p > mark")) {
      const line = map.appendChild(element("i", mark.matches(".pc-mark") ? "pc-map-mark" : "pc-map-other"));
      const box = mark.getBoundingClientRect();
      line.style.top = percent(box.top - top());
      line.style.height = percent(box.height);
    }
    drawSeen();
  }

  function drawSeen() {
    seen.style.top = percent(body.scrollTop);
    seen.style.height = percent(Math.min(body.clientHeight, height() - body.scrollTop));
  }

  body.addEventListener("scroll", drawSeen, { passive: true });
  map.addEventListener("click", (event) => {
    const share = (event.clientY - map.getBoundingClientRect().top) / map.clientHeight;
    body.scrollTop = share * height() - body.clientHeight / 2;
  });
  new ResizeObserver(drawMarks).observe(body);
  return map;
}
