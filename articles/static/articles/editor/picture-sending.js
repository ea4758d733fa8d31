// Sends pictures, one after the other, and tells how much of each has gone. Comes back
// with the site's answer, or with a sentence in `error`. Where the site takes in others
// just now, it is asked again for a while.
"use strict";
window.deskSendPicture = (() => {
  const TRIES = 20;
  const PAUSE = 1500; // milliseconds
  const AWAY = gettext("There is no connection. Add the picture again later.");
  const BROKEN = gettext("The picture could not be sent. Try it once more.");
  const waiting = [];
  let isSending = false;

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

  async function patiently(...picture) {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(...picture);
      if (!answer.busy || tries === TRIES) return answer;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  async function next() {
    if (isSending || !waiting.length) return;
    isSending = true;
    await waiting.shift()();
    isSending = false;
    next();
  }

  // `progress` is called with the part that has gone, 0 to 1. With `describe` the
  // picture waits for somebody to say what it shows.
  return (address, file, { describe = false, progress = () => {} } = {}) =>
    new Promise((resolve) => {
      waiting.push(async () => {
        const answer = await patiently(address, file, describe, progress);
        progress(1);
        resolve(answer);
      });
      next();
    });
})();
