/* Titles while somebody types: an editable combobox with a list
   (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Enter without a choice
   searches as ever. */

const PAUSE = 150; // milliseconds without a key
const SHORTEST = 2;

function suggestIn(form) {
  const input = form.querySelector("input");
  const list = document.createElement("ul");
  list.id = `${input.id}-titles`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let asking = new AbortController();
  let waiting = 0;
  let chosen = -1;

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === place));
    });
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(({ title, url }, number) => {
      const option = document.createElement("li");
      const words = document.createElement("bdi");
      words.textContent = title;
      option.append(words);
      option.id = `${list.id}-${number}`;
      option.dataset.url = url;
      option.setAttribute("role", "option");
      return option;
    }));
    choose(-1);
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function stop() {
    clearTimeout(waiting);
    asking.abort();
    show([]);
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const address = new URL(form.dataset.suggestions, location.href);
    address.searchParams.set("q", input.value);
    try {
      const answer = await fetch(address, { signal, credentials: "omit" });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted) show(suggestions);
    } catch {
      if (!signal.aborted) show([]); // offline: the search itself says so
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < SHORTEST) stop();
    else waiting = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const most = list.children.length;
    if (event.key === "ArrowDown") choose(chosen + 1 < most ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? most - 1 : chosen - 1);
    else if (event.key === "Escape") stop();
    else if (event.key === "Enter" && chosen >= 0) {
      location.assign(list.children[chosen].dataset.url);
    } else return;
    event.preventDefault();
  });

  input.addEventListener("blur", stop);
  form.addEventListener("submit", stop);
  // Pressed and not clicked, for the list is gone once the field has lost the focus.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}

for (const form of document.querySelectorAll("[data-suggestions]")) suggestIn(form);
