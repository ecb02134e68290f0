// Opens HTML files in headless Chromium and holds them to what a paper must be:
// no fault that axe finds (WCAG 2.2 A and AA, and its best practices), in light
// and dark, wide and narrow; nothing fetched; no scrolling sideways at 320
// pixels; everything to be seen on paper.
//
//   CHROMIUM=/usr/bin/chromium node check.mjs FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const wide = 1280;
const screens = [
  { width: wide, colorScheme: 'light', run: { runOnly: { type: 'tag', values } } },
  { width: wide, colorScheme: 'dark', run: { runOnly: { type: 'rule', values: ['color-contrast'] } } },
  { width: 320, colorScheme: 'light', run: { runOnly: { type: 'tag', values }, rules: { 'color-contrast': { enabled: false } } } },
];
const workers = 2;
const shrunk = 40; // pixels too wide for the paper: Chromium prints such a page a little smaller

// faults says what is wrong with the page that is open, a line each.
async function faults(page, screen) {
  const found = [];
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (width > 0) found.push(`the page is ${width} pixels wider than the screen`);
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.getAttribute('href'));
  if (skip !== '#main') found.push('the first press of Tab does not show the link to the content');
  const isWide = screen.width === wide;
  await page.evaluate((isWide) => {
    document.activeElement.blur();
    document.querySelectorAll('details').forEach((d) => { d.open = true; });
    // What scrolls, and the shadows at its edges, keep axe from telling the ground of its text.
    if (isWide) document.querySelectorAll('.scroll').forEach((s) => { s.style.cssText = 'background:none;overflow:visible'; });
  }, isWide);
  await page.evaluate(axeSource);
  const result = await page.evaluate((run) => window.axe.run({ ...run, resultTypes: ['violations', 'incomplete'] }), screen.run);
  for (const v of result.violations) {
    for (const n of v.nodes) found.push(`${v.id}: ${n.failureSummary.replaceAll('\n', ' ')}\n      ${n.html.slice(0, 160)}`);
  }
  // Contrast that axe cannot tell, save in charts, whose colours are tested where they are chosen.
  for (const r of result.incomplete.filter((r) => isWide && r.id === 'color-contrast')) {
    for (const n of r.nodes.filter((n) => !n.html.startsWith('<text'))) found.push(`contrast unknown: ${n.html.slice(0, 160)}`);
  }
  return found;
}

// onPaper says what of the page that is open would not be printed.
async function onPaper(page) {
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.evaluate(() => [...document.querySelectorAll('details table, svg, td')].filter((e) => !e.getClientRects().length).length);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const parted = await page.evaluate(() => [...document.querySelectorAll('p')].filter((p) =>
    p.nextElementSibling?.matches('ul, ol, .scroll') && getComputedStyle(p).breakAfter !== 'avoid').length);
  await page.pdf({ preferCSSPageSize: true, tagged: true });
  return [
    ...(hidden ? [`${hidden} tables or charts are not printed`] : []),
    ...(parted ? [`${parted} paragraphs can be parted from the list or table that they begin`] : []),
    ...(width > shrunk ? [`the page is ${width} pixels wider than the paper`] : []),
  ];
}

async function check(browser, file) {
  const found = [];
  const url = pathToFileURL(resolve(file)).href;
  const open = async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.on('request', (r) => { if (r.url() !== url) found.push(`fetches ${r.url().slice(0, 160)}`); });
    page.on('console', (m) => found.push(`the browser says: ${m.text()}`));
    await page.goto(url);
    return page;
  };
  for (const screen of screens) {
    const page = await open(screen.width, screen.colorScheme);
    for (const f of await faults(page, screen)) found.push(`${screen.width} pixels, ${screen.colorScheme}: ${f}`);
    await page.context().close();
  }
  const page = await open(673, 'light'); // A4 without its margins
  found.push(...await onPaper(page));
  await page.context().close();
  return found;
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('check.mjs: name the HTML files to check');
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  headless: true, // in a folder of its own for what it keeps, which it deletes
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let faulty = 0;
const queue = [...files];
const work = async () => {
  for (let file = queue.shift(); file; file = queue.shift()) {
    const found = await check(browser, file);
    console.log(`${found.length ? 'not ok' : 'ok'} ${file}`);
    for (const f of found.slice(0, 20)) console.log(`   ${f}`);
    if (found.length > 20) console.log(`   and ${found.length - 20} more`);
    if (found.length) faulty++;
  }
};
await Promise.all(Array.from({ length: workers }, work));
await browser.close();
console.log(`${files.length} pages checked, ${faulty} with faults`);
process.exit(faulty ? 1 : 0);
