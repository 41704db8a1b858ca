// Passkeys: offered where the browser has them and the address is safe. Without this file a password opens the account.
"use strict";
(() => {
  if (!window.PublicKeyCredential || !window.isSecureContext) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const text = (given) => btoa(String.fromCharCode(...new Uint8Array(given)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const opened = (asked) => ({
    ...asked, challenge: bytes(asked.challenge),
    ...(asked.user && { user: { ...asked.user, id: bytes(asked.user.id) } }),
    ...Object.fromEntries(["excludeCredentials", "allowCredentials"].filter((name) => asked[name])
      .map((name) => [name, asked[name].map((one) => ({ ...one, id: bytes(one.id) }))])),
  });
  const written = (key) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (key.response[name]) response[name] = text(key.response[name]);
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
  };
  for (const part of document.querySelectorAll("[data-passkey]")) {
    const said = part.querySelector("[role=alert]"), named = part.querySelector("input");
    const post = async (way, body) => {
      const headers = { "X-CSRFToken": part.dataset.csrf, "Content-Type": "application/json" };
      const answer = await fetch(way, { method: "POST", headers, body });
      const told = await answer.json();
      if (told.fault) throw new Error(told.fault, { cause: "told" });
      return told;
    };
    const go = async () => {
      said.textContent = "";
      try {
        const publicKey = opened(await post(part.dataset.passkey, "{}"));
        const key = await navigator.credentials[named ? "create" : "get"]({ publicKey });
        const way = named ? `${part.dataset.then}?name=${encodeURIComponent(named.value)}` : part.dataset.then;
        location.assign((await post(way, written(key))).next);
      } catch (fault) { said.textContent = fault.cause === "told" ? fault.message : part.dataset.lost; }
    };
    part.querySelector("button").addEventListener("click", go);
    part.hidden = false;
  }
})();
