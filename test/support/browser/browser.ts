import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import puppeteer, { type Browser } from 'puppeteer-core';

// The package unpacks its own libraries only where it believes to be in this environment.
const BUNDLED = { AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };

/**
 * Starts the browser of the registry package. Where the system lacks a library that it needs, the package's own are used.
 * Throws with what is missing where it does not start at all.
 */
export async function openBrowser(): Promise<Browser> {
  let executablePath = await chromium.executablePath();
  const missing = spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout?.match(/\S+(?= => not found)/g) ?? [];
  if (missing.length > 0) {
    Object.assign(process.env, BUNDLED);
    executablePath = await chromium.executablePath();
  }
  try {
    return await puppeteer.launch({
      executablePath,
      headless: 'shell',
      // In a container there is no user namespace for the sandbox; the only pages are our own.
      args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb', '--lang=en'],
    });
  } catch (error) {
    throw new Error(`the browser did not start (libraries not found: ${missing.join(', ') || 'none'}): ${error}`);
  }
}
