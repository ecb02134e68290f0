// Serves a folder as a host does, below a folder of its own.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const below = '/improvement/';

const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json', xml: 'application/xml',
  svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8' };

// host resolves to a server of the folder, and the address of its first page.
export async function host(folder, port = 0) {
  const server = createServer((request, response) => {
    let name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (name.endsWith('/')) name += 'index.html';
    const file = join(folder, name.slice(below.length));
    if (!name.startsWith(below) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { 'content-type': types.html }).end(readFileSync(join(folder, '404.html')));
      return;
    }
    response.writeHead(200, { 'content-type': types[file.split('.').pop()] ?? 'text/plain' }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  return { server, base: `http://127.0.0.1:${server.address().port}${below}` };
}
