// What stands in the text for a picture on its way: paragraphs of their own, which the
// pictures take the places of. Ctrl+Z never comes back to one whose picture has come.
"use strict";
window.deskPlaceholders = (() => {
  const { replaceRange, breaksBefore, breaksAfter } = window.deskEditing;
  const MOST_STEPS = 100; // what was typed in a dialog may lie between
  const done = new Set();
  const chains = new WeakMap(); // what follows on one another in a text, by our changes
  let number = 0;

  function change(text, run) {
    const before = text.value;
    run();
    const chain = chains.get(text);
    if (chain?.at(-1) === before) chain.push(text.value);
    else chains.set(text, [before, text.value]);
  }

  // Puts paragraphs at the cursor, and the cursor after them.
  function insert(text, paragraphs) {
    const { value, selectionEnd: end } = text;
    const before = breaksBefore(value, end);
    const after = breaksAfter(value, end) || (value.length === end ? "\n\n" : "");
    const words = before + paragraphs.join("\n\n");
    const cursor = end + words.length + 2;
    change(text, () =>
      replaceRange(text, end, end, words + after, { select: [cursor, cursor] }),
    );
    return { before, after };
  }

  // Puts a placeholder for each of `count` pictures.
  function place(text, count) {
    const marks = Array.from({ length: count }, () => {
      const words = gettext("Sending picture %(number)s…");
      return `![${interpolate(words, { number: (number += 1) }, true)}]()`;
    });
    return { marks, left: count, taken: 0, ...insert(text, marks) };
  }

  function isThere(text, mark) {
    return text.value.includes(mark);
  }

  // Puts a picture in the place of its mark.
  function fill(text, batch, mark, code) {
    done.add(mark);
    batch.left -= 1;
    batch.taken += 1;
    const start = text.value.indexOf(mark);
    if (start < 0) return;
    change(text, () => replaceRange(text, start, start + mark.length, code));
  }

  // Takes a mark out, and the line breaks that came with it.
  function drop(text, batch, mark) {
    done.add(mark);
    batch.left -= 1;
    const { value } = text;
    let start = value.indexOf(mark);
    if (start < 0) return;
    let end = start + mark.length;
    const all = batch.before + mark + batch.after;
    const isLast = !batch.left && !batch.taken;
    if (isLast && value.startsWith(all, start - batch.before.length)) {
      start -= batch.before.length;
      end = start + all.length;
    } else if (value.startsWith("\n\n", end)) end += 2;
    else if (value.slice(0, start).endsWith("\n\n")) start -= 2;
    change(text, () => replaceRange(text, start, end, ""));
  }

  function isStale(text) {
    const { value } = text;
    return chains.get(text)?.includes(value) && [...done].some((m) => value.includes(m));
  }

  function goOn(text, command) {
    for (let step = 0; step < MOST_STEPS && isStale(text); step += 1)
      if (!document.execCommand(command)) return;
    text.focus();
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const text of document.querySelectorAll(".editor textarea"))
      text.addEventListener("input", ({ inputType }) => {
        const command = { historyUndo: "undo", historyRedo: "redo" }[inputType];
        if (command && isStale(text)) setTimeout(() => goOn(text, command));
      });
  });

  return Object.freeze({ insert, place, isThere, fill, drop });
})();
