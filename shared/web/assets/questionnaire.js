// Saves the answers of a questionnaire while they are written. The page works without this: it has a button that saves.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const { autosave, saving, saved, unsaved, progress } = form.dataset;
  const status = form.querySelector("[data-status]");
  const line = document.querySelector("[data-progress-line]");
  const bar = document.querySelector("progress");
  let changed = new Set();
  let waiting;
  // One request after the other: an older answer must not come in later than a newer one.
  let last = Promise.resolve();

  const answerTo = (name) => {
    const fields = [...form.elements].filter((field) => field.name === name);
    const ticked = fields.filter((field) => field.checked).map((field) => field.value);
    if (fields[0].type === "checkbox") return ticked;
    if (fields[0].type === "radio") return ticked[0] ?? null;
    return fields[0].value.trim() === "" ? null : fields[0].value;
  };

  const save = async () => {
    clearTimeout(waiting);
    if (changed.size === 0) return;
    const names = changed;
    changed = new Set();
    status.textContent = saving;
    const answers = Object.fromEntries([...names].map((name) => [name.slice(2), answerTo(name)]));
    try {
      const response = await fetch(autosave, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ answers }),
        keepalive: true,
      });
      const told = await response.json();
      if (response.ok) {
        status.textContent = saved;
        if (bar) bar.value = told.progress.answered;
        if (line) line.textContent = progress.replace("{answered}", told.progress.answered).replace("{total}", told.progress.total);
        return;
      }
      status.textContent = told.errors?.[0]?.message ?? told.detail ?? unsaved;
    } catch {
      status.textContent = unsaved;
    }
    // Kept for the next time, and the button sends everything anyway.
    for (const name of names) changed.add(name);
  };

  const queue = () => (last = last.then(save));
  form.addEventListener("input", ({ target }) => {
    if (target.type === "file" || !target.name.startsWith("q.")) return;
    changed.add(target.name);
    clearTimeout(waiting);
    waiting = setTimeout(queue, 1200);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && queue());
}
