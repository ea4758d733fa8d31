// Headings, lists, quotes and call-outs: what to change for the lines of a selection to
// become one, or plain lines again.
"use strict";
window.deskBlocks = (() => {
  const { wholeLines, paragraph, lineStart, lineEnd } = window.deskEditing;
  const ITEM = /^([ \t]*)(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+|$)(\[[ xX]\][ \t]+)?/;
  const HEADING = /^#{1,6}(?:[ \t]+|$)/;
  const QUOTE = /^[ \t]*>[ \t]?/;
  const CALLOUT = /^[ \t]*>[ \t]*\[!\w+\]/;

  const isBlank = (line) => !line.trim();
  const isNumbered = (line) => line.match(ITEM)?.[2] !== undefined;
  const isBullet = (line) => ITEM.test(line) && !isNumbered(line);

  function lineBefore(value, start) {
    return start ? value.slice(lineStart(value, start - 1), start - 1) : "";
  }

  function lineAfter(value, end) {
    return end < value.length ? value.slice(end + 1, lineEnd(value, end + 1)) : "";
  }

  // The change that puts `lines` in the place of `block`. `select` is a pair of offsets
  // in `value`, which keep their distance to the ends of their lines.
  function change(value, block, lines, [from, to], { before = "", after = "" } = {}) {
    const placed = (offset) => {
      const above = value.slice(block.start, offset).split("\n").length - 1;
      const wasEnd = lineEnd(value, offset) - offset;
      const index = Math.min(above + lines.length - block.lines.length, lines.length);
      const upTo = lines.slice(0, Math.max(index, 0) + 1).join("\n").length;
      const length = (lines[Math.max(index, 0)] || "").length;
      return block.start + before.length + upTo - Math.min(wasEnd, length);
    };
    const replacement = before + lines.join("\n") + after;
    const inside = block.start + before.length;
    const select =
      from === to
        ? [placed(from), placed(from)]
        : [inside, inside + lines.join("\n").length];
    return { start: block.start, end: block.end, replacement, select };
  }

  // A plain line directly below would be read as part of the block's last line.
  function breakBelow(value, block, belongs) {
    const below = lineAfter(value, block.end);
    return isBlank(below) || belongs(below) ? "" : "\n";
  }

  // Paragraph, heading, smaller heading, and paragraph again.
  function heading(value, start, end) {
    const block = wholeLines(value, start, end);
    const first = block.lines.find((line) => !isBlank(line)) || "";
    const level = first.match(HEADING)?.[0].trim().length || 0;
    const signs = level === 2 ? "### " : level > 2 ? "" : "## ";
    const lines = block.lines.map((line) => {
      if (isBlank(line) && block.lines.length > 1) return line;
      const words = line.replace(HEADING, "").replace(ITEM, "");
      return signs + words;
    });
    return change(value, block, lines, [start, end]);
  }

  // The numbers of the lines, counted anew for each depth; `first` is the first number.
  function numbered(lines, first) {
    const counts = new Map();
    let isFirst = true;
    return lines.map((line) => {
      const item = line.match(ITEM);
      if (!item) {
        if (!isBlank(line) && !/^[ \t]/.test(line)) counts.clear();
        return line;
      }
      const depth = item[1].length;
      for (const deeper of [...counts.keys()])
        if (deeper > depth) counts.delete(deeper);
      if (item[2] === undefined) {
        counts.delete(depth);
        return line;
      }
      const number = counts.has(depth) ? counts.get(depth) + 1 : isFirst ? first : 1;
      isFirst = false;
      counts.set(depth, number);
      return line.replace(/\d{1,9}/, number);
    });
  }

  // The lines below `offset` that go on with its list.
  function listBelow(value, offset) {
    const lines = [];
    let at = offset;
    while (at < value.length) {
      const end = lineEnd(value, at + 1);
      const line = value.slice(at + 1, end);
      if (!ITEM.test(line) && !/^[ \t]+\S/.test(line)) break;
      lines.push(line);
      at = end;
    }
    return { lines, end: at };
  }

  function list(value, start, end, { isKind, sign }) {
    const block = wholeLines(value, start, end);
    const words = block.lines.filter((line) => !isBlank(line));
    const isOn = words.length > 0 && words.every(isKind);
    const lines = block.lines.map((line) => {
      if (isBlank(line) && block.lines.length > 1) return line;
      if (isOn) return line.replace(ITEM, "");
      const [indent] = line.match(/^[ \t]*/);
      return `${indent}${sign} ${line.slice(indent.length).replace(ITEM, "").replace(HEADING, "")}`;
    });
    if (isOn) {
      const above = lineBefore(value, block.start);
      const before = ITEM.test(above) ? "\n" : "";
      return change(value, block, lines, [start, end], { before });
    }
    const after = breakBelow(value, block, (line) => ITEM.test(line));
    const above = lineBefore(value, block.start);
    const first = isNumbered(above) ? Number(above.match(ITEM)[2]) + 1 : 1;
    return change(value, block, numbered(lines, first), [start, end], { after });
  }

  const bullets = (value, start, end) =>
    list(value, start, end, { isKind: isBullet, sign: "-" });
  const numbers = (value, start, end) =>
    list(value, start, end, { isKind: isNumbered, sign: "1." });

  // The lines of a selection; for a cursor, those of its paragraph.
  function around(value, start, end) {
    return start === end ? paragraph(value, start) : wholeLines(value, start, end);
  }

  function quoted(lines) {
    return lines.map((line) => (isBlank(line) && lines.length > 1 ? ">" : `> ${line}`));
  }

  function unquoted(lines) {
    const bare = CALLOUT.test(lines[0]) ? lines.slice(1) : lines;
    return bare.map((line) => line.replace(QUOTE, ""));
  }

  function quote(value, start, end) {
    const block = around(value, start, end);
    const words = block.lines.filter((line) => !isBlank(line));
    if (words.length && words.every((line) => QUOTE.test(line)))
      return change(value, block, unquoted(block.lines), [start, end]);
    const after = breakBelow(value, block, () => false);
    return change(value, block, quoted(block.lines), [start, end], { after });
  }

  // A call-out around the paragraph: a note, whose first line says its kind.
  function callout(value, start, end) {
    const block = around(value, start, end);
    if (CALLOUT.test(block.lines[0]) && block.lines.every((line) => QUOTE.test(line)))
      return change(value, block, unquoted(block.lines), [start, end]);
    const lines = ["> [!NOTE]", ...quoted(block.lines)];
    const before = isBlank(lineBefore(value, block.start)) ? "" : "\n";
    const after = breakBelow(value, block, () => false);
    return change(value, block, lines, [start, end], { before, after });
  }

  return Object.freeze({
    ITEM,
    QUOTE,
    heading,
    bullets,
    numbers,
    quote,
    callout,
    numbered,
    listBelow,
  });
})();
