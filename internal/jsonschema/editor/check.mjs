// Opens the record's files as an editor does, through yaml-language-server with
// the settings that the project keeps for editors, and holds what it shows to
// what `improve validate` says:
//
//   node check.mjs PROJECT CORPUS
//
// CORPUS is a folder of good and broken files, with corpus.json, which says
// what reading says of each.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const rpc = require("vscode-languageserver-protocol/node");
const [project, corpus] = process.argv.slice(2).map((p) => resolve(p));
const settings = JSON.parse(readFileSync(join(project, ".vscode/settings.json"), "utf8"));

let faults = 0;
function fault(...words) {
  console.error(...words);
  faults++;
}

// section is what the server asks the editor for: yaml of yaml.schemas.
function section(name) {
  const found = {};
  for (const [key, value] of Object.entries(settings)) {
    if (!key.startsWith(name + ".")) continue;
    const steps = key.slice(name.length + 1).split(".");
    let into = found;
    for (const step of steps.slice(0, -1)) into = into[step] ??= {};
    into[steps.at(-1)] = value;
  }
  // Other people's schemas would be fetched from elsewhere.
  if (name === "yaml") found.schemaStore = { enable: false };
  return found;
}

const server = spawn(process.execPath, [require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"]);
const link = rpc.createProtocolConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
const waiting = new Map(); // by address, who waits for what the server says of a file
link.onNotification(rpc.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => waiting.get(uri)?.(diagnostics));
link.onRequest(rpc.ConfigurationRequest.type, ({ items }) => items.map((item) => section(item.section)));
link.onRequest(rpc.RegistrationRequest.type, () => null);
link.listen();

const root = pathToFileURL(project).href;
await link.sendRequest(rpc.InitializeRequest.type, {
  processId: process.pid,
  rootUri: root,
  workspaceFolders: [{ uri: root, name: "project" }],
  capabilities: {
    textDocument: {
      completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } },
      hover: { contentFormat: ["markdown"] },
      publishDiagnostics: {},
    },
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceFolders: true },
  },
});
await link.sendNotification(rpc.InitializedNotification.type, {});
await link.sendNotification(rpc.DidChangeConfigurationNotification.type, { settings: { yaml: section("yaml") } });

// open shows a file to the server, and returns what it says of it.
async function open(uri, text) {
  const said = new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`nothing was said of ${uri} within a minute`)), 60_000);
    waiting.set(uri, (diagnostics) => {
      clearTimeout(late);
      done(diagnostics);
    });
  });
  await link.sendNotification(rpc.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "yaml", version: 1, text } });
  return said;
}

const close = (uri) => link.sendNotification(rpc.DidCloseTextDocumentNotification.type, { textDocument: { uri } });
const words = (d) => `line ${d.range.start.line + 1}: ${d.message}`;

// lineOfOwner is the line of the key that a group of keys belongs to, which the
// server underlines where the group lacks a key. The group begins on a line.
function lineOfOwner(text, line) {
  const lines = text.split("\n");
  do line--;
  while (line > 0 && /^\s*(#|$)/.test(lines[line - 1]));
  return line;
}

// corpusAgrees opens every file: where reading refuses something, the editor
// underlines something on that line; where it does not, the editor is silent.
async function corpusAgrees() {
  const list = JSON.parse(readFileSync(join(corpus, "corpus.json"), "utf8"));
  let underlined = 0;
  const one = async ({ name, file, refused, unseen }) => {
    const uri = pathToFileURL(join(corpus, file)).href;
    const text = readFileSync(join(corpus, file), "utf8");
    const said = await open(uri, text);
    await close(uri);
    if (unseen) return; // YAML itself is broken, or it does not concern the editor
    const lines = Object.entries(refused ?? {});
    if (lines.length === 0 && said.length > 0) fault(`${name}: nothing is wrong, and the editor says: ${said.map(words).join("; ")}`);
    for (const [rule, line] of lines) {
      underlined++;
      const owner = lineOfOwner(text, line);
      const there = (d) =>
        (d.range.start.line + 1 <= line && line <= d.range.end.line + 1) ||
        (d.message.startsWith("Missing property") && d.range.start.line + 1 === owner);
      if (!said.some(there))
        fault(`${name}: ${rule} on line ${line}; the editor says: ${said.map(words).join("; ") || "nothing"}`);
    }
  };
  // The server waits a little after each opening, in case that somebody types.
  for (let i = 0; i < list.length; i += 100) await Promise.all(list.slice(i, i + 100).map(one));
  console.log(`${list.length} files opened, ${underlined} mistakes underlined`);
}

// ask opens a text as a file of a record of its own, for the server remembers
// files. The sign ‸ is where the cursor is.
let asked = 0;
async function ask(file, marked, request) {
  const uri = pathToFileURL(join(corpus, `asked-${++asked}`, file)).href;
  const before = marked.slice(0, marked.indexOf("‸")).split("\n");
  const text = marked.replace("‸", "");
  await open(uri, text);
  const position = { line: before.length - 1, character: before.at(-1).length };
  const answer = await link.sendRequest(request, { textDocument: { uri }, position });
  await close(uri);
  return answer;
}

// offers holds what the editor offers at a place: these labels, in the words of
// their documentation where given, and with only no others.
async function offers(file, marked, want, only) {
  const answer = await ask(file, marked, rpc.CompletionRequest.type);
  const items = answer?.items ?? answer ?? [];
  const labels = items.map((i) => i.label);
  for (const [label, about] of Object.entries(want)) {
    const item = items.find((i) => i.label === label);
    const said = item?.documentation?.value ?? item?.documentation ?? "";
    if (!item) fault(`${marked}\noffers ${labels.join(", ") || "nothing"}, not ${label}`);
    else if (!said.includes(about)) fault(`${marked}\nsays of ${label}: ${said}, not ${about}`);
  }
  const others = labels.filter((label) => !(label in want));
  if (only && others.length > 0) fault(`${marked}\noffers ${others.join(", ")} as well`);
}

async function explains(file, marked, want) {
  const answer = await ask(file, marked, rpc.HoverRequest.type);
  const said = answer?.contents?.value ?? "nothing";
  if (!said.includes(want)) fault(`${marked}\nis explained by: ${said}, not ${want}`);
}

const update = "updates/2020-02-25-somebody.yaml";
const ambition = "plan/ambitions/9-somewhere.yaml";

async function completes() {
  const ratings = { B: "complete", R: "off track", A: "behind", G: "on track" };
  await offers(update, "date: 2020-02-25\nprogress:\n  1.3:\n    rating: ‸\n", ratings, true);
  await offers(update, "date: 2020-02-25\nprogress:\n  1.3: {rating: ‸}\n", ratings, true);
  await offers(update, "date: 2020-02-25\nprogress:\n  1.3:\n    ‸\n",
    { rating: "B complete", note: "What happened", forecast: "never moves the target", recovery: "", escalation: "", evidence: "", confirmed_by: "" });
  await offers(update, "date: 2020-02-25\nprogress:\n  1.3:\n    rating: A\n    ‸\n", { note: "What happened", forecast: "" });
  await offers(update, "date: 2020-02-25\n‸\n", { progress: "By task", actions: "What the meeting asked", meeting: "", ambitions: "" });
  await offers(update, "date: 2020-02-25\nimpact:\n  1.3:\n    difference: ‸\n", { worse: "", none: "", some: "", significant: "" }, true);
  await offers(ambition, "id: 9\ntitle: Somewhere\ntasks:\n  - id: 9.1\n    title: Something\n    ‸\n",
    { leads: "Who leads it", target: "the original promise", stage: "", activities: "", waive: "" });
  await offers(ambition, "id: 9\ntitle: Somewhere\ntasks:\n  - id: 9.1\n    title: Something\n    stage: ‸\n",
    { responding: "", strengthening: "", embedding: "" }, true);
  await offers(ambition, "id: 9\ntitle: Somewhere\ntasks:\n  - id: 9.1\n    title: ‸\n", {}, true);
  await offers("plan/people.yaml", "people:\n  - id: ann\n    public: ‸\n", { true: "", false: "" }, true);
  await offers("plan/programme.yaml", "name: Somewhere\npolicy:\n  ‸\n", { cycle_days: "Days from one board", grace_days: "" });
}

async function hovers() {
  await explains(update, "date: 2020-02-25\nprogress:\n  1.3:\n    rat‸ing: A\n", "B complete, R off track and escalated");
  await explains(update, "date: 2020-02-25\nprogress:\n  1.3:\n    rating: ‸A\n", "`A`: behind");
  await explains(update, "date: 2020-02-25\nprogress:\n  1.3:\n    fore‸cast: 2020-03\n", "never moves the target (day or month)");
  await explains(ambition, "id: 9\ntitle: Somewhere\ntasks:\n  - id: 9.1\n    title: Something\n    le‸ads: [ann]\n", "Who leads it (list: id of a person or body)");
  await explains(ambition, "id: 9\ntitle: Somewhere\ntasks:\n  - id: 9.1\n    title: Something\n    tar‸get: 2020-03\n", "the original promise");
}

try {
  await corpusAgrees();
  await completes();
  await hovers();
} finally {
  server.kill();
}
console.log(faults === 0 ? "the editor agrees with improve" : `${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
