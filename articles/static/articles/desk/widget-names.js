// Parts of the stock widgets say their names to those who hear the page.
"use strict";
(() => {
  const $ = window.django?.jQuery;
  if (!$) return;

  // One button that empties the whole list is a slip away from losing it; each entry
  // has its own. This runs before the choosers are made.
  for (const select of document.querySelectorAll("select[multiple].admin-autocomplete"))
    select.dataset.allowClear = "false";

  function plain(label) {
    return label?.textContent.trim().replace(/:$/, "") || "";
  }

  function named(words, name) {
    return interpolate(words, { name }, true);
  }

  function nameChooser(select) {
    const label = select.labels[0];
    const name = plain(label);
    const chooser = select.nextElementSibling;
    const chosen = chooser?.querySelector("[role=textbox].select2-selection__rendered");
    if (chosen && label) {
      label.id ||= `${select.id}-label`;
      chosen.removeAttribute("role");
      chosen.removeAttribute("aria-readonly");
      chosen
        .closest("[role=combobox]")
        .setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
    }
    chooser?.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
    $(select).on("select2:open", () => {
      document
        .querySelector(".select2-container--open .select2-search--dropdown input")
        ?.setAttribute("aria-label", named(gettext("Find: %(name)s"), name));
    });
  }

  function nameDayAndTime(row) {
    const name = plain(row.querySelector("label, legend"));
    const [day, time] = [gettext("%(name)s, day"), gettext("%(name)s, time")];
    row.querySelector(".vDateField")?.setAttribute("aria-label", named(day, name));
    row.querySelector(".vTimeField")?.setAttribute("aria-label", named(time, name));
  }

  // Queued behind the stock widgets, which start in the same queue.
  $(() => {
    document
      .querySelectorAll("select.admin-autocomplete.select2-hidden-accessible")
      .forEach(nameChooser);
    document.querySelectorAll(".form-row:has(.datetime)").forEach(nameDayAndTime);
  });
  window.addEventListener("load", () => {
    for (const icon of document.querySelectorAll("span.help-tooltip[aria-label]"))
      icon.setAttribute("role", "img");
  });
})();
