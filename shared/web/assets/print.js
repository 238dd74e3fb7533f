// The button that prints the page. Without scripts there is none: the browser's own menu prints the same.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
