// The line under the text that says what just happened, with what can be done about it.
"use strict";
window.deskStatus = (() => {
  function button(label, run) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "editor-act";
    made.textContent = label;
    made.addEventListener("click", run);
    return made;
  }

  // Says `sentence`. `acts` are pairs of a button's words and what it does; `notes`
  // are further sentences.
  function say(text, sentence, { acts = [], notes = [] } = {}) {
    const place = text.closest(".editor");
    const status = place.querySelector(".editor-status");
    const actions = place.querySelector(".editor-acts");
    const list = place.querySelector(".editor-notes");
    if (actions.contains(document.activeElement)) text.focus();
    status.textContent = sentence;
    actions.replaceChildren(...acts.map(([label, run]) => button(label, run)));
    list.replaceChildren(
      ...notes.map((note) => {
        const item = document.createElement("li");
        item.textContent = note;
        return item;
      }),
    );
  }

  return Object.freeze({ say });
})();
