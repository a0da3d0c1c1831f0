// Resets a process that runs one program after another, so that each program starts as in a process of its own.
const Module = require('node:module');
const path = require('node:path');
require('../../../bin/typescript.js');

const ROOT = path.join(__dirname, '..', '..', '..');
const own = (...parts) => path.join(ROOT, ...parts);
/**
 * The modules that are loaded again for each program: the program, its components, the module that reads a pack's
 * documents once per process (policy/reading.ts), and a library that remembers a pack. No other module keeps anything
 * of a run. A test worker that runs one command after another relies on that too (test/harness/runtime.js).
 */
const FORGOTTEN = [own('program.js'), own('index.ts'), own('components') + path.sep, own('policy', 'reading.ts')];
const KEEPING_LIBRARY = `${path.sep}@pulumi${path.sep}policy${path.sep}`;

function isForgotten(file) {
  if (file.includes(KEEPING_LIBRARY) || FORGOTTEN.some((part) => file.startsWith(part))) return true;
  // A test's own program is outside the checkout.
  return !file.includes(`${path.sep}node_modules${path.sep}`) && !file.startsWith(ROOT + path.sep);
}

/**
 * The files of the forgotten modules, and of all modules that loaded one of them, since they would keep the old one.
 */
function forgottenFiles() {
  const forgotten = new Set(Object.keys(require.cache).filter(isForgotten));
  // The files of this folder stay, because they run the programs.
  const others = Object.entries(require.cache).filter(([file]) => !file.startsWith(__dirname + path.sep));
  for (let before = -1; before !== forgotten.size; ) {
    before = forgotten.size;
    for (const [file, { children = [] }] of others) {
      if (children.some((child) => forgotten.has(child.filename))) forgotten.add(file);
    }
  }
  return forgotten;
}

/** The hook that translates this checkout's modules. */
const translate = Module._extensions['.ts'];

/** Unloads the modules that remember a run. The next program loads them again. */
function forgetModules() {
  // A program of another folder installed its own hook, which fails once that folder is gone.
  Module._extensions['.ts'] = translate;
  for (const file of forgottenFiles()) delete require.cache[file];
  // A remaining module would keep its unloaded children in memory.
  for (const module of Object.values(require.cache)) {
    if (module.children) module.children = module.children.filter((child) => require.cache[child.filename] === child);
  }
}

/** Replaces all variables of the process by these. */
function setEnvironment(variables) {
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
  Object.assign(process.env, variables);
}

const EVENTS = ['uncaughtException', 'unhandledRejection', 'exit', 'beforeExit'];

/** Records the process's listeners. The returned function removes all later ones. */
function keepListeners() {
  const before = EVENTS.map((event) => process.listeners(event));
  return () => {
    EVENTS.forEach((event, index) => {
      for (const listener of process.listeners(event)) {
        if (!before[index].includes(listener)) process.removeListener(event, listener);
      }
    });
  };
}

module.exports = { ROOT, forgetModules, keepListeners, setEnvironment };
