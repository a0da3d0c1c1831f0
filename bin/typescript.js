// Loads the project's TypeScript with swc alone; `npm run types` checks types. ts-node does the same, but first loads
// the whole compiler to read tsconfig.json, which takes longer than all the translating.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// The settings of tsconfig.json that affect the output (test/services/toolchain/typescript.test.ts).
const OPTIONS = {
  swcrc: false,
  configFile: false,
  sourceMaps: false,
  module: { type: 'commonjs', strictMode: true, noInterop: false, ignoreDynamic: true },
  jsc: {
    parser: { syntax: 'typescript', dynamicImport: true },
    target: 'es2022',
    transform: { useDefineForClassFields: true },
    keepClassNames: true,
  },
};

// The output of swc and V8 is kept beside the modules, where only the checkout's owner writes.
const KEPT = path.join(__dirname, '..', 'node_modules', '.cache', 'causeway');
const TRANSLATED = path.join(KEPT, 'translated');
Module.enableCompileCache?.(path.join(KEPT, 'compiled'));

const TRANSLATOR = JSON.stringify([require('@swc/core/package.json').version, OPTIONS]);

const digestOf = (text) => createHash('sha256').update(text).digest('hex');

// Reads only a complete file. If a crash left the file empty or cut, a command would do nothing and exit with 0.
function kept(file) {
  try {
    const [digest, ...lines] = readFileSync(file, 'utf8').split('\n');
    const code = lines.join('\n');
    return digest === digestOf(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

// Written under another name first, so that no process reads a partial file. A folder that is not writable only costs
// time.
function keep(file, code) {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(TRANSLATED, { recursive: true });
    writeFileSync(unfinished, `${digestOf(code)}\n${code}`);
    renameSync(unfinished, file);
  } catch {}
}

/** swc's output for a file's text, cached by everything that it depends on. */
function translated(text, filename) {
  const sourceFileName = path.basename(filename);
  const key = digestOf(JSON.stringify([TRANSLATOR, sourceFileName, text]));
  const file = path.join(TRANSLATED, `${key}.js`);
  const known = kept(file);
  if (known !== undefined) return known;
  const { code } = require('@swc/core').transformSync(text, { ...OPTIONS, filename, sourceFileName });
  keep(file, code);
  return code;
}

/** From the lines of swc's output to those of a file; undefined where the file cannot be translated again. */
function sourceMapOf(filename) {
  try {
    const options = { ...OPTIONS, filename, sourceFileName: path.basename(filename), sourceMaps: true };
    const { map } = require('@swc/core').transformSync(readFileSync(filename, 'utf8'), options);
    return new Module.SourceMap(JSON.parse(map));
  } catch {
    return undefined;
  }
}

const MAPS = new Map();
let isMapping = false;

/** One call of a stack, with the line of the source. */
function shownCall(call) {
  const text = String(call);
  const file = call.getFileName();
  const [line, column] = [call.getLineNumber(), call.getColumnNumber()];
  if (isMapping || !file?.endsWith('.ts') || !line || !column) return text;
  isMapping = true;
  try {
    if (!MAPS.has(file)) MAPS.set(file, sourceMapOf(file));
    const { originalLine, originalColumn } = MAPS.get(file)?.findEntry(line - 1, column - 1) ?? {};
    if (originalLine === undefined) return text;
    return text.replace(`${file}:${line}:${column}`, `${file}:${originalLine + 1}:${originalColumn + 1}`);
  } finally {
    isMapping = false;
  }
}

// The stack of a bug shows the lines of the source. Node's own way (`Module.setSourceMapsSupport`) reads the map of every
// file as it loads it, which took a quarter of the start of a command; this reads the maps of a shown stack alone.
// https://v8.dev/docs/stack-trace-api#customizing-stack-traces
Error.prepareStackTrace = (error, calls) => {
  // Node shows its own errors with their codes.
  const code = /^ERR_/.test(error?.code) && !String(error?.name).includes('[') ? ` [${error.code}]` : '';
  const head = code ? `${error.name}${code}: ${error.message}` : Error.prototype.toString.call(error);
  return [head, ...calls.map(shownCall)].join('\n    at ');
};

Module._extensions['.ts'] = (module, filename) => {
  module._compile(translated(readFileSync(filename, 'utf8'), filename), filename);
};

module.exports = { OPTIONS };
