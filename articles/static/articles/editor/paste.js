// Pasting: the raw text at once, and a moment later the Markdown in its place. One
// Ctrl+Z, or a button, brings the raw text back.
"use strict";
(() => {
  const { replaceRange, breaksBefore, breaksAfter } = window.deskEditing;
  const { say } = window.deskStatus;
  const SLOW = 500; // milliseconds after which it is worth saying that this takes time
  const IS_BLOCK = /\n|^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |\|)/;
  const KINDS = [
    [gettext("headings"), /^#{1,6} \S/m],
    [gettext("lists"), /^[ \t]*(?:[-*+]|\d{1,9}[.)]) \S/m],
    [gettext("quotes"), /^> \S/m],
    [gettext("tables"), /^\|.*\|$/m],
    [gettext("links"), /(?<!!)\[[^\]]+\]\(/],
    [gettext("emphasis"), /(?:\*|_)\S/],
  ];
  const FILLED = {
    title: gettext("the title"),
    lead_author: gettext("the author"),
    date: gettext("the date"),
    picture_alt: gettext("the picture’s description"),
  };

  function listed(words) {
    const last = words.at(-1);
    if (words.length < 2) return last;
    const first = words.slice(0, -1).join(", ");
    return interpolate(gettext("%(first)s and %(last)s"), { first, last }, true);
  }

  function told(markdown, filled) {
    const kinds = KINDS.filter(([, sign]) => sign.test(markdown)).map(([kind]) => kind);
    const tidied = kinds.length
      ? interpolate(
          gettext("Tidied what you pasted: %(kinds)s."),
          { kinds: listed(kinds) },
          true,
        )
      : gettext("Tidied what you pasted.");
    const fields = filled.map((name) => FILLED[name]).filter(Boolean);
    if (!fields.length) return tidied;
    const names = listed(fields);
    const sentence = ngettext(
      "%(names)s is in its field now.",
      "%(names)s are in their fields now.",
      fields.length,
    );
    const filledIn = interpolate(sentence, { names }, true);
    return `${tidied} ${filledIn[0].toLocaleUpperCase()}${filledIn.slice(1)}`;
  }

  function about(sentence, { label: name }) {
    return interpolate(sentence, { name }, true);
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
        say(
          text,
          gettext("You have changed what was pasted. Ctrl+Z takes back step by step."),
        );
        return;
      }
      const end = at + paste.raw.length;
      const select = [end, end];
      replaceRange(text, at, at + paste.made.length, paste.raw, { select });
      paste.restore();
      last = null;
      say(text, gettext("This is what you pasted, as it came."));
    }

    function report(paste) {
      const acts = [[gettext("Undo"), () => takeBack(paste)]];
      const notes = [...paste.notes];
      const unknown = paste.people.filter((person) => person.id === null);
      for (const person of unknown) {
        if (paste.mayAddAuthors)
          acts.push([
            about(gettext("Add %(name)s as an author"), person),
            () => addAuthor(paste, person),
          ]);
        else
          notes.push(
            about(
              gettext("%(name)s is no author here yet. An editor can add them."),
              person,
            ),
          );
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
      const added = gettext("%(name)s is an author here now: complete their page.");
      paste.notes = [about(added, person)];
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
      const slow = setTimeout(() => say(text, gettext("Tidying what you pasted…")), SLOW);
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
