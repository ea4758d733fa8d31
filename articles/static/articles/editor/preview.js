// The page beside the text: asked for after a pause, and never an older answer
// over a newer one.
"use strict";
(() => {
  const PAUSE = 350; // milliseconds without a keystroke

  function token() {
    return document.querySelector("input[name=csrfmiddlewaretoken]").value;
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const page = editor.querySelector(".markdownx-preview");
    const paper = editor.querySelector(".editor-paper");
    const count = editor.querySelector(".editor-count");
    const fault = editor.querySelector(".editor-fault");
    const address = text.dataset.markdownxUrlsPath;
    let timer = 0;
    let asked = null;
    let shown = text.value;

    async function refresh() {
      asked?.abort(); // whatever it answers is older than this text
      if (text.value === shown) return;
      const request = (asked = new AbortController());
      const content = text.value;
      const form = new FormData();
      form.append("content", content);
      let answer;
      try {
        const response = await fetch(address, {
          method: "POST",
          body: form,
          headers: { "X-CSRFToken": token(), Accept: "application/json" },
          signal: request.signal,
        });
        const isJson = (response.headers.get("Content-Type") || "").includes("json");
        answer = isJson
          ? await response.json()
          : { error: "The preview doesn't answer just now. Your text is still here." };
      } catch (problem) {
        if (problem.name === "AbortError") return;
        answer = { error: "There is no connection. Your text is still here." };
      }
      if (request !== asked) return;
      fault.textContent = answer.error || "";
      if (answer.html === undefined) return;
      shown = content;
      page.innerHTML = answer.html; // the sanitiser's output, as readers get it
      count.textContent = answer.words
        ? `${answer.words} ${answer.words === 1 ? "word" : "words"}, ${answer.minutes} minute read`
        : "";
    }

    function follow() {
      const rest = text.scrollHeight - text.clientHeight;
      if (rest > 0) {
        paper.scrollTop =
          (text.scrollTop / rest) * (paper.scrollHeight - paper.clientHeight);
      }
    }

    text.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    });
    text.addEventListener("scroll", follow, { passive: true });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
