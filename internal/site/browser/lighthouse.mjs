// Holds pages of a site to Lighthouse: 100 of 100 for accessibility, best practices and search.
//
//   CHROME_PATH=/usr/bin/chromium node lighthouse.mjs FOLDER ADDRESS...    an address such as tasks/1.1/; . for the first page
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { host } from './host.mjs';

const [folder, ...addresses] = process.argv.slice(2);
const { server, base } = await host(folder, Number(process.env.PORT ?? 0));
const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox'], logLevel: 'silent' });
let wrong = 0;
for (const address of addresses) {
  const page = base + (address === '.' ? '' : address);
  const { lhr } = await lighthouse(page, {
    port: chrome.port, logLevel: 'silent', onlyCategories: ['accessibility', 'best-practices', 'seo'],
    skipAudits: ['is-on-https'], // the host is this machine
  });
  if (lhr.runtimeError) {
    wrong++;
    console.log(`${address}: ${lhr.runtimeError.message}`);
    continue;
  }
  for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
    if (score === 1) continue;
    wrong++;
    const failed = auditRefs.map(({ id }) => lhr.audits[id]).filter((a) => a.score !== null && a.score < 1);
    console.log(`${address}: ${title} ${Math.round(score * 100)}\n${failed.map((a) => `   ${a.title}`).join('\n')}`);
  }
}
await chrome.kill();
server.close();
console.log(`Lighthouse: ${addresses.length} pages, ${wrong} scores below 100`);
process.exit(wrong > 0 ? 1 : 0);
