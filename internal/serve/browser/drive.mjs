// Drives the live view in headless Chromium as an officer would, with a script and
// without: search, filter, another day, a rating from form to file by the keyboard alone,
// a conflict, a broken file; and holds its own pages to WCAG 2.2 AA.
//
//   CHROMIUM=/usr/bin/chromium node drive.mjs START-ADDRESS FOLDER-OF-THE-RECORD
import { appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [start, folder] = process.argv.slice(2);
const base = new URL('/', start).href;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const today = '2025-09-04'; // as the example has it
let failed = 0;

function hold(is, what) {
  if (is) return;
  failed += 1;
  console.error(`not so: ${what}`);
}

// tabTo presses Tab until an element has the focus, as who has no mouse does.
async function tabTo(page, selector) {
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
  }
  throw new Error(`Tab does not come to ${selector} on ${page.url()}`);
}

const text = (page) => page.locator('body').innerText();
const updates = () => readdirSync(join(folder, 'updates')).filter((name) => name.startsWith(today) && !name.includes('board')).sort();

// rate writes a rating by the keyboard alone, and gives what the preview showed.
async function rate(page, task, note) {
  await page.goto(`${base}tasks/${task}/`);
  await tabTo(page, `a[href="/tasks/${task}/rate"]`);
  await Promise.all([page.waitForURL(/rate$/), page.keyboard.press('Enter')]);
  await tabTo(page, 'input[name="word:rating"]');
  await page.keyboard.press('ArrowDown');
  for (let n = 0; n < 4 && (await page.evaluate(() => document.activeElement.value)) !== 'A'; n++) await page.keyboard.press('ArrowDown');
  await tabTo(page, 'textarea[name=note]');
  await page.keyboard.type(note);
  await tabTo(page, 'input[name=forecast]');
  await page.keyboard.type('2026-03');
  await tabTo(page, 'textarea[name=recovery]');
  await page.keyboard.type('Agency cover.');
  await tabTo(page, 'button[value=preview]');
  await Promise.all([page.waitForLoadState('load'), page.waitForSelector('pre.diff'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
  return page.locator('pre.diff').first().textContent();
}

async function write(page) {
  if (!(await page.evaluate(() => document.activeElement.matches('button[value=write]')))) await tabTo(page, 'button[value=write]');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function search(page, scripted) {
  await page.goto(base);
  await page.fill('input[type=search]', 'family hubs');
  await Promise.all([page.waitForURL(/search/), page.keyboard.press('Enter')]);
  const link = page.locator('main a', { hasText: 'Open three family hubs' }).first();
  if (!scripted) { // the list of all pages may be on several sheets
    for (let n = 0; n < 5 && (await link.count()) === 0; n++) await page.locator('.pager [rel=next]').click();
  }
  await link.waitFor();
  if (scripted) hold(await page.locator('main a:visible').count() < 100, 'a search narrows the list');
  await link.click();
  hold((await text(page)).includes('Open three family hubs'), 'the search leads to the task');
}

async function filter(page) {
  await page.goto(base);
  const all = await page.locator('main tbody tr').count();
  await page.selectOption('select[name=ambition]', '2');
  await page.locator('.asked button').click();
  hold(page.url().includes('ambition=2'), 'the filter is in the address');
  hold(await page.locator('main tbody tr').count() < all, 'the filter leaves one ambition');
  hold(await page.locator('select[name=ambition]').inputValue() === '2', 'the filter says what was chosen');
}

async function otherDay(page) {
  await page.goto(`${base}tasks/2.2/`);
  await page.fill('#day', '22 May 2025');
  await page.locator('.days button').click();
  hold(page.url().endsWith('/as-told/2025-05-22/tasks/2.2/'), `the day is in the address: ${page.url()}`);
  hold((await text(page)).includes('told now'), 'the page says of which record it is');
  hold(await page.locator('a.button').count() === 0, 'nothing is written on another day');
  await page.locator('#board-after').click();
  hold(page.url().includes('/as-told/2025-07-03/tasks/2.2/'), 'the next board is a click away');
}

async function rating(page, word) {
  const diff = await rate(page, '2.2', `${word} Two hubs are open.`);
  hold(diff.includes(`+    note: ${word} Two hubs are open.`), `the preview shows the note: ${diff}`);
  hold(updates().length === 0, 'nothing is written before it is agreed');
  await write(page);
  hold(page.url().includes('/tasks/2.2/?written='), `the task is shown after it is written: ${page.url()}`);
  hold((await text(page)).includes('git add'), 'the page says how to commit');
  const file = readFileSync(join(folder, 'updates', updates()[0]), 'utf8');
  hold(diff.split('\n').filter((l) => l.startsWith('+') && !l.startsWith('+++')).map((l) => l.slice(1)).join('\n').trim() === file.trim(), `the file is what was shown: ${file}`);
}

async function conflict(page) {
  await rate(page, '2.3', 'Mine.');
  const name = join(folder, 'updates', updates()[0]);
  appendFileSync(name, '# Somebody else was here.\n');
  await write(page);
  hold((await text(page)).includes('The record has changed since you saw this'), 'a conflict is said');
  hold(!readFileSync(name, 'utf8').includes('Mine.'), 'nothing is written over');
  await write(page);
  const after = readFileSync(name, 'utf8');
  hold(after.includes('Mine.') && after.includes('# Somebody else was here.'), `both are kept: ${after}`);
}

async function broken(page, scripted) {
  await page.goto(`${base}tasks/2.2/`);
  const name = join(folder, 'plan', 'ambitions', '2-early-help.yaml');
  const good = readFileSync(name, 'utf8');
  writeFileSync(name, `${good}  - {id: 2.9, title: 'never closed\n`);
  if (scripted) {
    await page.waitForSelector('.live [role=alert]', { timeout: 60_000 });
  } else {
    for (let n = 0; n < 100 && (await page.locator('.live [role=alert]').count()) === 0; n++) {
      await page.waitForTimeout(100);
      await page.locator('a.again').click();
    }
  }
  const said = await text(page);
  hold(said.includes('cannot be read') && said.includes('never closed') && said.includes('^'), 'the fault is shown with its line');
  hold(said.includes('Open three family hubs'), 'the page is as it was');
  writeFileSync(name, good);
  if (scripted) await page.waitForFunction(() => !document.querySelector('.live [role=alert]'), null, { timeout: 60_000 });
}

// careful: what somebody is writing is not reloaded.
async function careful(page) {
  await page.goto(`${base}tasks/2.4/note`);
  await page.fill('textarea[name=note]', 'Half a sentence');
  writeFileSync(join(folder, 'updates', `${today}-zzz.yaml`), `date: ${today}\nnote: Saved meanwhile.\n`);
  await page.waitForSelector('#moved', { timeout: 60_000 });
  hold(await page.inputValue('textarea[name=note]') === 'Half a sentence', 'the words are kept');
  rmSync(join(folder, 'updates', `${today}-zzz.yaml`));
}

async function keys(page) {
  await page.goto(base);
  await page.waitForTimeout(2000); // until the pages know of the last saving
  await page.keyboard.press('/');
  hold(await page.evaluate(() => document.activeElement.type === 'search'), '/ goes to the search');
  await page.goto(base);
  await page.keyboard.press('?');
  hold((await text(page)).includes('next row'), '? says the keys');
  await page.keyboard.press('j');
  hold(await page.evaluate(() => document.activeElement.matches('main a')), 'j goes to a row');
  await Promise.all([page.waitForURL(/as-told/), page.keyboard.press('b')]);
  await page.goto(base);
  await page.locator('#turn-keys').click();
  await page.goto(`${base}tasks/`);
  await page.keyboard.press('/');
  hold(await page.evaluate(() => document.activeElement.type !== 'search'), 'keys that were turned off do nothing, on any page');
  await page.locator('#turn-keys').click();
  await page.locator('h1').click();
  await page.keyboard.press('/');
  hold(await page.evaluate(() => document.activeElement.type === 'search'), 'keys that were turned on again work');
}

async function accessible(browser) {
  for (const screen of [{ width: 1280, scheme: 'light' }, { width: 1280, scheme: 'dark' }, { width: 320, scheme: 'light' }]) {
    const context = await browser.newContext({ viewport: { width: screen.width, height: 800 }, colorScheme: screen.scheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(start);
    for (const path of ['', 'tasks/2.2/', 'tasks/2.2/rate', 'tasks/2.2/rate?preview', 'check/', 'diff/', 'what-if/', 'trend/', 'contradictions/', 'nothing']) {
      await page.goto(base + path);
      if (path.endsWith('?preview')) {
        await page.fill('textarea[name=note]', 'So.');
        await page.locator('button[value=preview]').click();
        await page.waitForLoadState('load');
      }
      await page.evaluate(axeSource);
      const result = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), values);
      for (const v of result.violations) for (const n of v.nodes) hold(false, `/${path}, ${screen.width} ${screen.scheme}: ${v.id}: ${n.html.slice(0, 200)}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      hold(over <= 0, `/${path} fits ${screen.width} pixels: ${over} too many`);
    }
    await context.close();
  }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
try {
  for (const scripted of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled: scripted });
    const page = await context.newPage();
    page.on('console', (m) => { if (m.type() === 'error' && !/409|404|422/.test(m.text())) hold(false, `the console is quiet: ${m.text()}`); });
    page.on('pageerror', (e) => hold(false, `the script runs: ${e}`));
    await page.goto(start);
    hold(page.url() === base, `the token leaves the address: ${page.url()}`);
    await search(page, scripted);
    await filter(page);
    await otherDay(page);
    await rating(page, scripted ? 'First.' : 'Second.');
    await conflict(page);
    await broken(page, scripted);
    if (scripted) {
      await careful(page);
      await keys(page);
    }
    for (const name of updates()) rmSync(join(folder, 'updates', name));
    await context.close();
    console.log(`driven ${scripted ? 'with' : 'without'} a script`);
  }
  await accessible(browser);
} finally {
  await browser.close();
}
if (failed > 0) process.exit(1);
console.log('the live view works and is accessible');
