// Pasting: the raw text at once, and a moment later the Markdown in its place. One
// Ctrl+Z, or a button, brings the raw text back.
"use strict";
(() => {
  const { replaceRange, breaksBefore, breaksAfter } = window.deskEditing;
  const { say } = window.deskStatus;
  const SLOW = 500; // milliseconds after which it is worth saying that this takes time
  const IS_BLOCK = /\n|^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |\|)/;
  const KINDS = [
    ["headings", /^#{1,6} \S/m],
    ["lists", /^[ \t]*(?:[-*+]|\d{1,9}[.)]) \S/m],
    ["quotes", /^> \S/m],
    ["tables", /^\|.*\|$/m],
    ["links", /(?<!!)\[[^\]]+\]\(/],
    ["emphasis", /(?:\*|_)\S/],
  ];
  const FILLED = {
    title: "the title",
    lead_author: "the author",
    date: "the date",
    picture_alt: "the picture’s description",
  };

  function listed(words) {
    const last = words.at(-1);
    return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
  }

  function told(markdown, filled) {
    const kinds = KINDS.filter(([, sign]) => sign.test(markdown)).map(([kind]) => kind);
    const tidied = `Tidied what you pasted${kinds.length ? `: ${listed(kinds)}` : ""}.`;
    const fields = filled.map((name) => FILLED[name]).filter(Boolean);
    if (!fields.length) return tidied;
    const [verb, places] =
      fields.length > 1 ? ["are", "their fields"] : ["is", "its field"];
    const names = listed(fields).replace(/^t/, "T");
    return `${tidied} ${names} ${verb} in ${places} now.`;
  }

  // Where `words` stand: where they were put, or wherever they are now.
  function find(text, words, at) {
    const { value } = text;
    return value.startsWith(words, at) ? at : value.indexOf(words);
  }

  function setUp(text) {
    const { pasteUrl, authorUrl } = text.closest(".editor").dataset;
    let isAsIs = false; // Ctrl+Shift+V
    let last = null;

    // Back to the raw text and to the fields as they were.
    function takeBack(paste) {
      text.focus();
      const at = find(text, paste.made, paste.at);
      if (at < 0) {
        say(text, "You have changed what was pasted. Ctrl+Z takes back step by step.");
        return;
      }
      const end = at + paste.raw.length;
      const select = [end, end];
      replaceRange(text, at, at + paste.made.length, paste.raw, { select });
      paste.restore();
      last = null;
      say(text, "This is what you pasted, as it came.");
    }

    function report(paste) {
      const acts = [["Undo", () => takeBack(paste)]];
      const notes = [...paste.notes];
      const unknown = paste.people.filter((person) => person.id === null);
      for (const person of unknown) {
        if (paste.mayAddAuthors)
          acts.push([
            `Add ${person.label} as an author`,
            () => addAuthor(paste, person),
          ]);
        else notes.push(`${person.label} is no author here yet. An editor can add them.`);
      }
      say(text, paste.sentence, { acts, notes });
    }

    async function addAuthor(paste, person) {
      const { name, credentials, role } = person;
      const answer = await window.deskAsk(authorUrl, { name, credentials, role });
      if (answer.error) {
        say(text, answer.error);
        return;
      }
      Object.assign(person, answer);
      const known = paste.people.filter(({ id }) => id !== null);
      window.deskFilling.credit(
        text.form,
        known.map(({ id, label }) => [id, label]),
      );
      paste.notes = [`${person.label} is an author here now: complete their page.`];
      report(paste);
    }

    async function sendPictures(paste, pictures) {
      for (const [index, file] of pictures.entries()) {
        const place = new RegExp(`!\\[((?:\\\\.|[^\\]\\\\])*)\\]\\(pasted:${index + 1}\\)`);
        if (!place.test(paste.made)) continue;
        const answer = await window.deskPictures.send(text, file);
        if (answer.error) paste.notes.push(answer.error);
        const shown = (mark, alt) =>
          (answer.image_code || "").replace(/^!\[.*\]/s, (own) => (alt ? `![${alt}]` : own));
        paste.made = paste.made.replace(place, shown);
        const found = text.value.match(place);
        if (!found) continue;
        const end = found.index + found[0].length;
        replaceRange(text, found.index, end, shown(...found));
      }
      if (last === paste) report(paste);
    }

    function put(raw, at, answer) {
      const end = at + raw.length;
      const markdown = answer.markdown.replace(/^\n+|\n+$/g, "");
      const before = IS_BLOCK.test(markdown) ? breaksBefore(text.value, at) : "";
      const after = IS_BLOCK.test(markdown) ? breaksAfter(text.value, end) : "";
      const made = before + markdown + after;
      replaceRange(text, at, end, made);
      return made;
    }

    function isWhole() {
      const title = text.form.elements.namedItem("title");
      return !text.value.trim() && Boolean(title) && !title.value.trim();
    }

    async function tidy({ html, pictures }, raw, start, whole) {
      const slow = setTimeout(() => say(text, "Tidying what you pasted…"), SLOW);
      const answer = await window.deskAsk(pasteUrl, {
        html,
        text: raw,
        whole: whole ? "1" : "",
      });
      clearTimeout(slow);
      if (answer.error) {
        say(text, answer.error);
        return;
      }
      const at = find(text, raw, start);
      const { notes, people, fields } = answer;
      if (at < 0 || answer.markdown === raw) {
        say(text, "", { notes });
        return;
      }
      const made = put(raw, at, answer);
      const known = people.filter(({ id }) => id !== null);
      const { filled, restore } = window.deskFilling.fill(
        text.form,
        fields,
        known.map(({ id, label }) => [id, label]),
      );
      const sentence = told(answer.markdown, filled);
      const mayAddAuthors = answer.may_add_authors;
      const paste = { raw, made, at, restore, notes, people, sentence, mayAddAuthors };
      last = paste;
      report(paste);
      sendPictures(paste, pictures);
    }

    text.addEventListener("keydown", (event) => {
      const isV = event.key.toLowerCase() === "v" && (event.ctrlKey || event.metaKey);
      if (isV) isAsIs = event.shiftKey;
    });
    text.addEventListener("keyup", () => (isAsIs = false));
    text.addEventListener("input", (event) => {
      if (!last || event.inputType !== "historyUndo") return;
      const { made, raw, at, restore } = last;
      if (text.value.startsWith(made, at) || !text.value.startsWith(raw, at)) return;
      last = null;
      restore();
      say(text, "");
    });
    text.addEventListener("paste", (event) => {
      if (isAsIs) return;
      const clip = window.deskClipboard.read(event.clipboardData);
      if (clip.kind === "plain") return;
      if (clip.kind === "pictures") {
        event.preventDefault();
        window.deskPictures.addAll(text, clip.files);
        return;
      }
      const [start, whole] = [text.selectionStart, isWhole()];
      // The browser's own way is the quickest for a long text.
      if (event.isTrusted && event.clipboardData.getData("text/plain")) {
        const inserted = () =>
          tidy(clip, text.value.slice(start, text.selectionEnd), start, whole);
        text.addEventListener("input", inserted, { once: true });
        return;
      }
      event.preventDefault();
      const select = [start + clip.text.length, start + clip.text.length];
      replaceRange(text, start, text.selectionEnd, clip.text, { select });
      tidy(clip, clip.text, start, whole);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor textarea").forEach(setUp);
  });
})();
