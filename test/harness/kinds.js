// A test's folder alone determines its kind, so a new file always has one.
const fs = require('node:fs');
const path = require('node:path');

const TESTS = path.join(__dirname, '..');

/** The kinds in their starting order, longest first. Each is a folder of `test/`. */
const KINDS = ['engine', 'services', 'unit'];

/** The kind of a test file. Throws for a test outside the kinds' folders. */
function kindOf(file) {
  const [kind] = path.relative(TESTS, file).split(path.sep);
  if (!KINDS.includes(kind)) throw new Error(`${file} is in none of test/{${KINDS.join(',')}}/`);
  return kind;
}

/** Every test file below `test/`. */
function testFiles() {
  return fs
    .readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(TESTS, name));
}

module.exports = { KINDS, TESTS, kindOf, testFiles };
