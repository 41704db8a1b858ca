// A draft is kept as it is typed, and the findings beside its fields are asked anew. Without this file a button does it.
"use strict";
(() => {
  const form = document.querySelector("form[data-draft]"), say = document.getElementById("saved");
  if (!form || !say) return;
  let due = 0, busy = false, again = false, leaving = false;
  const version = form.querySelector("[name=version]");
  const anew = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-finding], #help, #help-grounds, #preview-part")) {
      const name = part.dataset.finding;
      const next = name ? fresh.querySelector(`[data-finding="${name}"]`) : fresh.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(next));
    }
  };
  const save = async () => {
    due = 0;
    if (busy) { again = true; return; }
    busy = true;
    const body = new URLSearchParams(new FormData(form));
    body.set("step", "save");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const told = await answer.json();
      say.textContent = told.said;
      if (answer.ok) { version.value = told.version; if (!leaving) await anew(); }
    } catch { /* the connection is lost: the next change tries again */ }
    busy = false;
    if (again) { again = false; due = setTimeout(save, 500); }
  };
  const soon = (wait) => { clearTimeout(due); due = setTimeout(save, wait); };
  form.addEventListener("input", () => soon(1500));
  form.addEventListener("change", () => soon(200));
  form.addEventListener("submit", () => { leaving = true; clearTimeout(due); });
})();
