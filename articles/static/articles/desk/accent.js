// The accent: the browser's chooser beside the text, and what readers get of it.
"use strict";
(() => {
  const field = document.querySelector("[data-accent]");
  if (!field) return;
  const text = field.querySelector("input:not([type=color])");
  const picker = field.querySelector("[data-part=picker]");
  const outcome = field.querySelector("[data-part=outcome]");
  const colour = /^#[0-9a-f]{6}$/i;
  let waiting;
  let asking = new AbortController();

  async function show() {
    asking.abort();
    asking = new AbortController();
    const address = new URL(field.dataset.accent, location.href);
    address.searchParams.set("accent", text.value.trim());
    try {
      const answer = await fetch(address, { signal: asking.signal });
      // The desk's own words; a sign-in page that came instead has no place here.
      if (answer.ok && !answer.redirected) outcome.innerHTML = await answer.text();
    } catch {
      // Another question followed, or the server is away: what was said stays.
    }
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  }

  function follow() {
    const value = text.value.trim();
    if (colour.test(value)) picker.value = value.toLowerCase();
  }

  follow();
  picker.hidden = false;
  picker.addEventListener("input", () => {
    text.value = picker.value;
    soon();
  });
  text.addEventListener("input", () => {
    follow();
    soon();
  });
})();
