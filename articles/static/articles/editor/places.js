// Where the lines of the text stand, in pixels: a text field doesn't say, so a copy of
// it does that nobody sees or hears. Only what changed in it is laid out again.
"use strict";
window.deskPlaces = (() => {
  const mirrors = new WeakMap();

  function made(text) {
    const box = document.createElement("div");
    box.className = "editor-mirror";
    box.ariaHidden = "true";
    text.parentElement.append(box);
    const mirror = { box, lines: [] };
    mirrors.set(text, mirror);
    return mirror;
  }

  function row(line) {
    const made = document.createElement("div");
    made.textContent = line || "\u200b"; // an empty line has a height, too
    return made;
  }

  // The copy, brought up to date.
  function mirrorOf(text) {
    const mirror = mirrors.get(text) || made(text);
    const { box, lines } = mirror;
    const width = `${text.clientWidth}px`;
    if (box.style.width !== width) box.style.width = width;
    if (mirror.value === text.value) return mirror;
    mirror.value = text.value;
    const now = mirror.value.split("\n");
    const most = Math.min(lines.length, now.length);
    let head = 0;
    while (head < most && lines[head] === now[head]) head += 1;
    let tail = 0;
    while (tail < most - head && lines.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
    for (let left = lines.length - tail - head; left > 0; left -= 1)
      box.children[head].remove();
    const rows = now.slice(head, now.length - tail).map(row);
    const next = box.children[head] || null;
    const all = document.createDocumentFragment();
    all.append(...rows);
    box.insertBefore(all, next);
    mirror.lines = now;
    return mirror;
  }

  // Distances are from the upper edge of the text, whatever of it is in view.
  function topOfLine(text, number) {
    const { box } = mirrorOf(text);
    const line = box.children[number];
    return line ? line.offsetTop : (box.lastElementChild?.offsetTop || 0);
  }

  function topOf(text, offset) {
    const { box, value } = mirrorOf(text);
    const number = window.deskEditing.lineNumber(value, offset);
    const line = box.children[number];
    const within = offset - window.deskEditing.lineStart(value, offset);
    if (!line.firstChild || !within) return line.offsetTop;
    const range = document.createRange();
    range.setStart(line.firstChild, Math.min(within, line.firstChild.length));
    const { top } = range.getBoundingClientRect();
    return line.offsetTop + top - line.getBoundingClientRect().top;
  }

  // The number of the line at a height.
  function lineAt(text, height) {
    const { box, lines } = mirrorOf(text);
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (box.children[middle].offsetTop <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return Object.freeze({ topOf, topOfLine, lineAt });
})();
