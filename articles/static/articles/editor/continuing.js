// Enter goes on with a list or a quote; on an empty line of one, it ends it.
"use strict";
(() => {
  const { replaceRange, lineStart, lineEnd } = window.deskEditing;
  const { ITEM, QUOTE, numbered, listBelow } = window.deskBlocks;

  // The item that a deeper one belongs to, as the beginning of its next sibling.
  function parent(value, start, indent) {
    let at = start;
    while (at > 0) {
      const above = lineStart(value, at - 1);
      const line = value.slice(above, at - 1);
      const item = line.match(ITEM);
      if (!line.trim() || (!item && !/^[ \t]/.test(line))) return "";
      if (item && item[1].length < indent) return nextSigns(item, line);
      at = above;
    }
    return "";
  }

  function nextSigns(item, line) {
    const task = item[3] ? "[ ] " : "";
    const sign =
      item[2] === undefined
        ? line[item[1].length]
        : `${Number(item[2]) + 1}${line[item[1].length + item[2].length]}`;
    return `${item[1]}${sign} ${task}`;
  }

  // `first` is the new item with the rest of its line; those below count on from it.
  function goOn(text, from, to, first) {
    const end = lineEnd(text.value, to);
    const rest = text.value.slice(to, end);
    const below = listBelow(text.value, end);
    const number = Number(first.match(ITEM)[2] || 1);
    const lines = numbered([first + rest, ...below.lines], number);
    const at = from + 1 + first.length;
    replaceRange(text, from, below.end, `\n${lines.join("\n")}`, { select: [at, at] });
  }

  function end(text, start, signs) {
    const stop = lineEnd(text.value, start);
    const isFirst = start === 0 || text.value[start - 2] === "\n";
    const words = signs || (isFirst ? "" : "\n");
    const at = start + words.length;
    replaceRange(text, start, stop, words, { select: [at, at] });
  }

  // Whether Enter was answered here.
  function entered(text) {
    const { value, selectionStart: from, selectionEnd: to } = text;
    const start = lineStart(value, from);
    const line = value.slice(start, lineEnd(value, from));
    const item = line.match(ITEM);
    if (item) {
      if (from < start + item[0].length) return false;
      if (from === to && !line.slice(item[0].length).trim())
        end(text, start, item[1] && parent(value, start, item[1].length));
      else goOn(text, from, to, nextSigns(item, line));
      return true;
    }
    const quote = line.match(QUOTE);
    if (!quote || from < start + quote[0].length) return false;
    if (from === to && !line.slice(quote[0].length).trim()) {
      end(text, start, "");
    } else {
      replaceRange(text, from, to, "\n> ", { select: [from + 3, from + 3] });
    }
    return true;
  }

  function setUp(text) {
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      if (entered(text)) event.preventDefault();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor textarea").forEach(setUp);
  });
})();
