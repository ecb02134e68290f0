// Serves a site as a host does, below a folder, and opens a page of each kind in
// headless Chromium: no fault that axe finds (WCAG 2.2 A and AA, and its best
// practices) in light and dark at 320 and 1,280 pixels; nothing fetched from
// elsewhere, nothing that the page's policy forbids, no scrolling sideways. Then
// it searches: on a host, on a host without scripts, and from the disk.
//
//   CHROMIUM=/usr/bin/chromium node check.mjs FOLDER WORD [few]    few: no lists
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { host } from './host.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [folder, word, few] = process.argv.slice(2);
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const all = { runOnly: { type: 'tag', values } };
const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] } };
const screens = [
  { width: 1280, colorScheme: 'light', run: all },
  { width: 1280, colorScheme: 'dark', run: contrast },
  { width: 320, colorScheme: 'light', run: contrast },
  { width: 320, colorScheme: 'dark', run: all },
];

// pagesOf is a page of each kind: lists, and the largest of the pages below them. Lists
// that are made alike are one kind.
function pagesOf(root) {
  const kinds = ['updates', 'ambitions', 'plan', 'progress', 'measures', 'tasks', 'findings', 'risks', 'decisions', 'told',
    'actions', 'reports', 'about', 'search', 'people', 'glossary', 'rated'];
  const pages = few ? [''] : ['', '404.html'];
  for (const name of kinds.filter((k) => existsSync(join(root, k)))) {
    if (!few && existsSync(join(root, name, 'index.html'))) pages.push(name + '/');
    pages.push(...largest(root, name));
  }
  return pages;
}

function largest(root, name) {
  const sized = readdirSync(join(root, name))
    .map((n) => [name + '/' + n + '/', join(root, name, n, 'index.html')])
    .filter(([, file]) => existsSync(file))
    .map(([page, file]) => [page, statSync(file).size])
    .sort((a, b) => b[1] - a[1]);
  return sized.slice(0, 1).map(([page]) => page);
}

const { server, base } = await host(folder, Number(process.env.PORT ?? 0));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
let wrong = 0;
const complain = (at, text) => { wrong++; console.log(`${at}\n   ${text}`); };

async function open(at, address, options) {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('request', (r) => { if (!r.url().startsWith(base) && !r.url().startsWith('file:')) complain(at, `fetches ${r.url()}`); });
  page.on('console', (m) => {
    // A browser lets no page from the disk read another file: the search has the titles then.
    const disk = m.location().url.startsWith('file:');
    if (m.type() === 'error' && !disk && !/404|file:/.test(m.text())) complain(at, `the browser says: ${m.text()}`);
  });
  page.on('pageerror', (e) => complain(at, `the script fails: ${e.message}`));
  await page.goto(address);
  return page;
}

async function hold(address) {
  for (const screen of screens) {
    const at = `${address || 'the first page'}, ${screen.width} pixels, ${screen.colorScheme}`;
    const page = await open(at, base + address, screen);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) complain(at, `the page is ${over} pixels wider than the screen`);
    await page.evaluate(() => {
      document.querySelectorAll('details').forEach((d) => { d.open = true; });
      // The shadows at the edges of what scrolls keep axe from telling the ground of its text.
      for (const s of document.querySelectorAll('.scroll')) s.style.background = 'none';
    });
    await page.evaluate(axeSource);
    const result = await page.evaluate((run) => window.axe.run({ ...run, resultTypes: ['violations'] }), screen.run);
    for (const v of result.violations) {
      for (const n of v.nodes) complain(at, `${v.id}: ${n.failureSummary.replaceAll('\n', ' ')} ${n.html.slice(0, 160)}`);
    }
    await page.context().close();
  }
}

const pages = pagesOf(folder);
const queue = pages.slice();
await Promise.all([0, 1].map(async () => { while (queue.length > 0) await hold(queue.shift()); }));

// Searching, from any page, with what there is.
async function search(at, start, options, titlesOnly) {
  const page = await open(at, start, options);
  await page.fill('#find', word);
  await page.press('#find', 'Enter');
  await page.waitForURL(/search\/index\.html\?q=/);
  if (options.javaScriptEnabled === false) {
    const listed = await page.locator('.entries li a').count();
    if (listed < 20) complain(at, `without scripts ${listed} pages are listed`);
  } else {
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent);
    const said = await page.locator('[role=status]').textContent();
    const want = titlesOnly ? /^\d+ titles? with/ : /^\d+ pages? with/;
    if (!want.test(said)) complain(at, `it says ${said}`);
    const links = await page.locator('.found a:visible, .entries li:visible a').count();
    if (links < 1) complain(at, 'no page is found');
  }
  await page.context().close();
}
await search('search on a host', base + 'tasks/', {}, false);

// A page with the word in its title comes first, and a word that is nowhere does not hide
// the pages with the others.
const looking = await open('the order of what is found', `${base}search/?q=${encodeURIComponent(word)}`, {});
const firstFound = async (say) => {
  await looking.waitForFunction((s) => document.querySelector('[role=status]')?.textContent.includes(s), say);
  return looking.locator('.found a').first().textContent();
};
const best = await firstFound('with these words');
if (!best.toLowerCase().includes(word.toLowerCase())) complain('search', `${word}: the first page found is ${best}`);
await looking.fill('#find', `${word} qqqq`);
await firstFound('These have some');
await looking.context().close();
if (!few) await search('search without scripts', base, { javaScriptEnabled: false }, false);
if (!few) await search('search from the disk', pathToFileURL(resolve(folder, 'index.html')).href, {}, true);

// What is said of words that are on few pages, on too many and on none; a word that too
// many pages have hides none of another's. No file is asked for in vain.
async function says(at, start, answers) {
  const page = await open(at, start, {});
  page.on('response', (r) => { if (r.status() >= 400) complain(at, `asks for ${r.url()} in vain`); });
  for (const [words, want] of answers) {
    await page.fill('#find', words);
    await page.waitForFunction((was) => document.querySelector('[role=status]')?.textContent !== was, '');
    await page.waitForTimeout(300); // what was typed before is answered first
    const said = await page.locator('[role=status]').textContent();
    if (!want.test(said)) complain(at, `of ${words} it says ${said}`);
  }
  await page.context().close();
}
const number = /^\d+ pages? with these words\./;
await says('what is said on a host', base + 'search/', [
  [word, number], [`${word} the`, new RegExp(`^\\d+ pages? with “${word}”\\. More than 60 pages have “the”\\.$`)],
  ['the', /More than 60 pages have “the”: add another word\.$/], ['zzxq', /^No page has these words\.$/],
  [`${word} zzxq`, /^No page has all of these words\. These have some\.$/], ['the zzxq', /^No page has “zzxq”\.$/], [word.toUpperCase(), number],
]);
if (!few) {
  await says('what is said from the disk', pathToFileURL(resolve(folder, 'search/index.html')).href,
    [['zzxq', /^No title has these words\.$/]]);
}

// A page that is not there is told of at any address.
const lost = await open('a page that is not there', base + 'no/such/page', {});
if (!(await lost.locator('h1').textContent()).includes('no such page')) complain('404', 'does not say so');

await browser.close();
server.close();
console.log(`${pages.length} kinds of page, ${wrong} faults`);
process.exit(wrong > 0 ? 1 : 0);
