/* The button that prints an article, where there is a browser that can. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  button.parentElement.hidden = false;
}
