// News of the room: the parts of a page that are marked live are asked for again. Without this file a reload does it.
"use strict";
(() => {
  const say = document.getElementById("live");
  const tag = document.documentElement.lang;
  if (!say || !window.EventSource) return;
  let due = 0, last = 0, lost = 0;
  const tell = (words, shown) => { say.textContent = words; say.classList.toggle("hide", !shown); };
  const swap = (fresh) => {
    let held = false;
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (!next || next.innerHTML === part.innerHTML) continue;
      if (part.contains(document.activeElement)) { held = true; continue; }
      part.replaceWith(document.adoptNode(next));
    }
    return held;
  };
  const ask = async () => {
    due = 0; last = Date.now();
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "follow" });
      if (answer.redirected) { location.reload(); return; }
      if (!answer.ok) return;
      const held = swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (held) tell(say.dataset.news, true);
    } catch { /* the connection is lost: the stream says so */ }
  };
  const soon = (wait) => { if (!due) due = setTimeout(ask, Math.max(50, last + wait - Date.now())); };
  const open = () => {
    const source = new EventSource(`/${tag}/room/news`);
    source.addEventListener("open", () => {
      if (lost) { clearTimeout(lost); lost = 0; tell("", false); soon(0); }
    });
    source.addEventListener("news", (event) => soon(event.data === "clock" ? 3000 : 300));
    source.addEventListener("error", () => { lost = lost || setTimeout(() => tell(say.dataset.stale, true), 3000); });
  };
  open();
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(1000); });
})();
