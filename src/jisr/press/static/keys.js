// Arrow keys turn the pages of the replay; without this file the links do the same.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const rel = { [forward]: "next", [back]: "prev", Home: "first", End: "last" }[event.key];
  const link = rel && document.querySelector(`a[rel~="${rel}"]`);
  if (link) { event.preventDefault(); link.click(); }
});
