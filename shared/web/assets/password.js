// "Show password" below each field for one. Without this the field works as ever, and the button stays hidden.
for (const button of document.querySelectorAll("button.reveal-button")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const words = { text: button.dataset.hide, password: button.textContent };
  const become = (type) => {
    field.type = type;
    button.textContent = words[type];
  };
  button.hidden = false;
  button.addEventListener("click", () => become(field.type === "password" ? "text" : "password"));
  // Browsers remember what was sent in a field for text, and suggest it to the next person.
  field.form.addEventListener("submit", () => become("password"));
}
