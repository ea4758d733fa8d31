// Buttons that copy a text to the clipboard and say so.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.querySelector(button.dataset.copy);
    const said =
      button.closest("form, section, li, div")?.querySelector("[data-copied]") || null;
    if (!source) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = "value" in source ? source.value : source.textContent;
      let done = true;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Without the right to the clipboard: select it, and copy the old way.
        source.closest("details")?.setAttribute("open", "");
        source.focus();
        source.select?.();
        done = document.execCommand("copy");
      }
      if (!said) return;
      said.textContent = done
        ? gettext("Copied.")
        : gettext("It is selected: press Ctrl+C.");
    });
  }
})();
