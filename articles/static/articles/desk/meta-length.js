// The post as a list of results may show it: follows the fields while somebody writes,
// and says the lengths at a pause.
"use strict";
(() => {
  const PAUSE = 800; // milliseconds without a keystroke
  const place = document.querySelector("[data-search-preview]");
  const form = place?.closest("form");
  if (!place || !form) return;

  const mostInTitle = Number(place.dataset.mostInTitle);
  const mostInDescription = Number(place.dataset.mostInDescription);
  const counts = place.querySelector("[data-search-counts]");
  const value = (name) =>
    (form.elements.namedItem(name)?.value || "").replace(/\s+/g, " ").trim();
  // As the server counts: a letter that takes two places of a string is one.
  const lengthOf = (text) => [...text].length;

  function cut(text, most) {
    const letters = [...text];
    return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
  }

  function put(name, text) {
    place.querySelector(`[data-search-${name}] bdi`).textContent = text || "…";
  }

  function shown() {
    const own = value("title");
    return {
      title: value("meta_title") || (own && `${own} · ${place.dataset.site}`),
      description:
        value("meta_description") || value("summary") || place.dataset.beginning,
    };
  }

  function follow() {
    const { title, description } = shown();
    put("title", title);
    put("description", cut(description, mostInDescription));
    const slug = value("slug");
    const address = place.querySelector("[data-search-place] bdi");
    if (slug) address.textContent = address.textContent.replace(/[^›]*$/, ` ${slug}`);
  }

  function count() {
    const { title, description } = shown();
    const numbers = {
      title: lengthOf(title),
      mostTitle: mostInTitle,
      description: lengthOf(description),
      mostDescription: mostInDescription,
    };
    let sentence = counts.dataset.sentence.replace(
      /\{(\w+)\}/g,
      (whole, name) => numbers[name] ?? whole,
    );
    if (numbers.description > mostInDescription) sentence += ` ${counts.dataset.cut}`;
    if (counts.textContent !== sentence) counts.textContent = sentence;
  }

  const watched = new Set(["title", "summary", "slug", "meta_title", "meta_description"]);
  let timer = 0;
  form.addEventListener("input", (event) => {
    if (!watched.has(event.target.name)) return;
    follow();
    clearTimeout(timer);
    timer = setTimeout(count, PAUSE);
  });
})();
