// A press on a button that saves: only once the server answers does the page leave
// the text. Without a connection it stays; when the session has ended, it asks for the
// password in place.
"use strict";
(() => {
  const form = document.getElementById("post_form");
  if (!form) return;
  const dialog = form.querySelector("[data-sign-in]");
  const question = form.elements.namedItem("step-confidential");
  let going = false;
  let pressed = null;

  function go() {
    going = true;
    window.deskKeeping.leaving = true;
    form.requestSubmit(pressed);
    // A save that something else holds back, such as a picture on its way.
    setTimeout(() => {
      going = false;
      window.deskKeeping.leaving = false;
      form.removeAttribute("aria-busy");
    }, 8_000);
  }

  function askForPassword() {
    for (const input of dialog.querySelectorAll("input")) input.disabled = false;
    dialog.showModal();
    dialog.querySelector("input[type=password]").focus();
  }

  function closeDialog() {
    dialog.close();
    for (const input of dialog.querySelectorAll("input")) input.disabled = true;
    pressed?.focus();
  }

  async function save() {
    const keeping = window.deskKeeping;
    form.setAttribute("aria-busy", "true");
    keeping.say(gettext("Saving…"));
    const answer = await keeping.flush();
    if (answer.signed_out) {
      form.removeAttribute("aria-busy");
      keeping.keepLocal();
      askForPassword();
      return;
    }
    if (answer.kept || answer.error) {
      go(); // what can't be kept, the form itself says
      return;
    }
    form.removeAttribute("aria-busy");
    keeping.say(
      gettext(
        "Not saved: there is no connection. Your text is kept in this browser. Press the button again in a moment.",
      ),
    );
  }

  function unanswered(button) {
    return button?.name === "_publish" && question && !question.checked;
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !window.deskKeeping) return;
    if (button?.hasAttribute("data-not-a-save")) return;
    if (going) return;
    event.preventDefault();
    if (dialog?.open) {
      go();
      return;
    }
    if (form.getAttribute("aria-busy") === "true") return;
    if (unanswered(button)) {
      window.deskKeeping.say(
        gettext("Confirm first that no client can be identified."),
      );
      question.focus();
      return;
    }
    pressed = button;
    save();
  });

  dialog?.querySelector("[data-sign-in-go]").addEventListener("click", go);
  dialog?.querySelector("[data-sign-in-cancel]").addEventListener("click", closeDialog);
  dialog?.addEventListener("cancel", (event) => {
    event.preventDefault();
    closeDialog();
  });
  dialog?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    go();
  });
})();
