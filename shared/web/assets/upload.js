// Uploads with progress. The forms work without this; with it every file goes by itself, large ones in parts that are sent again when the
// line breaks, and people see how far it is.
{
  const words = document.currentScript.dataset;
  const PART = 5 * 1024 * 1024;
  const TRIES = 5;

  /** What came back; something between us and the Worker may answer in its own words. */
  const read = (text) => {
    try {
      return JSON.parse(text) ?? {};
    } catch {
      return {};
    }
  };

  /** Whom this page was shown to: another tab may have logged somebody else in. */
  let shownTo = "";

  /** One request with progress; resolves with the answer, rejects when the line broke. */
  const send = (method, path, body, type, progress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, path);
      if (type) request.setRequestHeader("Content-Type", type);
      request.setRequestHeader("Portico-For", shownTo);
      if (progress) request.upload.onprogress = ({ loaded }) => progress(loaded);
      request.onload = () => resolve({ status: request.status, told: read(request.responseText) });
      request.onerror = () => reject(new Error(words.broken));
      request.send(body);
    });

  const good = async (...request) => {
    const { status, told } = await send(...request);
    if (status < 300) return told;
    throw Object.assign(new Error(told.errors?.[0]?.message ?? told.detail ?? told.title ?? words.broken), { final: status < 500, over: status === 401 });
  };

  /** The same again a little later when the line or the server failed; not when it was refused. */
  const patiently = async (ask) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await ask();
      } catch (error) {
        if (error.final || tried === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tried));
      }
    }
  };

  const inParts = async (project, file, progress) => {
    const json = (value) => [JSON.stringify(value), "application/json"];
    const upload = await patiently(() => good("POST", `/api/v1${project}/uploads`, ...json({ name: file.name, size: file.size })));
    const size = upload.part_size;
    for (let number = 1; (number - 1) * size < file.size; number += 1) {
      const from = (number - 1) * size;
      const part = file.slice(from, from + size);
      await patiently(() =>
        good("PUT", `/api/v1/uploads/${upload.id}/parts/${number}`, part, "application/octet-stream", (sent) => progress(from + sent)),
      );
    }
    return patiently(() => good("POST", `/api/v1/uploads/${upload.id}/complete`, ...json({})));
  };

  // Each file by itself has another limit than the form.
  for (const limit of document.querySelectorAll("[data-limit]")) {
    if (limit.closest('form[action^="/projects/"][action$="/files"]')) limit.textContent = words.each;
  }

  const upload = (project, file, progress) =>
    file.size > PART
      ? inParts(project, file, progress)
      : patiently(() => good("POST", `/api/v1${project}/files?name=${encodeURIComponent(file.name)}`, file, "application/octet-stream", progress));

  for (const form of document.querySelectorAll('form[enctype="multipart/form-data"][action^="/projects/"][action$="/files"]')) {
    const project = new URL(form.action).pathname.replace(/\/files$/, "");
    const list = form.appendChild(Object.assign(document.createElement("ul"), { className: "item-list upload-list" }));
    list.setAttribute("aria-live", "polite");
    const stay = (event) => event.preventDefault();
    form.addEventListener("submit", async (event) => {
      const input = form.querySelector("input[type=file]");
      const files = [...input.files];
      if (files.length === 0) return;
      event.preventDefault();
      shownTo = form.elements._for?.value ?? "";
      const button = form.querySelector("button");
      button.disabled = true;
      list.replaceChildren();
      addEventListener("beforeunload", stay);
      const left = new DataTransfer();
      let notice = "added";
      for (const file of files) {
        const row = list.appendChild(document.createElement("li"));
        const name = row.appendChild(Object.assign(document.createElement("span"), { className: "item-title", textContent: file.name }));
        const bar = row.appendChild(Object.assign(document.createElement("progress"), { max: Math.max(file.size, 1), value: 0 }));
        bar.setAttribute("aria-label", name.textContent);
        const state = row.appendChild(Object.assign(document.createElement("span"), { className: "meta-line", textContent: words.sending }));
        try {
          const kept = await upload(project, file, (sent) => (bar.value = Math.min(sent, file.size)));
          bar.value = bar.max;
          state.textContent = words.arrived;
          // A picture under the wrong ending is kept under the right one.
          const ending = (name) => name.split(".").pop().toLowerCase();
          if (kept.name && ending(kept.name) !== ending(file.name)) {
            notice = "renamed";
            state.textContent = `${words.renamed} ${kept.name}`;
          }
        } catch (error) {
          left.items.add(file);
          bar.remove();
          state.textContent = error.message;
          state.classList.add("error");
          // The chosen files stay in this page; logging in is for another one.
          if (error.over) state.append(" ", Object.assign(document.createElement("a"), { href: "/login", target: "_blank", textContent: words.login }));
          list.prepend(row);
        }
      }
      removeEventListener("beforeunload", stay);
      button.disabled = false;
      if (left.files.length > 0) {
        // What did not arrive stands first, with its reason, and is what the button sends next: nothing is sent twice.
        input.files = left.files;
        return list.scrollIntoView({ block: "center" });
      }
      // What arrived shows in the list of the page; the one that only has the form leads to it.
      const to = new URL(location.href === form.action ? "/files" : location.href, location.href);
      to.searchParams.set("notice", notice);
      location.assign(to);
    });
  }
}
