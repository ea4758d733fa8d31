// The card of how to format, as a dialog behind the last button of the toolbar.
"use strict";
(() => {
  function setUp(editor) {
    const details = editor.querySelector(".editor-card");
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    const open = document.createElement("button");
    const card = details.querySelector(".markdown-card");
    dialog.className = "editor-dialog editor-card-dialog";
    dialog.setAttribute("aria-labelledby", card.querySelector("h2").id);
    close.type = open.type = "button";
    close.textContent = gettext("Close");
    open.textContent = gettext("Help");
    open.title = details.querySelector("summary").textContent;
    open.className = "editor-help";
    open.setAttribute("aria-haspopup", "dialog");
    dialog.append(close, card);
    document.body.append(dialog);
    details.remove();
    editor.querySelector("[role=toolbar]").append(open);
    open.addEventListener("click", () => dialog.showModal());
    close.addEventListener("click", () => dialog.close());
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
