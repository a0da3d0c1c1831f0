// What kind a test is, said by its folder alone: a new file cannot be missed.
const fs = require('node:fs');
const path = require('node:path');

const TESTS = path.join(__dirname, '..');

/** The kinds in the order in which they begin: the longest first. Each is a folder of `test/`. */
const KINDS = ['engine', 'services', 'unit'];

/** The kind of a test file. Throws for a test that lies in no kind's folder. */
function kindOf(file) {
  const [kind] = path.relative(TESTS, file).split(path.sep);
  if (!KINDS.includes(kind)) throw new Error(`${file} is in none of test/{${KINDS.join(',')}}/`);
  return kind;
}

/** Every test file below `test/`, wherever it lies. */
function testFiles() {
  return fs
    .readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(TESTS, name));
}

module.exports = { KINDS, TESTS, kindOf, testFiles };
