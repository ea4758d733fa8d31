// The page follows the text: what the cursor stands in, or what is scrolled to, comes
// to the same height beside it.
"use strict";
(() => {
  const PAUSE = 100; // milliseconds without a move of the cursor
  const { topOf, topOfLine, lineAt } = window.deskPlaces;

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const paper = editor.querySelector(".editor-paper");
    const page = editor.querySelector(".markdownx-preview");
    let timer = 0;
    let frame = 0;
    let movedAt = 0;

    // Where on the page the words are that stand at `height` in the text.
    function onPage(height) {
      const lines = (page.dataset.lines || "").split(" ").filter(Boolean).map(Number);
      const parts = page.children;
      if (!lines.length || lines.length > parts.length) return null;
      const line = lineAt(text, height);
      const below = lines.findIndex((start) => start > line);
      const at = (below < 0 ? lines.length : below) - 1;
      if (at < 0) return 0;
      const isLast = at + 1 >= lines.length;
      const top = topOfLine(text, lines[at]);
      const bottom = isLast ? text.scrollHeight : topOfLine(text, lines[at + 1]);
      const share = bottom > top ? Math.min((height - top) / (bottom - top), 1) : 0;
      const part = parts[at];
      const end = isLast
        ? part.offsetTop + part.offsetHeight
        : parts[at + 1].offsetTop;
      return part.offsetTop + share * (end - part.offsetTop);
    }

    // `inView` is how far below the upper edge of the text `height` is to be seen.
    function align(height, inView) {
      const place = onPage(height);
      if (place === null) return;
      const [one, other] = [text, paper].map((box) => box.getBoundingClientRect());
      const isBeside = one.right <= other.left;
      const offset = isBeside ? inView + one.top - other.top : paper.clientHeight / 3;
      paper.scrollTop = place - offset;
    }

    function toCursor() {
      const height = topOf(text, text.selectionEnd);
      const inView = height - text.scrollTop;
      if (inView < 0 || inView > text.clientHeight) toScroll();
      else align(height, inView);
    }

    function toScroll() {
      const rest = text.scrollHeight - text.clientHeight;
      const share = rest > 0 ? text.scrollTop / rest : 0;
      const inView = share * text.clientHeight;
      align(text.scrollTop + inView, inView);
    }

    document.addEventListener("selectionchange", () => {
      if (document.activeElement !== text) return;
      movedAt = performance.now();
      clearTimeout(timer);
      timer = setTimeout(toCursor, PAUSE);
    });
    text.addEventListener(
      "scroll",
      () => {
        if (performance.now() - movedAt < 2 * PAUSE) return; // by the cursor
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(toScroll);
      },
      { passive: true },
    );
    editor.addEventListener("editor:shown", () => {
      if (document.activeElement === text) toCursor();
      else toScroll();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
