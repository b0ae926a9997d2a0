import { createRequire } from 'node:module';
import { ensureHost } from './install.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A window that nobody looks at must not be slowed down.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/** Starts a browser without a window, as a Playwright browser. It ends with this process, or when it is closed. */
export async function openBrowser() {
  const host = await ensureHost();
  const { chromium } = createRequire(host.manifest)('playwright-core');
  const { executable, env } = host.browser;
  return chromium.launch({ executablePath: executable, args: flags, env: { ...process.env, ...env }, headless: true });
}
