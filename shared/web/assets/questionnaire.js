// Saves the answers of a questionnaire while they are written. The page works without this: it has a button that saves.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const { autosave, saving, saved, unsaved, login, progress } = form.dataset;
  const status = form.querySelector("[data-status]");
  const line = document.querySelector("[data-progress-line]");
  const bar = document.querySelector("progress");
  let changed = new Set();
  let waiting;
  // One request after the other: an older answer must not come in later than a newer one.
  let last = Promise.resolve();

  const fieldsOf = (name) => [...form.elements].filter((field) => field.name === name);
  const answerTo = (name) => {
    const fields = fieldsOf(name);
    const ticked = fields.filter((field) => field.checked).map((field) => field.value);
    if (fields[0].type === "checkbox") return ticked;
    if (fields[0].type === "radio") return ticked[0] ?? null;
    return fields[0].value.trim() === "" ? null : fields[0].value;
  };

  /** What is wrong with an answer, where it was given; nothing takes it away again. */
  const say = (name, message) => {
    const fields = fieldsOf(name);
    const box = fields[0]?.closest("fieldset, .field");
    if (!box) return;
    const holder = box.matches("fieldset") ? box : fields[0];
    const id = `${name}-error`;
    const text = document.getElementById(id);
    const others = (holder.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    if (message) {
      const shown = text ?? box.appendChild(Object.assign(document.createElement("p"), { className: "error", id }));
      shown.textContent = message;
      holder.setAttribute("aria-invalid", "true");
      others.push(id);
    } else {
      text?.remove();
      holder.removeAttribute("aria-invalid");
    }
    if (others.length > 0) holder.setAttribute("aria-describedby", others.join(" "));
    else holder.removeAttribute("aria-describedby");
  };

  const post = async (names) => {
    const answers = Object.fromEntries([...names].map((name) => [name.slice(2), answerTo(name)]));
    const response = await fetch(autosave, {
      method: "POST",
      // Whom this page was shown to: another tab may have logged somebody else in.
      headers: { "Content-Type": "application/json", "Portico-For": form.elements._for?.value ?? "" },
      body: JSON.stringify({ answers }),
      keepalive: true,
    });
    return { ok: response.ok, over: response.status === 401, told: await response.json() };
  };

  /** Nobody is logged in any more. The button sends the whole form, which leads through the login and comes back filled in. */
  const loggedOut = (message, names) => {
    for (const name of names) changed.add(name);
    const button = Object.assign(document.createElement("button"), { className: "link-button", name: "then", value: "save", textContent: login });
    status.replaceChildren(`${message} `, button);
  };

  const save = async () => {
    clearTimeout(waiting);
    if (changed.size === 0) return;
    let names = changed;
    changed = new Set();
    status.textContent = saving;
    try {
      let { ok, over, told } = await post(names);
      const wrong = (told.errors ?? []).filter(({ field }) => names.has(field));
      if (wrong.length > 0) {
        // One wrong answer keeps no other from being saved. It is sent again when it is changed.
        for (const { field, message } of wrong) {
          say(field, message);
          names.delete(field);
        }
        if (names.size > 0) ({ ok, over, told } = await post(names));
      }
      if (ok) {
        for (const name of names) say(name);
        if (bar) bar.value = told.progress.answered;
        if (line) line.textContent = progress.replace("{answered}", told.progress.answered).replace("{total}", told.progress.total);
        names = new Set();
      }
      if (over) return loggedOut(told.detail, names);
      status.textContent = wrong[0]?.message ?? (ok ? saved : (told.errors?.[0]?.message ?? told.detail ?? unsaved));
    } catch {
      status.textContent = unsaved;
      waiting = setTimeout(queue, 10_000);
    }
    // Kept for the next time, and the button sends everything anyway.
    for (const name of names) changed.add(name);
  };

  const queue = () => (last = last.then(save));
  form.addEventListener("input", ({ target }) => {
    if (target.type === "file" || !target.name.startsWith("q.")) return;
    // Half a number is none yet, and takes nothing back.
    if (target.validity.badInput) return;
    changed.add(target.name);
    clearTimeout(waiting);
    waiting = setTimeout(queue, 1200);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && queue());
  addEventListener("online", queue);
}
