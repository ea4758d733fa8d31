// The dialog to choose a picture: a file of this device, or one of the library.
"use strict";
window.deskPictureLibrary = (() => {
  const PAUSE = 200; // milliseconds without a keystroke
  const AWAY = gettext("The library can't be reached just now. Try it once more.");

  function choice(picture, choose) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "picture-choice";
    const image = document.createElement("img");
    Object.assign(image, { src: picture.thumbnail, alt: "", loading: "lazy" });
    const words = document.createElement("bdi");
    words.className = picture.alt ? "picture-words" : "picture-words none";
    words.textContent = picture.alt || gettext("Without a description");
    const uses = document.createElement("span");
    uses.className = "picture-uses";
    uses.textContent = picture.uses;
    button.append(image, words, " ", uses);
    button.addEventListener("click", () => choose(picture));
    item.append(button);
    return item;
  }

  function said(answer, words, show) {
    if (answer.error) return answer.error;
    const { count } = answer;
    if (count) {
      const found = ngettext("%(count)s picture.", "%(count)s pictures.", count);
      return interpolate(found, { count }, true);
    }
    if (words) {
      const sentence = gettext("Nothing about “%(words)s”. Try fewer words.");
      return interpolate(sentence, { words }, true);
    }
    if (show) return gettext("There is no picture of this kind.");
    return gettext(
      "The library is empty. What you add from this device will stand here.",
    );
  }

  // Opens the dialog. `device` is called to choose files, `choose` with a picture of the
  // library, `leave` where none was chosen. Returns how to close it.
  function open({ heading, device, choose, leave = () => {} }) {
    const template = document.querySelector(".picture-library-template");
    const dialog = template.content.cloneNode(true).querySelector("dialog");
    document.body.append(dialog); // no field of it belongs to the post's form
    const part = (name) => dialog.querySelector(`[data-part=${name}]`);
    const [words, show, status, list, more] = [
      "words",
      "show",
      "status",
      "results",
      "more",
    ].map(part);
    let page = 1;
    let asked = null;
    let timer = 0;

    function close() {
      asked?.abort();
      clearTimeout(timer);
      dialog.close();
      dialog.remove();
    }

    async function ask(signal) {
      const query = { q: words.value.trim(), show: show.value, page };
      try {
        const response = await fetch(
          `${template.dataset.listUrl}?${new URLSearchParams(query)}`,
          { headers: { Accept: "application/json" }, signal },
        );
        return await response.json();
      } catch (problem) {
        return problem.name === "AbortError" ? null : { error: AWAY };
      }
    }

    async function load(number) {
      asked?.abort();
      const request = (asked = new AbortController());
      page = number;
      const answer = await ask(request.signal);
      if (!answer || request !== asked) return;
      const items = (answer.results || []).map((picture) =>
        choice(picture, () => {
          close();
          choose(picture);
        }),
      );
      if (number === 1) list.replaceChildren(...items);
      else list.append(...items);
      status.textContent = said(answer, words.value.trim(), show.value);
      const hadFocus = document.activeElement === more;
      more.hidden = !answer.more;
      if (number > 1 && hadFocus) items[0]?.querySelector("button").focus();
    }

    words.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => load(1), PAUSE);
    });
    show.addEventListener("change", () => load(1));
    more.addEventListener("click", () => load(page + 1));
    part("device").addEventListener("click", device);
    part("cancel").addEventListener("click", () => {
      close();
      leave();
    });
    dialog.addEventListener("cancel", (event) => {
      if (event.target !== dialog) return; // the file chooser was closed
      event.preventDefault();
      close();
      leave();
    });
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault(); // Enter in the search
      load(1);
    });
    part("heading").textContent = heading;
    dialog.showModal();
    part("device").focus();
    load(1);
    return close;
  }

  return Object.freeze({ open });
})();
