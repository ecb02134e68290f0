"use strict";
// The search page without a script is the list of all pages. With one, words typed
// narrow the list and, where the pages come from a host, the words of all pages are
// looked up too. Nothing is sent anywhere.
(() => {
  const main = document.getElementById("main");
  const asked = new URLSearchParams(location.search).get("q");
  const field = document.getElementById("find");
  const form = field && field.form;
  if (!main || !form) return;
  const here = form.getAttribute("action");
  const onSearchPage = new URL(here, location.href).pathname === location.pathname;
  if (!onSearchPage) return;

  const fold = (s) => s.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const wordsOf = (s) => fold(s).split(/[^\p{L}\p{N}.]+/u).map((w) => w.replace(/^\.+|\.+$/g, "")).filter((w) => w.length > 1);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const found = document.createElement("ul");
  found.className = "found";
  main.querySelector(".top").after(said, found);

  const titles = new Map();
  const load = (name) => fetch(name).then((r) => (r.ok ? r.json() : null));
  const kept = new Map();
  const get = (name) => {
    if (!kept.has(name)) kept.set(name, load(name));
    return kept.get(name);
  };
  const shard = (word, n) => [...word].slice(0, n).map((c) => (/[a-z0-9_-]/.test(c) ? c : "~" + c.codePointAt(0).toString(16))).join("");

  // pagesOf gives the numbers of the pages with a word, or with one that begins so.
  async function pagesOf(word) {
    const part = (await get("letter-" + shard(word, 1) + ".json")) || (await get("words-" + shard(word, 2) + ".json"));
    const pages = new Set();
    for (const [w, list] of Object.entries(part || {})) if (w.startsWith(word)) list.forEach((n) => pages.add(n));
    return pages;
  }

  async function lookUp(words) {
    const sets = await Promise.all(words.map(pagesOf));
    const both = [...sets[0]].filter((n) => sets.every((s) => s.has(n))).sort((a, b) => a - b).slice(0, 50);
    for (const n of both) {
      const part = Math.floor(n / 200);
      if (!titles.has(part)) titles.set(part, (await get("titles-" + part + ".json")) || []);
    }
    return both.map((n) => titles.get(Math.floor(n / 200))[n % 200]).filter(Boolean);
  }

  // narrow shows those titles of the list below that have all words, and says how many.
  function narrow(words) {
    let n = 0;
    for (const item of main.querySelectorAll(".entries > li")) {
      const text = fold(item.textContent);
      item.hidden = !words.every((w) => text.includes(w));
      if (!item.hidden) n++;
    }
    for (const list of main.querySelectorAll(".entries")) {
      const none = ![...list.children].some((c) => !c.hidden);
      list.hidden = none;
      const head = list.previousElementSibling;
      if (head && head.tagName === "H2") head.hidden = none;
    }
    return n;
  }

  let turn = 0;
  async function search() {
    const words = wordsOf(field.value);
    const mine = ++turn;
    found.replaceChildren();
    said.textContent = "";
    const n = narrow(words);
    if (words.length === 0) return;
    let pages = [];
    try {
      pages = await lookUp(words);
    } catch {
      // opened from a folder: the titles below are all that there is to look through
    }
    if (mine !== turn) return;
    for (const [title, address] of pages) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "../" + address;
      link.textContent = title;
      item.append(link);
      found.append(item);
    }
    const count = (k, what) => `${k} ${what}${k === 1 ? "" : "s"}`;
    said.textContent = pages.length > 0 ? `${count(pages.length, "page")} with these words.` : n > 0 ? `${count(n, "title")} with these words.` : "No page has these words.";
    if (pages.length > 0) narrow(["\u0000"]);
  }

  if (asked) field.value = asked;
  field.addEventListener("input", search);
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
    search();
  });
  search();
})();
