import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';

/**
 * Lets the tests, which run in the extension host, use the window as a person does: JSON over HTTP on this machine, one
 * POST for each deed. The address holds a secret, so that no web page can guess it. Points and selectors mean the
 * workbench, or with `webview` the web view whose title contains that text.
 */
export async function serveControl(page, screenshotFolder) {
  const secret = randomBytes(16).toString('hex');
  const deeds = deedsOn(page, screenshotFolder);
  const server = createServer((request, response) => {
    const answer = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const [, given, name] = request.url.split('/');
    if (request.method !== 'POST' || given !== secret || !Object.hasOwn(deeds, name)) {
      answer(404, { error: `There is no ${request.url}` });
      return;
    }
    read(request)
      .then((body) => deeds[name](body))
      .then(
        (result) => answer(200, { result: result ?? null }),
        (error) => answer(500, { error: error.message }),
      );
  });
  await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/${secret}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What can be asked for; the address names it, the body holds the parameters. */
function deedsOn(page, screenshotFolder) {
  const { mouse, keyboard } = page;
  return {
    screenshot: async ({ name, width, height }) => {
      const before = page.viewportSize();
      const size = { width: width ?? before.width, height: height ?? before.height };
      if (width || height) await resize(page, size);
      const path = join(screenshotFolder, `${name}.png`);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path });
      if (width || height) await resize(page, before);
      return path;
    },
    press: async ({ keys }) => {
      for (const chord of [keys].flat().flatMap((chords) => chords.split(' '))) await keyboard.press(chord);
    },
    type: ({ text }) => keyboard.type(text),
    click: async ({ button = 'left', clickCount = 1, modifiers = [], ...where }) => {
      const { x, y } = await pointOf(page, where);
      for (const key of modifiers) await keyboard.down(key);
      try {
        await mouse.click(x, y, { button, clickCount });
      } finally {
        for (const key of modifiers.toReversed()) await keyboard.up(key);
      }
    },
    hover: async (where) => {
      const { x, y } = await pointOf(page, where);
      // An element that has just appeared below a pointer at rest notices only one that moves.
      await mouse.move(x - 1, y - 1);
      await mouse.move(x, y);
    },
    drag: async ({ from, to }) => {
      const [start, goal] = [await pointOf(page, from), await pointOf(page, to)];
      await mouse.move(start.x, start.y);
      await mouse.down();
      await mouse.move((start.x + goal.x) / 2, (start.y + goal.y) / 2, { steps: 5 });
      await mouse.move(goal.x, goal.y, { steps: 5 });
      // The list finds out while the pointer moves whether it may drop there, and marks the place.
      for (let i = 1; i <= 200 && !(await page.evaluate(`document.querySelector('.drop-target') !== null`)); i++) {
        await mouse.move(goal.x + (i % 2), goal.y);
        await nextFrame(page);
      }
      await mouse.up();
    },
    evaluate: async ({ expression, webview }) => (await frameOf(page, webview)).evaluate(expression),
    resize: (size) => resize(page, size),
  };
}

/** Layout follows the size of the window two frames later. */
async function resize(page, size) {
  await page.setViewportSize(size);
  await nextFrame(page);
  await nextFrame(page);
}

const nextFrame = (page) => page.evaluate('new Promise((done) => requestAnimationFrame(() => done()))');

/** A point as it is given, or the middle of the first visible element that the selector finds. */
async function pointOf(page, { x, y, selector, webview }) {
  if (selector === undefined) return { x, y };
  const element = (await frameOf(page, webview)).locator(selector).filter({ visible: true }).first();
  await element.scrollIntoViewIfNeeded({ timeout: 10_000 });
  const box = await element.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A web view shows its content in a frame with its title, in a frame of its own. A title that is '' matches any. */
async function frameOf(page, webview) {
  if (webview === undefined) return page.mainFrame();
  const titles = [];
  for (const frame of page.frames()) {
    const element = frame.parentFrame() ? await frame.frameElement().catch(() => undefined) : undefined;
    if ((await element?.getAttribute('id')) !== 'active-frame') continue;
    const title = (await element.getAttribute('title')) ?? '';
    titles.push(title);
    if (title.includes(webview) && (await element.isVisible())) return frame;
  }
  throw new Error(`No web view in sight has “${webview}” in its title, only: ${titles.join(', ') || 'none at all'}`);
}

async function read(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}
