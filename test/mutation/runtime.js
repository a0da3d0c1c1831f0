// Loads the product once for each mutant and shares it among the test files of a run (test/harness/runtime.js). A mutant in
// what a module does while it is loaded, for instance a schema, runs too, and what a module remembered under one mutant
// cannot answer for the next. Libraries stay loaded: they take most of the time, and nobody mutates them.
const path = require('node:path');

const SharedRuntime = require('../harness/runtime');

const PROJECT = path.join(__dirname, '..', '..') + path.sep;
const KEPT = ['node_modules', 'test', 'bin'].map((each) => PROJECT + each + path.sep);
// It hooks into Node's loader, once for a process.
const HOOKING = path.join(PROJECT, 'formats', 'github-packages.ts');

const isOfProduct = (file) =>
  file.startsWith(PROJECT) && file !== HOOKING && !KEPT.some((folder) => file.startsWith(folder));

// Stryker's jest runner names the mutant of a run here (`INSTRUMENTER_CONSTANTS` of @stryker-mutator/api).
const activeMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__;
let loadedFor = activeMutant();

class MutationRuntime extends SharedRuntime {
  constructor(...args) {
    super(...args);
    if (loadedFor === activeMutant()) return;
    loadedFor = activeMutant();
    for (const file of Object.keys(require.cache)) if (isOfProduct(file)) delete require.cache[file];
  }
}

module.exports = MutationRuntime;
