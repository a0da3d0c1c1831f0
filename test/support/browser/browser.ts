import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { devDependencies } from '../../../package.json';
import { toolchainPaths } from '../../../toolchain/paths';

/** The browser's folder in the toolchain, one per version. package.json pins the version. */
const FOLDER = path.join(toolchainPaths().home, `browser-${devDependencies['@sparticuz/chromium']}-own-fonts`);

// The package's fonts.conf names folders of AWS Lambda only. Where none of them exists there is no font, and the
// browser crashes while it draws a page.
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${path.join(FOLDER, 'fonts')}</dir><cachedir>${path.join(FOLDER, 'fonts-cache')}</cachedir></fontconfig>
`;

// The package unpacks into the folder for temporary files. It unpacks its own libraries only if it detects AWS Lambda.
async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { TMPDIR, LD_LIBRARY_PATH } = process.env;
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' });
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  writeFileSync(path.join(folder, 'fonts', 'fonts.conf'), FONTS_CONF);
  for (const [name, value] of Object.entries({ TMPDIR, LD_LIBRARY_PATH })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

// Unpack completely or not at all: the folder gets its name last, so an interrupted run leaves nothing that looks
// complete.
async function unpack(): Promise<void> {
  if (existsSync(FOLDER)) return;
  const staging = `${FOLDER}.${process.pid}`;
  await unpackInto(staging);
  try {
    renameSync(staging, FOLDER);
  } catch (error) {
    if (!existsSync(FOLDER)) throw error;
    rmSync(staging, { recursive: true });
  }
}

/**
 * Starts the browser of the registry package, which is unpacked once into the toolchain. It uses the system's libraries
 * if all of them exist, else the package's own. If the browser does not start, it throws and names the missing
 * libraries.
 */
export async function openBrowser(): Promise<Browser> {
  await unpack();
  const executablePath = path.join(FOLDER, 'chromium');
  const linked = spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout;
  const missing = linked?.match(/\S+(?= => not found)/g) ?? [];
  const env = {
    ...process.env,
    // Use the package's fonts on every machine, so that a page looks the same everywhere.
    FONTCONFIG_PATH: path.join(FOLDER, 'fonts'),
    ...(missing.length === 0 ? {} : { LD_LIBRARY_PATH: path.join(FOLDER, 'al2023', 'lib') }),
  };
  const { default: puppeteer } = await import('puppeteer-core');
  try {
    return await puppeteer.launch({
      executablePath,
      env,
      headless: 'shell',
      // A container has no user namespace for the sandbox. The browser opens only our own pages.
      args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb', '--lang=en'],
    });
  } catch (error) {
    throw new Error(`the browser did not start (libraries not found: ${missing.join(', ') || 'none'}): ${error}`);
  }
}
