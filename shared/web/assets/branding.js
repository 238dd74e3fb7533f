// The preview follows what is typed, and colours can be picked. Without this the preview shows what was saved.
{
  const { accent, background, welcome } = document.querySelector('form[action="/branding"]').elements;
  const sample = document.querySelector(".login-preview");
  const greeting = sample.querySelector(".welcome-text");
  const notes = document.querySelector("#notes");

  // What becomes of a colour is reckoned in one place, on the server.
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const reply = await fetch(`/api/v1/branding/preview?${new URLSearchParams({ accent: accent.value, background: background.value })}`);
    const told = reply.ok && (await reply.json());
    if (!told || mine !== asked) return; // more was typed since
    const { light, dark, ground } = told.colours;
    const shades = { "": light.colour, "-ink": light.ink, "-dark": dark.colour, "-dark-ink": dark.ink, "-ground": ground };
    for (const [name, colour] of Object.entries(shades)) sample.style.setProperty(`--brand${name}`, colour);
    notes.replaceChildren(...told.notes.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  };

  welcome.addEventListener("input", () => (greeting.textContent = welcome.value.trim()));

  let waiting;
  for (const field of [accent, background]) {
    const picker = Object.assign(document.createElement("input"), { type: "color", value: field.value || "#ffffff" });
    picker.setAttribute("aria-label", `Pick: ${field.labels[0].textContent}`);
    picker.addEventListener("input", () => {
      field.value = picker.value;
      field.dispatchEvent(new Event("input"));
    });
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      if (!accent.validity.valid || !background.validity.valid) return; // half typed
      picker.value = field.value.trim() || "#ffffff";
      waiting = setTimeout(() => ask().catch(() => {}), 100);
    });
    field.after(picker);
  }
}
