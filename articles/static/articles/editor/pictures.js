// Pictures dropped on, pasted into or chosen for the text. Each is asked about when it
// has arrived; a refused one leaves the text as it was, says why and stops no other.
"use strict";
window.deskPictures = (() => {
  const placeholders = window.deskPlaceholders;
  const { describe, discard } = window.deskPictureDialog;
  const { say } = window.deskStatus;
  const IS_PICTURE = /\.(?:avif|hei[cf]|jpe?g|png|webp|gif)$/i; // some have no type
  const held = new Map(); // how often a picture waits to be asked about, by its key
  const latest = new Map(); // what is known of those that were
  let turn = Promise.resolve();
  let sending = 0;

  function ofTransfer(transfer) {
    return [...(transfer?.files || [])].filter(
      ({ type, name }) => type.startsWith("image/") || (!type && IS_PICTURE.test(name)),
    );
  }

  // Answers with the Markdown that shows the picture, or with a sentence in `error`.
  async function send(text, file, options) {
    sending += 1;
    const address = text.dataset.markdownxUploadUrlsPath;
    const answer = await window.deskSendPicture(address, file, options);
    sending -= 1;
    return answer;
  }

  // Returns how to come back to the text, with the cursor where it is now: behind a
  // dialog some browsers forget it.
  function leaving(text) {
    const { selectionStart: start, selectionEnd: end } = text;
    return () => {
      text.focus();
      text.setSelectionRange(start, end);
    };
  }

  function counted(count) {
    const words = ngettext("%(count)s picture", "%(count)s pictures", count);
    return interpolate(words, { count }, true);
  }

  function inText(count) {
    const words = ngettext(
      "The picture is in the text.",
      "%(count)s pictures are in the text.",
      count,
    );
    return interpolate(words, { count }, true);
  }

  // How much of the pictures has gone, in words and as a bar.
  function meter(text, files) {
    const bar = text.closest(".editor").querySelector(".picture-progress");
    const gone = files.map(() => 0);
    const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
    const what = files.length > 1 ? counted(files.length) : files[0].name;
    let last = "";

    function show() {
      const sent = files.reduce((sum, file, index) => sum + file.size * gone[index], 0);
      const isOver = gone.every((part) => part === 1);
      const words = isOver
        ? gettext("Making %(what)s ready…")
        : gettext("Sending %(what)s…");
      const now = interpolate(words, { what }, true);
      bar.value = (sent / total) * 100;
      bar.hidden = false;
      if (last !== now) say(text, (last = now));
    }

    return {
      show,
      set: (index, part) => {
        gone[index] = part;
        if (!bar.hidden) show();
      },
      hide: () => (bar.hidden = true),
    };
  }

  function count(key, more) {
    held.set(key, (held.get(key) || 0) + more);
    return held.get(key);
  }

  function summed(batch, refused, left) {
    const { taken } = batch;
    const sentences = [];
    if (taken) sentences.push(inText(taken));
    if (left && !taken && !refused.length) sentences.push(gettext("Left out."));
    if (refused.length === 1 && !taken) return [refused[0].error];
    const count = refused.length;
    const words = ngettext(
      "%(count)s was not taken.",
      "%(count)s were not taken.",
      count,
    );
    if (count) sentences.push(interpolate(words, { count }, true));
    return [
      sentences.join(" "),
      refused.map(({ name, error }) => `${name}: ${error}`),
    ];
  }

  // Asks about one picture that has come. Says whether it is in the text.
  async function settle(text, batch, mark, answer, number) {
    const { key } = answer;
    const back = leaving(text);
    // Whoever takes the placeholder out has thought better of it.
    const kept = placeholders.isThere(text, mark)
      ? await describe(latest.get(key) || answer, { number })
      : null;
    back();
    const others = count(key, -1);
    if (kept) {
      latest.set(key, kept);
      placeholders.fill(text, batch, mark, kept.image_code);
      return true;
    }
    placeholders.drop(text, batch, mark);
    if (!others && answer.pending && !latest.has(key)) await discard(key);
    return false;
  }

  async function addAll(text, files) {
    if (!files.length) return;
    const batch = placeholders.place(text, files.length);
    const bar = meter(text, files);
    const answers = files.map(async (file, index) => {
      const progress = (part) => bar.set(index, part);
      const answer = await send(text, file, { describe: true, progress });
      if (answer.key) count(answer.key, 1);
      return answer;
    });
    sending += 1;
    bar.show();
    Promise.all(answers).then(bar.hide);
    const before = turn;
    let over;
    turn = new Promise((resolve) => (over = resolve));
    await before; // one dialog at a time, in the order in which they were added
    const refused = [];
    let left = 0;
    for (const [index, mark] of batch.marks.entries()) {
      const answer = await answers[index];
      const place = { number: index + 1, count: files.length };
      const number =
        files.length > 1
          ? interpolate(gettext("Picture %(number)s of %(count)s"), place, true)
          : "";
      if (answer.key) {
        if (!(await settle(text, batch, mark, answer, number))) left += 1;
      } else {
        refused.push({ name: files[index].name, error: answer.error });
        placeholders.drop(text, batch, mark);
      }
    }
    sending -= 1;
    const [sentence, notes] = summed(batch, refused, left);
    say(text, sentence, { notes });
    over();
  }

  // The description of the picture that the cursor stands in.
  async function describeAgain(text, found) {
    const picture = await window.deskPictureDialog.ask(found.key);
    if (picture.error) {
      say(text, picture.error);
      return;
    }
    const { alt, caption, isDecorative: decorative } = found;
    const shown = { ...picture, alt, caption: caption || picture.caption };
    const back = leaving(text);
    const kept = await describe(shown, { use: "again", decorative });
    back();
    if (!kept) return;
    const at = found.start + kept.image_code.length;
    const { start, end } = found;
    window.deskEditing.replaceRange(text, start, end, kept.image_code, {
      select: [at, at],
    });
    say(text, gettext("The description is changed."));
  }

  async function addKept(text, picture, back) {
    const kept = await describe(picture);
    back();
    if (!kept) return;
    placeholders.insert(text, [kept.image_code]);
    say(text, inText(1));
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const chooser = editor.querySelector("input[type=file]");
    let close = () => {};
    let back = () => text.focus();
    text.form.addEventListener("submit", (event) => {
      if (!sending) return;
      event.preventDefault();
      say(text, gettext("A picture is still on its way. Save when it has arrived."));
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
      else say(text, gettext("Only pictures can be dropped here."));
    });
    editor.querySelector("[data-edit=picture]").addEventListener("click", () => {
      const { value, selectionStart: start, selectionEnd: end } = text;
      const placeholder = text.dataset.placeholderAlt;
      const found = window.deskPictureText.at(value, start, end, placeholder);
      if (found) {
        describeAgain(text, found);
        return;
      }
      back = leaving(text);
      close = window.deskPictureLibrary.open({
        heading: gettext("Add a picture"),
        device: () => chooser.click(),
        choose: (picture) => addKept(text, picture, back),
        leave: back,
      });
    });
    chooser.addEventListener("change", () => {
      close();
      back(); // where the picture goes
      addAll(text, [...chooser.files]);
      chooser.value = "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });

  return Object.freeze({ ofTransfer, send, addAll });
})();
