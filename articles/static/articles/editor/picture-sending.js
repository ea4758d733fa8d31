// Sends pictures, two at a time, and tells how much of each has gone. Comes back with
// the site's answer, or with a sentence in `error`.
"use strict";
window.deskSendPicture = (() => {
  const AT_ONCE = 2;
  const AWAY = "There is no connection. Add the picture again later.";
  const BROKEN = "The picture could not be sent. Try it once more.";
  const waiting = [];
  let running = 0;

  function answerOf(request) {
    const type = request.getResponseHeader("Content-Type") || "";
    if (!type.includes("json")) return { error: BROKEN };
    try {
      return JSON.parse(request.responseText);
    } catch {
      return { error: BROKEN };
    }
  }

  function send(address, file, describe, progress) {
    return new Promise((resolve) => {
      const form = new FormData();
      form.append("image", file);
      if (describe) form.append("describe", "1");
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader(
        "X-CSRFToken",
        document.querySelector("input[name=csrfmiddlewaretoken]").value,
      );
      request.upload.addEventListener("progress", (event) =>
        progress(event.total ? event.loaded / event.total : 0),
      );
      request.addEventListener("load", () => resolve(answerOf(request)));
      request.addEventListener("error", () => resolve({ error: AWAY }));
      request.addEventListener("abort", () => resolve({ error: BROKEN }));
      request.send(form);
    });
  }

  async function next() {
    if (running >= AT_ONCE || !waiting.length) return;
    running += 1;
    await waiting.shift()();
    running -= 1;
    next();
  }

  // `progress` is called with the part that has gone, 0 to 1. With `describe` the
  // picture waits for somebody to say what it shows.
  return (address, file, { describe = false, progress = () => {} } = {}) =>
    new Promise((resolve) => {
      waiting.push(async () => {
        const answer = await send(address, file, describe, progress);
        progress(1);
        resolve(answer);
      });
      next();
    });
})();
