// News of the room: the parts of a page that are marked live are asked for again. Without this file a reload does it.
// Nothing that has the focus is touched, the scroll stays, and what changed is said once, at most every five seconds.
"use strict";
(() => {
  const say = document.getElementById("live"), warn = document.getElementById("alert");
  const stale = document.getElementById("stale"), held = document.getElementById("held");
  const tag = document.documentElement.lang;
  if (!say || !window.EventSource) return;
  const SAID = 5000, ASKED = 1000, SILENT = 40000, LOST = 5000;
  let source = null, due = 0, asked = 0, took = 0, knows = loaded(), heard = Date.now(), lost = 0, tries = 0, closing = 0, leaving = 0;

  function loaded() {
    const [page] = performance.getEntriesByType("navigation");
    return Date.now() - (page ? Math.max(0, performance.now() - page.responseStart) : 0);
  }

  // -- what is said -------------------------------------------------------------------------------------------------
  const words = { live: [], alert: [] };
  let told = 0, telling = 0;
  const flush = () => {
    telling = 0; told = Date.now();
    for (const [name, region] of [["live", say], ["alert", warn]]) {
      if (!words[name].length) continue;
      const few = words[name].slice(0, 3).join(". ");
      region.textContent = words[name].length > 3 ? `${few} …` : few;
      words[name] = [];
    }
  };
  const tell = (sentence, name = "live") => {
    if (!sentence || words[name].includes(sentence)) return;
    words[name].push(sentence);
    if (!telling) telling = setTimeout(flush, Math.max(100, told + SAID - Date.now()));
  };
  const plain = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");
  const titles = (part) => [...part.querySelectorAll("h3")].map(plain);
  const changed = (part, before, after) => {
    const kind = part.dataset.said || "";
    if (kind === "tag") return tell(plain(after.querySelector(".tag")), "live");
    if (kind === "all") return tell(plain(after));
    const known = titles(before);
    const fresh = titles(after).filter((one) => !known.includes(one) || !known.splice(known.indexOf(one), 1));
    const heading = plain(document.getElementById(part.getAttribute("aria-labelledby"))) || part.getAttribute("aria-label");
    tell([heading, fresh[0]].filter(Boolean).join(say.dataset.colon) || say.dataset.news, part.dataset.alert ? "alert" : "live");
  };

  // -- what is swapped ----------------------------------------------------------------------------------------------
  const busy = (node) => node.contains(document.activeElement) && document.activeElement !== document.body;
  const typed = (node) => [...node.querySelectorAll("input:not([type=hidden]), textarea, select")].some((one) =>
    one.type === "checkbox" || one.type === "radio" ? one.checked !== one.defaultChecked
      : one.options ? [...one.options].some((each) => each.selected !== each.defaultSelected && one.selectedIndex > 0)
        : one.value !== one.defaultValue);
  const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName
    && (one.id || "") === (other.id || "") && one.getAttribute?.("href") === other.getAttribute?.("href");
  let waiting = 0;
  const adopt = (node, arrives) => {
    const copy = document.importNode(node, true);
    if (arrives && copy.classList) copy.classList.add("arrived");
    return copy;
  };
  const morph = (old, next) => {
    if (old.isEqualNode(next)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) { old.data = next.data; return; }
    if (old === document.activeElement || old.open !== undefined && old.open !== next.open) return grow(old, next);
    for (const name of old.getAttributeNames()) if (!next.hasAttribute(name)) old.removeAttribute(name);
    for (const name of next.getAttributeNames()) {
      if (old.getAttribute(name) !== next.getAttribute(name)) old.setAttribute(name, next.getAttribute(name));
    }
    grow(old, next);
  };
  function grow(old, next) {
    const was = [...old.childNodes], now = [...next.childNodes];
    let head = 0, tail = 0;
    while (head < Math.min(was.length, now.length) && was[head].isEqualNode(now[head])) head += 1;
    while (tail < Math.min(was.length, now.length) - head && was.at(-1 - tail).isEqualNode(now.at(-1 - tail))) tail += 1;
    const gone = was.slice(head, was.length - tail), come = now.slice(head, now.length - tail);
    if (gone.length === come.length && gone.every((one, place) => alike(one, come[place]))) {
      gone.forEach((one, place) => morph(one, come[place]));
      return;
    }
    if (gone.some((one) => one.nodeType === Node.ELEMENT_NODE && (busy(one) || typed(one)))) { waiting += 1; return; }
    const copies = come.map((one) => adopt(one, gone.length === 0));
    gone.forEach((one) => one.remove());
    if (was[was.length - tail]) was[was.length - tail].before(...copies); else old.append(...copies);
  }
  // What has the focus, else what stands a third down the window, stays where it is on the screen.
  const anchor = () => {
    const focus = document.activeElement, seen = focus && focus !== document.body && focus.getBoundingClientRect();
    if (seen && seen.bottom > 0 && seen.top < innerHeight) return focus;
    return document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  };
  const steady = (change) => {
    const fixed = anchor(), top = fixed && fixed.getBoundingClientRect().top;
    change();
    if (fixed && fixed.isConnected) scrollBy({ top: fixed.getBoundingClientRect().top - top, behavior: "instant" });
  };
  const swap = (fresh) => {
    waiting = 0;
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
      if (!next) continue;
      for (const one of part.querySelectorAll(".arrived")) {
        one.classList.remove("arrived");
        if (!one.className) one.removeAttribute("class");
      }
      const before = part.cloneNode(true), was = plain(part);
      if (typed(part)) { waiting += was === plain(next) ? 0 : 1; continue; }
      morph(part, next);
      if (was !== plain(part)) changed(part, before, part);
    }
    if (held) {
      held.hidden = !waiting;
      if (waiting) tell(say.dataset.news);
    }
  };

  // -- when it is asked ---------------------------------------------------------------------------------------------
  const ask = async () => {
    due = 0; asked = Date.now();
    if (document.hidden) return;
    if (Date.now() - leaving < LOST) { soon(LOST); return; }
    const began = asked;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html", "Jisr-Part": "live" }, redirect: "follow" });
      if (answer.redirected) { location.reload(); return; }
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      steady(() => swap(fresh));
      knows = began; took = Date.now() - began;
      up();
    } catch { down(); }
  };
  // Once a second at most, and less often where the server or the network is slow: a crowd must not make it slower still.
  const soon = (wait = 0) => {
    if (!due) due = setTimeout(ask, Math.max(wait, asked + Math.max(ASKED, Math.min(4 * took, 8 * ASKED)) - Date.now(), 0));
  };
  const up = () => { clearTimeout(lost); lost = 0; if (stale) stale.hidden = true; };
  const down = (wait = 0) => {
    if (!lost) lost = setTimeout(() => {
      if (stale && stale.hidden) { stale.hidden = false; tell(plain(stale), "alert"); }
    }, wait);
  };
  const close = () => { if (source) source.close(); source = null; };
  const open = () => {
    close(); heard = Date.now();
    source = new EventSource(`/${tag}/room/news?age=${Math.max(0, Math.round(Date.now() - knows))}`);
    source.addEventListener("open", () => { heard = Date.now(); tries = 0; if (lost) soon(); });
    source.addEventListener("still", () => { heard = Date.now(); });
    source.addEventListener("news", () => { heard = Date.now(); soon(); });
    source.addEventListener("minute", (event) => {
      heard = Date.now();
      const [iso, shown] = event.data.split("|");
      for (const time of document.querySelectorAll("[data-live=clock] time")) { time.dateTime = iso; time.innerHTML = shown; }
    });
    source.addEventListener("error", () => {
      down(LOST);
      if (source && source.readyState === EventSource.CLOSED) again();
    });
  };
  const again = () => {
    close(); tries += 1;
    setTimeout(() => { if (!document.hidden) { soon(); open(); } }, Math.min(30000, 1000 * 2 ** Math.min(tries, 5)));
  };
  setInterval(() => {
    if (!source || document.hidden || Date.now() - heard < SILENT) return;
    down(); soon(); open();
  }, 5000);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(closing);
    if (document.hidden) closing = setTimeout(close, 20000);
    else if (!source || Date.now() - heard > SILENT) { soon(); open(); }
    else if (knows < asked) soon();
  });
  document.addEventListener("focusout", () => { if (waiting) soon(300); });
  if (held) held.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault(); document.activeElement.blur(); document.getElementById("main").focus(); soon();
  });
  document.addEventListener("submit", () => { leaving = Date.now(); });
  window.addEventListener("offline", () => { down(); });
  window.addEventListener("online", () => { soon(); open(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { soon(); open(); } });
  window.addEventListener("pagehide", close);
  open();
})();

// A grave step before it is sealed: the seconds that are left, said once a second to the eye alone; then the page again.
(() => {
  const left = document.querySelector("[data-seconds]");
  if (!left) return;
  const end = Date.now() + 1000 * Number(left.dataset.seconds);
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    left.textContent = `${left.dataset.say} ${seconds}`;
    if (seconds) setTimeout(tick, 1000); else setTimeout(() => location.reload(), 1500);
  };
  tick();
})();
