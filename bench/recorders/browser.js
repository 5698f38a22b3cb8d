import { chromium } from 'playwright';

/** Debian's Chromium. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });

/** Sends as a page of the provider does. */
export const sendIn = (page) => (request) =>
  page.evaluate(async ({ url, ...init }) => {
    const response = await globalThis.fetch(url, init);
    return { status: response.status, text: await response.text() };
  }, request);
