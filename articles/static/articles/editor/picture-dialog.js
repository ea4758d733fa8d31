// The dialog that asks what a picture shows. Until it is answered a picture that was
// just sent belongs to nobody else, and leaving it out leaves nothing of it.
"use strict";
window.deskPictureDialog = (() => {
  const SOON = 1_200; // milliseconds until the smaller sizes may be there
  const TRIES = 7;
  const WORDS = {
    text: [
      gettext("Describe the picture"),
      gettext("Put it in the text"),
      gettext("Leave it out"),
    ],
    lead: [
      gettext("Describe the lead picture"),
      gettext("Use this picture"),
      gettext("Leave it out"),
    ],
    again: [
      gettext("Change this picture’s description"),
      gettext("Change it"),
      gettext("Cancel"),
    ],
  };
  const HERE = gettext("The caption stands in this text only.");
  const EVERYWHERE = gettext(
    "Caption and credit go with the picture, wherever it is shown.",
  );

  const template = () => document.querySelector(".picture-dialog-template");

  async function ask(key) {
    try {
      const address = `${template().dataset.toldUrl}?${new URLSearchParams({ key })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      return await response.json();
    } catch {
      return { error: gettext("There is no connection. Your text is still here.") };
    }
  }

  async function discard(key) {
    const answer = await window.deskAsk(template().dataset.discardUrl, { key });
    return Boolean(answer.discarded);
  }

  // Asks for the description of `picture`, an answer of the site's. `use` is "text",
  // "lead" or "again" for one that stands in the text. Comes back with the site's
  // answer, or null where it is left out.
  function describe(picture, { use = "text", number = "", decorative = false } = {}) {
    const dialog = template().content.cloneNode(true).querySelector("dialog");
    document.body.append(dialog); // no field of it belongs to the post's form
    const part = (name) => dialog.querySelector(`[data-part=${name}]`);
    const [alt, mark, caption, credit, fault] = [
      "alt",
      "decorative",
      "caption",
      "credit",
      "fault",
    ].map(part);
    const [heading, put, leave] = WORDS[use];
    const isKept = use !== "again" && picture.may_change;
    let timer = 0;
    let isBusy = false;

    function show() {
      part("heading").textContent = heading;
      part("number").textContent = number;
      part("put").textContent = put;
      part("leave").textContent = leave;
      const { shown: src, width, height, told } = picture;
      Object.assign(part("picture"), { src, width, height });
      part("told").textContent = told;
      alt.value = picture.alt;
      caption.value = picture.caption;
      credit.value = picture.credit;
      mark.checked = decorative;
      alt.disabled = decorative;
      part("decoration").hidden = use === "lead";
      part("credits").hidden = !isKept;
      // The caption of a lead picture is the picture's own.
      caption.closest(".picture-texts").hidden = use === "lead" && !isKept;
      part("texts-help").textContent = isKept ? EVERYWHERE : HERE;
    }

    function look(tries) {
      if (picture.ready || use === "again" || tries >= TRIES) return;
      timer = setTimeout(
        async () => {
          const answer = await ask(picture.key);
          if (!dialog.isConnected) return;
          if (answer.told && answer.ready) part("told").textContent = answer.told;
          if (!answer.ready) look(tries + 1);
        },
        SOON * 1.5 ** tries,
      );
    }

    async function keep() {
      const fields = { key: picture.key, use };
      Object.assign(fields, { alt: alt.value, caption: caption.value });
      fields.credit = isKept ? credit.value : picture.credit;
      if (mark.checked) fields.decorative = "1";
      isBusy = true;
      const answer = await window.deskAsk(template().dataset.keepUrl, fields);
      isBusy = false;
      const described = alt.value.trim().replace(/\s+/g, " ");
      if (!answer.error) return { ...answer, described };
      fault.textContent = answer.error;
      alt.setAttribute("aria-invalid", String(answer.field === "alt"));
      (answer.field && !part(answer.field).disabled ? part(answer.field) : alt).focus();
      return null;
    }

    show();
    dialog.showModal();
    alt.focus();
    if (decorative) mark.focus();
    look(0);
    return new Promise((resolve) => {
      function end(answer) {
        clearTimeout(timer);
        dialog.close();
        dialog.remove();
        resolve(answer);
      }

      dialog.querySelector("form").addEventListener("submit", async (event) => {
        event.preventDefault();
        if (isBusy) return;
        const answer = await keep();
        if (answer) end(answer);
      });
      alt.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
          part("put").click();
      });
      mark.addEventListener("change", () => {
        alt.disabled = mark.checked;
        alt.removeAttribute("aria-invalid");
        fault.textContent = "";
      });
      part("leave").addEventListener("click", () => isBusy || end(null));
      dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        if (!isBusy) end(null);
      });
      // A browser closes a dialog by itself when Escape is pressed twice.
      dialog.addEventListener("close", () => dialog.isConnected && end(null));
    });
  }

  return Object.freeze({ ask, describe, discard });
})();
