// The width and the colours of the full preview change at a choice, without a reload
// of this page.
"use strict";
(() => {
  const stage = document.querySelector("[data-preview]");
  const frame = stage?.querySelector("iframe");
  if (!frame) return;
  const page = new URL(frame.src);

  stage.querySelector("form").addEventListener("change", (event) => {
    const { name, value } = event.target;
    if (name === "width") frame.className = `preview-${value}`;
    if (name === "scheme") {
      page.searchParams.set("scheme", value);
      frame.src = page;
    }
    const here = new URL(location.href);
    here.searchParams.set(name, value);
    history.replaceState(null, "", here);
  });
})();
