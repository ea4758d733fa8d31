// The buttons above the text and their shortcuts. Whatever is pressed twice in a row
// leaves the text as it was.
"use strict";
(() => {
  const { bold, italic } = window.deskMarks;
  const { heading, bullets, numbers, quote, callout } = window.deskBlocks;
  const CHANGES = { bold, italic, heading, bullets, numbers, quote, callout };
  const STEPS = new Set(["heading"]); // pressed again, these go on to the next kind
  const KEYS = { b: "bold", i: "italic", k: "link" };
  const CODES = { Digit7: "numbers", Digit8: "bullets", Digit9: "quote" };
  const IS_APPLE = /Mac|iP(hone|ad|od)/.test(navigator.platform);

  function setUpChanges(text) {
    let last = null;

    function isAsLeft() {
      const { value, selectionStart, selectionEnd } = text;
      const [from, to] = last.change.select;
      return from === selectionStart && to === selectionEnd && value === last.value;
    }

    return (name) => {
      const { value, selectionStart: start, selectionEnd: end } = text;
      text.focus();
      if (last?.name === name && !STEPS.has(name) && isAsLeft()) {
        const { change, before, select } = last;
        const to = change.start + change.replacement.length;
        last = null;
        window.deskEditing.replaceRange(text, change.start, to, before, { select });
        return;
      }
      const change = CHANGES[name](value, start, end);
      if (!change) return;
      const before = value.slice(change.start, change.end);
      window.deskEditing.replaceRange(
        text,
        change.start,
        change.end,
        change.replacement,
        change,
      );
      last = { name, change, before, select: [start, end], value: text.value };
    };
  }

  function command(event) {
    const wanted = IS_APPLE ? event.metaKey : event.ctrlKey;
    const other = IS_APPLE ? event.ctrlKey : event.metaKey;
    if (!wanted || other || event.altKey || event.isComposing) return undefined;
    return event.shiftKey ? CODES[event.code] : KEYS[event.key.toLowerCase()];
  }

  // One stop of the Tab key; the arrow keys go from button to button.
  function setUpArrows(bar) {
    const buttons = () => [...bar.querySelectorAll("button")];
    function stopAt(button) {
      for (const each of buttons()) each.tabIndex = each === button ? 0 : -1;
    }
    stopAt(buttons()[0]);
    bar.addEventListener("focusin", (event) => stopAt(event.target));
    bar.addEventListener("keydown", (event) => {
      const all = buttons();
      const at = all.indexOf(event.target);
      const next = {
        ArrowRight: (at + 1) % all.length,
        ArrowLeft: (at + all.length - 1) % all.length,
        Home: 0,
        End: all.length - 1,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      all[next].focus();
    });
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const bar = editor.querySelector("[role=toolbar]");
    if (IS_APPLE) {
      for (const button of bar.querySelectorAll("[title]"))
        button.title = button.title.replace("Ctrl+Shift+", "⇧⌘").replace("Ctrl+", "⌘");
    }
    const apply = setUpChanges(text);
    const run = (name) => {
      if (CHANGES[name]) apply(name);
      else bar.querySelector(`[data-edit=${name}]`).click();
    };
    bar.addEventListener("click", (event) => {
      const name = event.target.closest("[data-edit]")?.dataset.edit;
      if (CHANGES[name]) apply(name);
    });
    // A press with the mouse leaves the selection in the text.
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    text.addEventListener("keydown", (event) => {
      const name = command(event);
      if (!name) return;
      event.preventDefault();
      run(name);
    });
    setUpArrows(bar);
    bar.hidden = false;
    editor.classList.add("has-toolbar");
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
