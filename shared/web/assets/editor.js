// Line editors without another page: what their buttons do on the server comes in place, and totals follow what is typed.
// Without this the buttons send the form and the page comes back with everything that was typed.
const editor = (from = document) => from.querySelector("form[data-editor]");

const ask = async (button) => {
  const body = new URLSearchParams(new FormData(editor(), button));
  const response = await fetch(button.formAction, { method: "POST", body });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok || !editor(page)) throw new Error(`${response.status}`);
  return page;
};

let asked = 0;
const addUp = async () => {
  const mine = ++asked;
  const button = editor().querySelector("button[value=totals]");
  if (!button) return;
  const page = await ask(button);
  if (mine !== asked) return; // more was typed since
  for (const sums of document.querySelectorAll("[data-sums]")) {
    const fresh = page.getElementById(sums.id);
    if (fresh) sums.replaceChildren(...fresh.childNodes);
  }
  return page;
};

let waiting;
document.addEventListener("input", (event) => {
  if (!event.target.closest("form[data-editor]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => addUp().catch(() => {}), 500);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("form[data-editor] button[name=then]");
  if (!button) return;
  event.preventDefault();
  clearTimeout(waiting);
  try {
    if (button.value === "totals") {
      // What could not be read is said at its fields: the page comes back with it.
      const page = await addUp();
      if (page?.querySelector(".error-summary")) button.form.requestSubmit(button);
      return;
    }
    const fresh = editor(await ask(button));
    editor().replaceWith(fresh);
    fresh.querySelector("[autofocus]")?.focus();
  } catch {
    button.form.requestSubmit(button);
  }
});
