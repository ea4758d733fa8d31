// Fills the fields around the text with what a pasted article says of itself, and can
// put them back as they were.
"use strict";
window.deskFilling = (() => {
  const FIELDS = ["title", "date", "date_precision", "picture_alt"];
  const AUTHORS = ["lead_author", "co_authors"];

  const field = (form, name) => form.elements.namedItem(name);

  function changed(element) {
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function set(form, name, value) {
    const element = field(form, name);
    if (!element || element.value === value) return false;
    element.value = value;
    changed(element instanceof RadioNodeList ? element[0] : element);
    return true;
  }

  // `people` are pairs of a key and a name.
  function choose(select, people) {
    for (const option of select.options) option.selected = false;
    for (const [id, label] of people) {
      const known = [...select.options].find((option) => option.value === String(id));
      if (known) known.selected = true;
      else select.add(new Option(label, id, true, true));
    }
    changed(select);
  }

  function chosen(select) {
    return [...select.selectedOptions].map((option) => [option.value, option.label]);
  }

  // The first author leads, the others stand beside.
  function credit(form, people) {
    const [lead, others] = AUTHORS.map((name) => field(form, name));
    if (lead && people.length) choose(lead, people.slice(0, 1));
    if (others && people.length) choose(others, people.slice(1));
  }

  // Fills in `values`; returns what it filled and how to take that back.
  function fill(form, values, people) {
    const before = FIELDS.map((name) => [name, field(form, name)?.value]);
    const selects = AUTHORS.map((name) => field(form, name)).filter(Boolean);
    const credited = selects.map((select) => [select, chosen(select)]);
    const filled = FIELDS.filter((name) => values[name] && set(form, name, values[name]));
    credit(form, people);
    if (credited.some(([select, was]) => String(chosen(select)) !== String(was)))
      filled.push("lead_author");
    const restore = () => {
      for (const [name, value] of before) {
        if (filled.includes(name) && value !== undefined) set(form, name, value);
      }
      for (const [select, was] of credited) {
        if (String(chosen(select)) !== String(was)) choose(select, was);
      }
    };
    return { filled, restore };
  }

  return Object.freeze({ fill, credit });
})();
