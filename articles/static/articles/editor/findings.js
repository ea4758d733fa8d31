// The checklist beside the text: asked for anew after a pause, and a press on one of
// its findings leads to the place.
"use strict";
(() => {
  const PAUSE = 1200; // milliseconds without a change

  function counted(blocks, others) {
    const say = (words, values) => interpolate(words, values, true);
    const needed = ngettext(
      "%(count)s thing to mend",
      "%(count)s things to mend",
      blocks,
    );
    const worth = ngettext("%(count)s to look at", "%(count)s to look at", others);
    const first = say(needed, { count: blocks });
    const second = say(worth, { count: others });
    if (blocks && others) return say(gettext("%(first)s, %(second)s."), { first, second });
    if (blocks || others) return `${blocks ? first : second}.`;
    return gettext("Nothing stands in the way.");
  }

  function row({ level, field = "", line = -1, snippet = "", what, mend }) {
    const item = document.createElement("li");
    const words = document.createElement("p");
    const weight = document.createElement("strong");
    item.className = `finding finding-${level}`;
    Object.assign(item.dataset, { field, line, snippet });
    weight.className = "finding-level";
    weight.textContent = level === "block" ? gettext("Needed:") : gettext("Worth a look:");
    words.append(weight, ` ${what} ${mend}`);
    item.append(words);
    return item;
  }

  // A button that only a script answers is only there with it.
  function addButton(item, index) {
    if (!item.dataset.field || item.querySelector("button")) return;
    const words = item.querySelector("p");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "finding-show";
    button.textContent = gettext("Show me");
    words.id ||= `finding-${Date.now()}-${index}`;
    button.setAttribute("aria-describedby", words.id);
    item.append(button);
  }

  // The words of a finding, as near to its line as they are found.
  function placeIn(value, line, snippet) {
    const { lineOffset, lineEnd } = window.deskEditing;
    const from = lineOffset(value, Math.max(line, 0));
    if (snippet) {
      const near = value.indexOf(snippet, from);
      const at = near < 0 ? value.indexOf(snippet) : near;
      if (at >= 0) return [at, at + snippet.length];
    }
    return [from, lineEnd(value, from)];
  }

  function show(form, { field, line, snippet }) {
    const element = form.elements.namedItem(field);
    if (!element) return;
    if (!element.closest?.(".editor")) {
      const chooser = element.nextElementSibling?.querySelector?.("[role=combobox]");
      const target = chooser || (element instanceof RadioNodeList ? element[0] : element);
      target.closest("details:not([open])")?.setAttribute("open", "");
      target.focus();
      target.scrollIntoView({ block: "nearest" });
      return;
    }
    const [start, end] = placeIn(element.value, Number(line || 0), snippet);
    element.focus();
    element.setSelectionRange(start, end);
    const height = window.deskPlaces.topOf(element, start);
    element.scrollTop = height - element.clientHeight / 3;
    element.scrollIntoView({ block: "nearest" });
  }

  function setUp(section) {
    const form = section.closest("form");
    const list = section.querySelector("[data-findings-list]");
    const count = section.querySelector("[data-findings-count]");
    const buttons = document.querySelectorAll("[data-main-button],[data-button-words]");
    const outlook = document.querySelector("[data-outlook]");
    let asked = null;
    let timer = 0;
    let rows = new Map();

    function put(element, words) {
      if (element && words !== undefined && element.textContent !== words)
        element.textContent = words;
    }

    // A finding that stays is left alone, and with it whoever stands on its button.
    function rebuild(findings) {
      delete section.dataset.empty;
      const next = new Map();
      for (const finding of findings) {
        const { level, what, mend, field, snippet } = finding;
        let key = JSON.stringify([level, what, mend, field, snippet]);
        while (next.has(key)) key += "+";
        next.set(key, rows.get(key) || row(finding));
        next.get(key).dataset.line = finding.line ?? -1;
      }
      const gone = [...list.children].filter((item) => ![...next.values()].includes(item));
      const hadFocus = gone.some((item) => item.contains(document.activeElement));
      for (const item of gone) item.remove();
      [...next.values()].forEach((item, index) => {
        if (list.children[index] !== item)
          list.insertBefore(item, list.children[index] || null);
        addButton(item, index);
      });
      rows = next;
      if (hadFocus) list.querySelector("button")?.focus();
      tell();
    }

    // Only other numbers than before are told, and nothing of a text not begun yet.
    function tell() {
      if ("empty" in section.dataset) return;
      const blocks = list.querySelectorAll(".finding-block").length;
      put(count, counted(blocks, list.children.length - blocks));
    }

    async function check() {
      asked?.abort();
      const request = (asked = new AbortController());
      let answer;
      try {
        answer = await window.deskAsk(section.dataset.checkUrl, new FormData(form), {
          signal: request.signal,
        });
      } catch {
        return; // a newer text is being checked
      }
      if (request !== asked || !answer.findings) return;
      rebuild(answer.findings);
      for (const button of buttons) put(button, answer.button);
      put(outlook, answer.outlook);
    }

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE);
    }

    list.querySelectorAll("li").forEach(addButton);
    tell();
    list.addEventListener("click", (event) => {
      if (!event.target.closest("button")) return;
      show(form, event.target.closest("li").dataset);
    });
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    // The stock choosers tell only jQuery of a change.
    window.django?.jQuery(form).on("change", soon);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-findings]").forEach(setUp);
  });
})();
