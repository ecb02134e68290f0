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
  // Some hosts show a folder's page at the folder's address alone.
  const folder = (url) => new URL(url, location.href).pathname.replace(/index\.html$/, "");
  if (folder(form.getAttribute("action")) !== folder(location.href)) return;

  // fold is how words are written in the index: small plain letters without accents.
  const plain = { ß: "ss", æ: "ae", œ: "oe", þ: "th", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ŋ: "n", ø: "o", ŧ: "t" };
  const notPlain = new RegExp(`[${Object.keys(plain).join("")}]`, "g");
  const fold = (s) => s.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(notPlain, (c) => plain[c]);
  const wordsOf = (s) => fold(s).split(/[^\p{L}\p{N}.]+/u).map((w) => w.replace(/^\.+|\.+$/g, "")).filter((w) => w.length > 1);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const found = document.createElement("ul");
  found.className = "found";
  main.querySelector(".top").after(said, found);

  const ofAll = main.querySelector(".top .sub"); // says that the list is of all pages
  const titles = new Map();
  const load = (name) => fetch(name).then((r) => (r.ok ? r.json() : null));
  const kept = new Map();
  const get = (name) => {
    if (!kept.has(name)) kept.set(name, load(name));
    return kept.get(name);
  };
  const shard = (word, n) => [...word].slice(0, n).map((c) => (/[a-z0-9_-]/.test(c) ? c : "~" + c.codePointAt(0).toString(16))).join("");

  // pagesOf gives the numbers of the pages with a word, or with one that begins so; many
  // where the word, or while it is no word one that begins so, is on more pages than the
  // index lists. It is null where there is no index.
  async function pagesOf(word) {
    let part = await get("letter-" + shard(word, 1) + ".json");
    if (!part && !(await get("letter-a.json"))) return null;
    const both = shard(word, 2);
    if (Array.isArray(part)) part = part.includes(both) ? await get("words-" + both + ".json") : {};
    const found = { word, pages: new Set(), many: false };
    for (const [w, list] of Object.entries(part || {})) {
      if (!w.startsWith(word)) continue;
      if (list) list.forEach((n) => found.pages.add(n));
      else found.many = true;
    }
    if (part && part[word]) found.many = false;
    return found;
  }

  // lookUp gives the pages that have all words, save those words that too many pages have,
  // and where there is none those that have some, the rarest first. Pages with the words in
  // their titles come first. It is null where there is no index.
  async function lookUp(words) {
    const all = await Promise.all(words.map(pagesOf));
    if (all.includes(null)) return null;
    const few = all.filter((s) => !s.many);
    let numbers = few.length === 0 ? [] : [...few[0].pages].filter((n) => few.every((s) => s.pages.has(n))).sort((a, b) => a - b);
    const some = numbers.length === 0 && few.some((s) => s.pages.size > 0);
    if (some) {
      const worth = new Map();
      for (const s of few) for (const n of s.pages) worth.set(n, (worth.get(n) || 0) + 1 / s.pages.size);
      numbers = [...worth.keys()].sort((a, b) => worth.get(b) - worth.get(a) || a - b).slice(0, 20);
    }
    const pages = [];
    for (const n of numbers.slice(0, 200)) {
      const part = Math.floor(n / 200);
      if (!titles.has(part)) titles.set(part, (await get("titles-" + part + ".json")) || []);
      pages.push(titles.get(part)[n % 200]);
    }
    const inTitle = ([title]) => {
      const has = wordsOf(title);
      return words.filter((w) => has.some((h) => h.startsWith(w))).length;
    };
    const best = pages.filter(Boolean);
    if (!some) best.sort((a, b) => inTitle(b) - inTitle(a));
    const named = (list) => list.map((s) => s.word);
    return { pages: best.slice(0, 50), of: numbers.length, some, few: named(few), many: named(all.filter((s) => s.many)) };
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
    if (ofAll) ofAll.hidden = words.length > 0;
    found.replaceChildren();
    said.textContent = "";
    const n = narrow(words);
    if (words.length === 0) return;
    let looked = null;
    try {
      looked = await lookUp(words);
    } catch {
      // opened from a folder: the titles below are all that there is to look through
    }
    if (mine !== turn) return;
    const pages = looked ? looked.pages : [];
    for (const [title, address, group] of pages) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "../" + address;
      link.textContent = title;
      item.append(link);
      if (group) {
        const kind = document.createElement("span");
        kind.className = "muted";
        kind.textContent = " " + group;
        item.append(kind);
      }
      found.append(item);
    }
    said.textContent = sentences(words, n, looked);
    if (pages.length > 0) narrow(["\u0000"]);
  }

  // sentences say how many titles have the words, or how many pages, and which words were of
  // no use.
  function sentences(words, titled, looked) {
    const count = (k, what) => `${k} ${what}${k === 1 ? "" : "s"}`;
    const titlesWith = titled > 0 ? `${count(titled, "title")} with these words.` : "";
    if (!looked) return titlesWith || "No title has these words.";
    const quoted = (list) => list.map((w) => `“${w}”`).join(", ");
    const these = looked.many.length > 0 ? quoted(looked.few) : "these words";
    const many = looked.many.length > 0 ? ` More than 60 pages have ${quoted(looked.many)}.` : "";
    if (these === "") return titlesWith + many.replace(/\.$/, ": add another word.");
    if (looked.some) return `No page has all of ${these}. These have some.${many}`;
    if (looked.of === 0) return titlesWith || `No page has ${these}.`;
    const first = looked.of > looked.pages.length ? ` The first ${looked.pages.length} are below.` : "";
    return `${count(looked.of, "page")} with ${these}.${first}${many}`;
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
