"use strict";
(() => {
  const live = document.getElementById("live");
  const careful = document.querySelector("form[data-careful]");
  let dirty = careful !== null && "filled" in careful.dataset; // to load it again would be to send it again
  if (careful) careful.addEventListener("input", () => { dirty = true; });

  // Reloads where nobody is writing; else says that the record has moved.
  function moved() {
    if (!dirty) { location.reload(); return; }
    if (document.getElementById("moved")) return;
    const p = document.createElement("p");
    p.id = "moved";
    p.className = "alert";
    p.setAttribute("role", "status");
    p.textContent = "The record has changed. What you have written here is kept; you see the new record when you send it.";
    live.append(p);
  }

  // A page in the background keeps no connection: a browser has few.
  let source = null;
  let leaving = false; // a form was sent: its answer is on its way, and a reload would lose it
  function stop() { if (source) source.close(); source = null; }
  function listen() {
    if (document.hidden || leaving) { stop(); return; }
    if (source) return;
    source = new EventSource("/events");
    source.onmessage = (e) => { if (e.data !== live.dataset.revision) { stop(); moved(); } };
  }
  if (live) { listen(); document.addEventListener("visibilitychange", listen); }
  addEventListener("pagehide", stop);

  // A second press of a button sends nothing.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (e) => { if (form.dataset.sent) e.preventDefault(); form.dataset.sent = "yes"; leaving = true; stop(); });
  }
  addEventListener("pageshow", () => { leaving = false; if (live) listen(); for (const f of document.querySelectorAll("form")) delete f.dataset.sent; });

  for (const place of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy " + place.textContent);
    button.addEventListener("click", async () => { await navigator.clipboard.writeText(place.textContent); button.textContent = "Copied"; });
    place.after(" ", button);
  }

  // Keys: / searches, j and k go through the rows, b goes a board back, ? says so. Who speaks to
  // the computer, or presses keys by chance, turns them off for good at the foot of a page.
  let keys = true;
  try { keys = localStorage.getItem("keys") !== "off"; } catch { /* a browser that keeps nothing */ }
  const foot = document.querySelector("footer.site");
  if (live && foot) {
    const turn = document.createElement("button");
    turn.type = "button";
    turn.className = "copy";
    turn.id = "turn-keys";
    const label = () => { turn.textContent = keys ? "Turn off keyboard shortcuts" : "Turn on keyboard shortcuts"; };
    turn.addEventListener("click", () => {
      keys = !keys;
      try { localStorage.setItem("keys", keys ? "on" : "off"); } catch { /* for this page then */ }
      label();
    });
    label();
    const p = document.createElement("p");
    p.append(turn);
    foot.append(p);
  }
  let row = -1;
  function go(step) {
    const rows = [...document.querySelectorAll("main tbody tr a, main .entries > li a")];
    if (rows.length === 0) return;
    row = Math.min(Math.max(row + step, 0), rows.length - 1);
    rows[row].focus();
  }
  function help() {
    const old = document.getElementById("keys");
    if (old) { old.remove(); return; }
    const p = document.createElement("p");
    p.id = "keys";
    p.setAttribute("role", "status");
    p.textContent = "Keys: / search, j next row, k row before, b board before, ? close this. A button at the foot of the page turns them off.";
    live.append(p);
  }
  document.addEventListener("keydown", (e) => {
    if (!keys || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    const board = document.getElementById("board-before");
    const find = document.querySelector("input[type=search]");
    if (e.key === "/" && find) find.focus();
    else if (e.key === "j") go(1);
    else if (e.key === "k") go(-1);
    else if (e.key === "b" && board) board.click();
    else if (e.key === "?" && live) help();
    else return;
    e.preventDefault();
  });
})();
