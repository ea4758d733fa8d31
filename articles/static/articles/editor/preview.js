// The page beside the text: asked for after a pause, and never an older answer
// over a newer one.
"use strict";
(() => {
  const PAUSE = 350; // milliseconds without a keystroke

  const codeOf = (element) => element.outerHTML;

  // Changes only those parts of the page that differ, so that a long one stays quick
  // and its pictures stand still.
  function patch(page, codes, html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html; // the sanitiser's output, as readers get it
    const next = [...fresh.content.children];
    const now = next.map(codeOf);
    const most = Math.min(codes.length, now.length);
    let head = 0;
    while (head < most && codes[head] === now[head]) head += 1;
    let tail = 0;
    while (tail < most - head && codes.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
    const old = [...page.children].slice(head, codes.length - tail);
    for (const element of old) element.remove();
    const below = page.children[head] || null;
    const parts = document.createDocumentFragment();
    parts.append(...next.slice(head, next.length - tail));
    page.insertBefore(parts, below);
    return now;
  }

  function measure({ words, minutes }) {
    if (!words) return "";
    const sentence = ngettext(
      "%(words)s word, %(minutes)s minute read",
      "%(words)s words, %(minutes)s minute read",
      words,
    );
    return interpolate(sentence, { words, minutes }, true);
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const page = editor.querySelector(".markdownx-preview");
    const count = editor.querySelector(".editor-count");
    const fault = editor.querySelector(".editor-fault");
    const address = text.dataset.markdownxUrlsPath;
    let timer = 0;
    let asked = null;
    let shown = text.defaultValue;
    page.replaceChildren(...page.children);
    let codes = [...page.children].map(codeOf);

    async function refresh() {
      asked?.abort(); // whatever it answers is older than this text
      if (text.value === shown) return;
      const request = (asked = new AbortController());
      const content = text.value;
      let answer;
      try {
        answer = await window.deskAsk(
          address,
          { content },
          {
            signal: request.signal,
            broken: gettext(
              "The preview doesn't answer just now. Your text is still here.",
            ),
          },
        );
      } catch {
        return; // a newer text is being asked for
      }
      if (request !== asked) return;
      fault.textContent = answer.error || "";
      if (answer.html === undefined) return;
      shown = content;
      codes = patch(page, codes, answer.html);
      count.textContent = measure(answer);
      page.dataset.lines = (answer.lines || []).join(" ");
      editor.dispatchEvent(new Event("editor:shown"));
    }

    text.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    });
    // A text that the browser kept from before is another than the site sent.
    window.addEventListener("pageshow", refresh);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
