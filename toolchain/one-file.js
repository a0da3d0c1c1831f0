// Builds the command as one file of JavaScript, for jobs that deliver and need no engine: `node toolchain/one-file.js
// FILE`. With `--check` it compares a file with the source's result, by digest, and exits 1 when they differ.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const checkout = path.resolve(__dirname, '..');

// Modules that delivery does not need: the engine's libraries, the emulators, the parser of tests, and the old character sets
// that minipass-fetch can do without.
const ABSENT =
  /^(?:@pulumi\/|pulumi(?:\/|$)|typescript$|@swc\/|node-gyp\/|@babel\/parser$|@lezer\/|iconv-lite$|\.{1,2}\/(?:.*\/)?(?:emulator|sandbox)\/)/;

// Every message is in English: zod's translations to 50 other languages are not used.
const TRANSLATIONS = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/;

// Some modules read files beside themselves and pass their names to `read`. A single file has no files beside it.
const READING = /[\\/]documents[\\/]report[\\/]page\.ts$/;

/**
 * Stands for a module that is not in the file. Its first use, not its loading, reports that in the command's usual form of an
 * error: help and version load every command. esbuild copies a module's members to an object with the module's prototype
 * (`__toESM`), so the prototype reports it as well.
 */
function absent(name) {
  const text = JSON.stringify(name);
  return `const { UserError } = require('./registry/user-error.ts');
const absent = new Proxy({}, {
  getPrototypeOf: () => absent,
  get(_target, member) {
    if (member === '__esModule' || typeof member === 'symbol') return undefined;
    throw new UserError(${text} + ' is not in the one-file command', {
      place: 'this command', allowed: 'the installed command: node_modules/.bin/causeway', exitCode: 3 });
  },
});
module.exports = absent;`;
}

const modules = {
  name: 'causeway',
  setup(build) {
    build.onResolve({ filter: ABSENT }, ({ path: name }) => ({ path: name, namespace: 'absent' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path: name }) => ({
      contents: absent(name),
      resolveDir: checkout,
    }));
    build.onLoad({ filter: TRANSLATIONS }, () => ({ contents: "export { default as en } from './en.js';" }));
    build.onLoad({ filter: READING }, ({ path: file }) => {
      const inlined = fs
        .readFileSync(file, 'utf8')
        .replace(/\bread\('([\w.]+)'\)/g, (_call, name) =>
          JSON.stringify(fs.readFileSync(path.join(path.dirname(file), name), 'utf8')),
        );
      return { contents: inlined, loader: 'ts' };
    });
  },
};

/** The command as one file. The same source gives the same bytes in every checkout. */
async function oneFile() {
  const { build } = require('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: checkout,
    entryPoints: ['cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // Errors and commands still have the names of their classes and functions.
    keepNames: true,
    minifyIdentifiers: true,
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'error',
    // Its main file loads others by a path that is computed at run time; its modules do not.
    alias: { 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' },
    plugins: [modules],
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

function digestOf(bytes) {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function main([first, second]) {
  const isCheck = first === '--check';
  const file = path.resolve((isCheck ? second : first) ?? 'causeway.js');
  const bytes = await oneFile();
  if (!isCheck) fs.writeFileSync(file, bytes);
  const isSame = fs.existsSync(file) && digestOf(fs.readFileSync(file)) === digestOf(bytes);
  console.log(`${isSame ? 'is' : 'is not'} what the source gives: ${file}\n${digestOf(bytes)}, ${bytes.length} bytes`);
  process.exitCode = isSame ? 0 : 1;
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 3;
  });
}

module.exports = { oneFile, digestOf };
