const { createRequire } = require('node:module');
const path = require('node:path');

/**
 * The path of a module as a program in `folder` would load it. One CLI folder serves every checkout, so it must know
 * nothing about any checkout. A folder without node_modules (a demo's or a test's) falls back to the checkout whose
 * node_modules/.bin is first on PATH. Throws a sentence for people.
 */
function locate(request, folder) {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => entry.endsWith(path.join('node_modules', '.bin')))
    .map((entry) => path.dirname(path.dirname(entry)));
  for (const start of [folder, process.cwd(), ...onPath]) {
    try {
      return createRequire(path.join(start, 'program.js')).resolve(request);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`${request} is not installed for ${folder}: run npm ci there`);
}

module.exports = { locate };
