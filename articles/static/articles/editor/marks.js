// Bold and italic: what to change for a word, a selection or several lines to have the
// marks, or to lose them.
"use strict";
window.deskMarks = (() => {
  // What stands before the words of a line: quote, list and heading signs.
  const SIGNS =
    /^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?/;
  const CALLOUT = /^[ \t>]*\[!\w+\][ \t]*$/;
  const WORD_BEFORE = /[\p{L}\p{N}\p{M}'’-]*$/u;
  const WORD_AFTER = /^[\p{L}\p{N}\p{M}'’-]*/u;
  const MOST = 3; // ***bold and italic***

  function runBefore(value, offset, sign) {
    let length = 0;
    while (length < MOST && value[offset - 1 - length] === sign) length += 1;
    return length;
  }

  function runAfter(value, offset, sign) {
    let length = 0;
    while (length < MOST && value[offset + length] === sign) length += 1;
    return length;
  }

  function has(length, size) {
    return size === 2 ? length >= 2 : length === 1 || length === 3;
  }

  // A piece of one line with the marks that stand around its words.
  function inspected(value, start, end) {
    const inner = value.slice(start, end);
    const [run = ""] = inner.match(/^(?:\*{1,3}|_{1,3})/) || [];
    if (run && inner.length > 2 * run.length && inner.endsWith(run)) {
      if (!inner.slice(run.length, -run.length).includes(run)) {
        start += run.length;
        end -= run.length;
      }
    }
    for (const sign of "*_") {
      const length = Math.min(runBefore(value, start, sign), runAfter(value, end, sign));
      if (length) return { start, end, sign, length };
    }
    return { start, end, sign: "*", length: 0 };
  }

  // The words of the selection, line by line.
  function pieces(value, start, end) {
    const { start: first, lines } = window.deskEditing.wholeLines(value, start, end);
    const found = [];
    let at = first;
    for (const line of lines) {
      const from = Math.max(start, at + line.match(SIGNS)[0].length);
      const to = Math.min(end, at + line.length);
      const words = value.slice(from, to);
      if (words.trim() && !CALLOUT.test(line)) {
        const left = words.length - words.trimStart().length;
        const right = words.length - words.trimEnd().length;
        found.push(inspected(value, from + left, to - right));
      }
      at += line.length + 1;
    }
    return found;
  }

  // The words of a piece without marks of this size, which can't hold one another.
  function bare(words, size) {
    const marks = size === 2 ? /(?<!\\)\*\*/g : /(?<![*\\])\*(?!\*)/g;
    const count = words.match(marks)?.length || 0;
    return count % 2 ? words : words.replace(marks, "");
  }

  function overPieces(value, found, size) {
    const isOn = found.every((piece) => has(piece.length, size));
    const start = found[0].start - found[0].length;
    const last = found.at(-1);
    const end = last.end + last.length;
    let replacement = "";
    let at = start;
    const select = [];
    for (const piece of found) {
      const on = has(piece.length, size);
      const length = piece.length + (isOn ? -size : on ? 0 : size);
      const words = value.slice(piece.start, piece.end);
      const marks = piece.sign.repeat(length);
      replacement += value.slice(at, piece.start - piece.length) + marks;
      select[0] ??= start + replacement.length;
      replacement += isOn || on ? words : bare(words, size);
      select[1] = start + replacement.length;
      replacement += marks;
      at = piece.end + piece.length;
    }
    return { start, end, replacement, select };
  }

  // The marked words of this line that the cursor stands in, if they have the marks.
  function spanAround(value, offset, size) {
    const { start, end } = window.deskEditing.wholeLines(value, offset, offset);
    const spans = /(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s*_\\])\1/g;
    for (const match of value.slice(start, end).matchAll(spans)) {
      const from = start + match.index;
      const to = from + match[0].length;
      const { length } = match[1];
      if (from < offset && offset < to && has(length, size))
        return { start: from + length, end: to - length, sign: match[1][0], length };
    }
    return null;
  }

  function atCursor(value, offset, size) {
    const { start, end } = window.deskEditing.wholeLines(value, offset, offset);
    const before = value.slice(start, offset).match(WORD_BEFORE)[0].length;
    const after = value.slice(offset, end).match(WORD_AFTER)[0].length;
    const piece = inspected(value, offset - before, offset + after);
    const isOn = has(piece.length, size);
    // At the end of marked words, the next ones are to be without.
    if (isOn && before && !after) {
      const past = offset + size;
      return { start: offset, end: offset, replacement: "", select: [past, past] };
    }
    const span = !isOn && spanAround(value, offset, size);
    const change = overPieces(value, [span || piece], size);
    const shift = isOn || span ? -size : size;
    return { ...change, select: [offset + shift, offset + shift] };
  }

  // What the button for bold (size 2) or italic (size 1) would do to `value`: the range,
  // its replacement and the selection after it. Null where there are no words.
  function toggled(value, start, end, size) {
    if (start === end) return atCursor(value, start, size);
    const found = pieces(value, start, end);
    return found.length ? overPieces(value, found, size) : null;
  }

  return Object.freeze({
    bold: (value, start, end) => toggled(value, start, end, 2),
    italic: (value, start, end) => toggled(value, start, end, 1),
  });
})();
