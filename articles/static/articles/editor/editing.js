// What every part of the editor changes the text with: through the browser's own
// editing, so that Ctrl+Z takes each change back in one step.
"use strict";
window.deskEditing = (() => {
  // Where two texts begin and cease to differ, and never between the two halves of
  // one character.
  function difference(before, after) {
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) head += 1;
    let tail = 0;
    while (
      tail < most - head &&
      before[before.length - 1 - tail] === after[after.length - 1 - tail]
    )
      tail += 1;
    const isHigh = (unit) => unit >= "\ud800" && unit <= "\udbff";
    const isLow = (unit) => unit >= "\udc00" && unit <= "\udfff";
    if (head && isHigh(before[head - 1])) head -= 1;
    if (tail && isLow(before[before.length - tail])) tail -= 1;
    return { head, tail };
  }

  function typed(text, from, to, words) {
    if (document.activeElement !== text) return false;
    text.setSelectionRange(from, to);
    return words
      ? document.execCommand("insertText", false, words)
      : document.execCommand("delete");
  }

  // Puts `replacement` in the place of start…end, changing only what differs. Selects
  // `select`, a pair of offsets in the new text; without it the selection stays where
  // it was. Whoever has gone on to another field is left there.
  function replaceRange(text, start, end, replacement, { select } = {}) {
    const before = text.value.slice(start, end);
    const { head, tail } = difference(before, replacement);
    const from = start + head;
    const to = end - tail;
    const words = replacement.slice(head, replacement.length - tail);
    const grown = words.length - (to - from);
    const moved = (offset) => {
      if (offset <= from) return offset;
      return offset >= to ? offset + grown : from + words.length;
    };
    const kept = [moved(text.selectionStart), moved(text.selectionEnd)];
    const { scrollTop } = text;
    if ((from < to || words) && !typed(text, from, to, words)) {
      text.setRangeText(words, from, to);
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    text.setSelectionRange(...(select || kept));
    if (!select) text.scrollTop = scrollTop;
  }

  function lineStart(value, offset) {
    return offset ? value.lastIndexOf("\n", offset - 1) + 1 : 0;
  }

  function lineEnd(value, offset) {
    const end = value.indexOf("\n", offset);
    return end < 0 ? value.length : end;
  }

  // The whole lines that a selection touches. One that ends with a line break does
  // not touch the line after it.
  function wholeLines(value, start, end) {
    const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
    const from = lineStart(value, start);
    const to = lineEnd(value, last);
    return { start: from, end: to, lines: value.slice(from, to).split("\n") };
  }

  // The lines around an offset that no blank line parts.
  function paragraph(value, offset) {
    let { start, end } = wholeLines(value, offset, offset);
    if (!value.slice(start, end).trim()) return { start, end, lines: [""] };
    while (start) {
      const above = lineStart(value, start - 1);
      if (!value.slice(above, start - 1).trim()) break;
      start = above;
    }
    while (end < value.length) {
      const below = lineEnd(value, end + 1);
      if (!value.slice(end + 1, below).trim()) break;
      end = below;
    }
    return { start, end, lines: value.slice(start, end).split("\n") };
  }

  // The number of the line that an offset is in, from 0.
  function lineNumber(value, offset) {
    let number = 0;
    let at = value.indexOf("\n");
    while (at >= 0 && at < offset) {
      number += 1;
      at = value.indexOf("\n", at + 1);
    }
    return number;
  }

  // Where line `number` begins, or the end of the text.
  function lineOffset(value, number) {
    let offset = 0;
    for (let line = 0; line < number; line += 1) {
      const end = value.indexOf("\n", offset);
      if (end < 0) return value.length;
      offset = end + 1;
    }
    return offset;
  }

  // The line breaks that are missing for what comes at `offset` to be a paragraph of
  // its own.
  function breaksBefore(value, offset) {
    const above = value.slice(Math.max(0, offset - 2), offset);
    if (!offset) return "";
    return "\n".repeat(2 - above.match(/\n{0,2}$/)[0].length);
  }

  function breaksAfter(value, offset) {
    if (offset === value.length) return "";
    return "\n".repeat(2 - value.slice(offset, offset + 2).match(/^\n{0,2}/)[0].length);
  }

  return Object.freeze({
    replaceRange,
    lineStart,
    lineEnd,
    wholeLines,
    paragraph,
    lineNumber,
    lineOffset,
    breaksBefore,
    breaksAfter,
  });
})();
