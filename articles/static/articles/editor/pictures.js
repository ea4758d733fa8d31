// Pictures dropped on, pasted into or chosen for the text. A refused one leaves the
// text as it was and says why.
"use strict";
window.deskPictures = (() => {
  const { replaceRange, breaksBefore, breaksAfter } = window.deskEditing;
  const { say } = window.deskStatus;
  let number = 0;
  let sending = 0;

  function ofTransfer(transfer) {
    return [...(transfer?.files || [])].filter((file) =>
      file.type.startsWith("image/"),
    );
  }

  // Answers with the Markdown that shows the picture, or with a sentence in `error`.
  async function send(text, file) {
    sending += 1;
    const answer = await window.deskAsk(
      text.dataset.markdownxUploadUrlsPath,
      { image: file },
      {
        away: "There is no connection. Add the picture again later.",
        broken: "The picture could not be sent. Try it once more.",
      },
    );
    sending -= 1;
    return answer;
  }

  // Paragraphs of their own, not the next row of a table or item of a list.
  function place(text, marks) {
    const { value, selectionStart: start, selectionEnd: end } = text;
    const words = breaksBefore(value, end) + marks.join("\n\n");
    const cursor = end + words.length + 2;
    const after = breaksAfter(value, end) || (value.length === end ? "\n\n" : "");
    replaceRange(text, end, end, words + after, { select: [cursor, cursor] });
    return start;
  }

  async function add(text, file, mark, isOnly) {
    say(text, `Sending ${file.name}…`);
    const answer = await send(text, file);
    const start = text.value.indexOf(mark);
    const isWaiting = start >= 0 && text.selectionEnd - (start + mark.length) === 2;
    if (start >= 0)
      replaceRange(text, start, start + mark.length, answer.image_code || "");
    if (!answer.image_code) return say(text, answer.error);
    say(text, "The picture is in the text. Put a description between the brackets.");
    const alt = text.dataset.placeholderAlt;
    const at = text.value.indexOf(alt, Math.max(start, 0));
    if (at >= 0 && isOnly && isWaiting && document.activeElement === text)
      text.setSelectionRange(at, at + alt.length);
    return undefined;
  }

  async function addAll(text, files) {
    if (!files.length) return;
    const marks = files.map(() => `![Sending picture ${(number += 1)}…]()`);
    place(text, marks);
    for (const [index, file] of files.entries())
      await add(text, file, marks[index], files.length === 1);
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const chooser = editor.querySelector("input[type=file]");
    text.form.addEventListener("submit", (event) => {
      if (!sending) return;
      event.preventDefault();
      say(text, "A picture is still on its way. Save when it has arrived.");
    });
    text.addEventListener("dragover", (event) => {
      if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
    });
    text.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      text.focus();
      const files = ofTransfer(event.dataTransfer);
      if (files.length) addAll(text, files);
      else say(text, "Only pictures can be dropped here.");
    });
    editor
      .querySelector("[data-edit=picture]")
      .addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      text.focus(); // where the picture goes
      addAll(text, [...chooser.files]);
      chooser.value = "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });

  return Object.freeze({ ofTransfer, send, addAll });
})();
