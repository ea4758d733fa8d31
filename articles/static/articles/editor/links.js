// The dialog for a link: finds the site's own posts by their titles, takes addresses,
// and changes or removes the link under the cursor.
"use strict";
(() => {
  const { replaceRange, wholeLines } = window.deskEditing;
  const { addressOf, linkAt, linkText, readable } = window.deskLinkText;
  const PAUSE = 200; // milliseconds without a keystroke
  const CHOOSE = gettext("Choose one of the posts, or paste a web address.");

  function rows(answer) {
    return (answer.results || []).map((result, index) => {
      const row = document.createElement("li");
      row.id = `link-result-${index}`;
      row.role = "option";
      row.ariaSelected = "false";
      const title = document.createElement("bdi");
      title.textContent = result.title;
      const about = document.createElement("span");
      about.textContent = `${result.kind}, ${result.state.toLowerCase()}`;
      row.append(title, " ", about);
      return row;
    });
  }

  function said(answer) {
    const count = answer.results?.length;
    if (count === undefined) return answer.error;
    if (!count)
      return gettext("No title has these words. Try fewer, or paste an address.");
    const found = ngettext("%(count)s post found.", "%(count)s posts found.", count);
    return interpolate(found, { count }, true);
  }

  function setUp(editor) {
    const text = editor.querySelector("textarea");
    const template = editor.querySelector(".editor-link");
    const dialog = template.content.cloneNode(true).querySelector("dialog");
    document.body.append(dialog); // no field of it belongs to the post's form
    const part = (name) => dialog.querySelector(`[data-part=${name}]`);
    const [where, words, list, status, remove] = [
      "where",
      "words",
      "results",
      "status",
      "remove",
    ].map(part);
    let range = null; // what the link takes the place of
    let chosen = null;
    let results = [];
    let active = -1;
    let asked = null;
    let timer = 0;

    function show(answer) {
      results = answer.results || [];
      active = -1;
      list.replaceChildren(...rows(answer));
      list.hidden = !results.length;
      where.setAttribute("aria-expanded", String(results.length > 0));
      where.removeAttribute("aria-activedescendant");
      status.textContent = said(answer);
    }

    function hide() {
      clearTimeout(timer); // what was typed before is no longer looked for
      show({ results: [] });
      status.textContent = "";
    }

    async function ask(query) {
      asked?.abort();
      const request = (asked = new AbortController());
      try {
        const address = `${template.dataset.linksUrl}?${new URLSearchParams({ q: query })}`;
        const response = await fetch(address, {
          headers: { Accept: "application/json" },
          signal: request.signal,
        });
        return await response.json();
      } catch (problem) {
        if (problem.name === "AbortError") return null;
        return {
          error: gettext("The posts can't be searched just now. Paste an address."),
        };
      }
    }

    async function search() {
      const query = where.value.trim();
      if (!query || addressOf(query)) {
        asked?.abort();
        hide();
        return;
      }
      const answer = await ask(query);
      if (answer && !chosen) show(answer);
    }

    function choose(result) {
      chosen = result;
      where.value = result.title;
      if (!words.value.trim()) words.value = result.title;
      hide();
      const sentence = gettext(
        "%(kind)s, %(state)s. The link follows it to any new address.",
      );
      const values = { kind: result.kind, state: result.state.toLowerCase() };
      status.textContent = interpolate(sentence, values, true);
    }

    function mark(index) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = (index + results.length) % results.length;
      const row = list.children[active];
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
      where.setAttribute("aria-activedescendant", row.id);
    }

    async function fill(link) {
      const selected = text.value.slice(range.start, range.end);
      const isAddress = !link && addressOf(selected);
      where.value = link ? link.address : isAddress ? selected.trim() : "";
      words.value = link ? link.words : isAddress ? "" : readable(selected);
      remove.hidden = !link;
      part("insert").textContent = link
        ? gettext("Change the link")
        : gettext("Insert the link");
      hide();
      chosen = null;
      if (!link?.address.startsWith("post:")) return;
      const found = (await ask(link.address))?.results?.[0];
      if (found && where.value === link.address) choose(found);
    }

    function open() {
      if (dialog.open) return;
      const { value, selectionStart: start, selectionEnd: end } = text;
      const line = wholeLines(value, start, end);
      const link = line.lines.length === 1 ? linkAt(value, line, start, end) : null;
      range = link || { start, end };
      dialog.showModal();
      where.focus();
      fill(link);
    }

    function close(replacement) {
      dialog.close();
      text.focus();
      if (replacement === undefined) return;
      const at = range.start + replacement.length;
      replaceRange(text, range.start, range.end, replacement, { select: [at, at] });
    }

    function insert() {
      const query = where.value.trim();
      const address = chosen?.reference || addressOf(query);
      if (!address) {
        status.textContent = query.includes(":")
          ? gettext("A link leads to a web page, a mail address or a phone number.")
          : CHOOSE;
        where.focus();
        return;
      }
      const shown = words.value.trim() || chosen?.title || query;
      close(linkText(shown, address, { isPlain: shown === chosen?.title }));
    }

    where.addEventListener("input", () => {
      chosen = null;
      clearTimeout(timer);
      timer = setTimeout(search, PAUSE);
    });
    where.addEventListener("keydown", (event) => {
      if (!results.length || event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const from = active < 0 && event.key === "ArrowUp" ? 0 : active;
        mark(from + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(results[active]);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) choose(results[[...list.children].indexOf(row)]);
    });
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      insert();
    });
    remove.addEventListener("click", () => close(words.value));
    part("cancel").addEventListener("click", () => close());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close();
    });
    editor.querySelector("[data-edit=link]").addEventListener("click", open);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor").forEach(setUp);
  });
})();
