// The lead picture: chosen from the library or from this device, seen, and removed.
"use strict";
(() => {
  function setUp(field) {
    const part = (name) => field.querySelector(`[data-part=${name}]`);
    const select = field.querySelector("select");
    const [chooser, status, bar, choose, remove] = [
      "chooser",
      "status",
      "progress",
      "choose",
      "remove",
    ].map(part);
    let close = () => {};
    let isSending = false;
    let former = select.value; // whose description stands below, if any does

    function show() {
      const [option] = select.selectedOptions;
      const isChosen = Boolean(select.value);
      const { thumbnail, details } = option?.dataset || {};
      part("shown").hidden = remove.hidden = part("details").hidden = !isChosen;
      choose.textContent = isChosen
        ? gettext("Choose another…")
        : gettext("Choose a picture…");
      if (!isChosen) return;
      part("picture").src = thumbnail;
      part("description").textContent = option.label;
      part("details").href = details;
    }

    function set(picture) {
      const value = picture ? String(picture.pk) : "";
      let option = [...select.options].find((each) => each.value === value);
      if (!option) {
        option = new Option("", value);
        select.add(option);
      }
      if (picture) {
        option.label = option.text = picture.name;
        Object.assign(option.dataset, {
          thumbnail: picture.thumbnail,
          details: picture.details,
        });
      }
      select.value = value;
      show();
      for (const name of ["input", "change"])
        select.dispatchEvent(new Event(name, { bubbles: true }));
    }

    // The description that belongs to this post, where it isn't the picture's own.
    function ownWords() {
      return select.form.elements.namedItem("picture_alt");
    }

    function describeHere(words) {
      const own = ownWords();
      if (!own || own.value === words) return false;
      own.value = words;
      own.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    }

    // Words about the former picture would be read out with this one.
    function lead(picture, described) {
      const isOther = former && former !== String(picture.pk);
      set(picture);
      former = select.value;
      status.textContent = gettext("This is the lead picture now.");
      if (described !== undefined)
        describeHere(described === picture.alt ? "" : described);
      else if (isOther && describeHere(""))
        status.textContent += ` ${gettext("The words about the former one are taken out.")}`;
      choose.focus();
    }

    async function ask(picture) {
      const alt = picture.alt || (former ? "" : ownWords()?.value) || "";
      const shown = { ...picture, alt };
      const kept = await window.deskPictureDialog.describe(shown, { use: "lead" });
      choose.focus();
      if (kept) lead(kept, kept.described);
      return Boolean(kept);
    }

    function take(picture) {
      if (picture.alt) lead(picture);
      else ask(picture);
    }

    async function send(file) {
      const { uploadUrl } = document.querySelector(".picture-dialog-template").dataset;
      isSending = true;
      status.textContent = interpolate(
        gettext("Sending %(what)s…"),
        { what: file.name },
        true,
      );
      bar.value = 0;
      bar.hidden = false;
      const answer = await window.deskSendPicture(uploadUrl, file, {
        describe: true,
        progress: (part) => (bar.value = part * 100),
      });
      isSending = false;
      bar.hidden = true;
      status.textContent = answer.error || "";
      if (answer.error || (await ask(answer))) return;
      if (answer.pending) await window.deskPictureDialog.discard(answer.key);
      status.textContent = gettext("Left out.");
    }

    select.form.addEventListener("submit", (event) => {
      if (!isSending) return;
      event.preventDefault();
      status.textContent = gettext(
        "The picture is still on its way. Save when it has arrived.",
      );
    });
    choose.addEventListener("click", () => {
      close = window.deskPictureLibrary.open({
        heading: gettext("Choose the lead picture"),
        device: () => chooser.click(),
        choose: take,
        leave: () => choose.focus(),
      });
    });
    chooser.addEventListener("change", () => {
      close();
      choose.focus();
      const [file] = chooser.files;
      if (file) send(file);
      chooser.value = "";
    });
    remove.addEventListener("click", () => {
      set(null);
      status.textContent = gettext("No lead picture.");
      choose.focus();
    });
    // The label, and a finding that leads here, mean the buttons.
    select.addEventListener("focus", () => choose.focus());
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    select.classList.add("visually-hidden");
    part("acts").hidden = false;
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".lead-picture").forEach(setUp);
  });
})();
