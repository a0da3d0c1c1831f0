// What a process that runs one program after another does so that each starts as in a process of its own.
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..', '..');
// Libraries stay loaded, and what changes them as it is loaded (bin/engine.js).
const KEPT = ['bin', 'sdks', 'test', 'toolchain'].map((room) => path.join(ROOT, room) + path.sep);
/** Libraries that keep what one pack told them. */
const FORGOTTEN = [`${path.sep}@pulumi${path.sep}policy${path.sep}`];

function isKept(file) {
  if (FORGOTTEN.some((part) => file.includes(part))) return false;
  return file.includes(`${path.sep}node_modules${path.sep}`) || KEPT.some((folder) => file.startsWith(folder));
}

/** Forgets every module of the product and of programs: what they remember is gone, and the next program loads them again. */
function forgetModules() {
  for (const file of Object.keys(require.cache)) if (!isKept(file)) delete require.cache[file];
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
