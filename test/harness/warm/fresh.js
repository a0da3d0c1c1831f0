// What a process that runs one program after another does so that each starts as in a process of its own.
const Module = require('node:module');
const path = require('node:path');
require('../../../bin/typescript.js');

const ROOT = path.join(__dirname, '..', '..', '..');
const own = (...parts) => path.join(ROOT, ...parts);
/**
 * What is loaded anew for each program: the program, its components, what reads a pack's documents once for its process
 * (policy/reading.ts), and a library that keeps what one pack told it. Everything else keeps nothing of a run, as where a
 * worker of the tests runs one command after another (test/harness/runtime.js).
 */
const FORGOTTEN = [own('program.js'), own('index.ts'), own('components') + path.sep, own('policy', 'reading.ts')];
const KEEPING_LIBRARY = `${path.sep}@pulumi${path.sep}policy${path.sep}`;

function isForgotten(file) {
  if (file.includes(KEEPING_LIBRARY) || FORGOTTEN.some((part) => file.startsWith(part))) return true;
  // A program of a test lies outside the checkout.
  return !file.includes(`${path.sep}node_modules${path.sep}`) && !file.startsWith(ROOT + path.sep);
}

/** The files of the modules that are forgotten, with all that loaded one of them: it would keep the former one. */
function forgottenFiles() {
  const forgotten = new Set(Object.keys(require.cache).filter(isForgotten));
  // What runs the programs stays: the files of this folder.
  const others = Object.entries(require.cache).filter(([file]) => !file.startsWith(__dirname + path.sep));
  for (let before = -1; before !== forgotten.size; ) {
    before = forgotten.size;
    for (const [file, { children = [] }] of others) {
      if (children.some((child) => forgotten.has(child.filename))) forgotten.add(file);
    }
  }
  return forgotten;
}

/** What translates this checkout's modules. */
const translate = Module._extensions['.ts'];

/** Forgets the modules that remember a run: the next program loads them again. */
function forgetModules() {
  // A program of another folder brought its own, which finds nothing once the folder is gone.
  Module._extensions['.ts'] = translate;
  for (const file of forgottenFiles()) delete require.cache[file];
  // A module that stays would keep those that it loaded in memory.
  for (const module of Object.values(require.cache)) {
    if (module.children) module.children = module.children.filter((child) => require.cache[child.filename] === child);
  }
}

/** Makes these the process's only variables. */
function setEnvironment(variables) {
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
  Object.assign(process.env, variables);
}

const EVENTS = ['uncaughtException', 'unhandledRejection', 'exit', 'beforeExit'];

/** Notes who listens to the process: the function that it returns removes all that came later. */
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
