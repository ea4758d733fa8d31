// Asks the site something for the editor and comes back with its answer, or with a
// sentence in `error`.
"use strict";
window.deskAsk = async (address, fields, { signal, away, broken } = {}) => {
  const form = new FormData();
  const pairs = fields instanceof FormData ? fields : Object.entries(fields);
  for (const [name, value] of pairs) form.append(name, value);
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  try {
    const response = await fetch(address, {
      method: "POST",
      body: form,
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      signal,
    });
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    if (isJson) return await response.json();
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    return { error: away || gettext("There is no connection. Your text is still here.") };
  }
  return {
    error:
      broken || gettext("The site doesn't answer just now. Your text is still here."),
  };
};
