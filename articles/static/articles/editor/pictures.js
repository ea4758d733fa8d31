// Pictures dropped on, pasted into or chosen for the text. A refused one leaves the
// text as it was and says why.
"use strict";
(() => {
  function pictureFiles(transfer) {
    return [...(transfer?.files || [])].filter((file) =>
      file.type.startsWith("image/"),
    );
  }

  // Through the browser's own editing, so that Ctrl+Z takes it back.
  // Who has gone on to another field is left there.
  function replaceRange(text, start, end, replacement) {
    let done = false;
    if (document.activeElement === text) {
      text.setSelectionRange(start, end);
      const command = replacement ? "insertText" : "delete";
      done = document.execCommand(command, false, replacement);
    }
    if (!done) {
      text.setRangeText(replacement, start, end, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const status = editor.querySelector(".editor-status");
    const chooser = editor.querySelector(".editor-add-picture");
    const address = text.dataset.markdownxUploadUrlsPath;
    const alt = text.dataset.placeholderAlt;
    let number = 0;
    let sending = 0;

    async function send(file) {
      const form = new FormData();
      form.append("image", file);
      const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
      try {
        const response = await fetch(address, {
          method: "POST",
          body: form,
          headers: { "X-CSRFToken": token, Accept: "application/json" },
        });
        const isJson = (response.headers.get("Content-Type") || "").includes("json");
        if (isJson) return await response.json();
      } catch {
        return { error: "There is no connection. Add the picture again later." };
      }
      return { error: "The picture could not be sent. Try it once more." };
    }

    async function add(file) {
      number += 1;
      const mark = `![Sending picture ${number}…]()`;
      const at = text.selectionEnd;
      // A paragraph of its own, not the next row of a table or item of a list.
      const above = text.value.slice(0, at);
      const missing = 2 - above.match(/\n{0,2}$/)[0].length;
      const before = above ? "\n".repeat(missing) : "";
      replaceRange(text, at, at, `${before}${mark}\n\n`);
      status.textContent = `Sending ${file.name}…`;
      sending += 1;
      const answer = await send(file);
      sending -= 1;
      const start = text.value.indexOf(mark);
      if (start >= 0) {
        const end = start + mark.length;
        replaceRange(text, start, end, answer.image_code || "");
      }
      if (!answer.image_code) {
        status.textContent = answer.error;
        return;
      }
      status.textContent =
        "The picture is in the text. Put a description between the brackets.";
      const place = text.value.indexOf(alt, Math.max(start, 0));
      if (place >= 0 && document.activeElement === text) {
        text.setSelectionRange(place, place + alt.length);
      }
    }

    async function addAll(files) {
      for (const file of files) await add(file);
    }

    text.form.addEventListener("submit", (event) => {
      if (!sending) return;
      event.preventDefault();
      status.textContent = "A picture is still on its way. Save when it has arrived.";
    });
    text.addEventListener("paste", (event) => {
      const files = pictureFiles(event.clipboardData);
      if (!files.length) return;
      event.preventDefault();
      addAll(files);
    });
    text.addEventListener("dragover", (event) => {
      if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
    });
    text.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      const files = pictureFiles(event.dataTransfer);
      if (files.length) addAll(files);
      else status.textContent = "Only pictures can be dropped here.";
    });
    chooser.hidden = false;
    chooser.querySelector("input").addEventListener("change", (event) => {
      text.focus(); // where the picture goes
      addAll([...event.target.files]);
      event.target.value = "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
