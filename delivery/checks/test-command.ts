import type { Words } from './shell';

/** Programs that test nothing whatever they are given. */
const NO_TESTS: ReadonlySet<string> = new Set([
  ...[
    'echo',
    'printf',
    'cat',
    'ls',
    'pwd',
    'cd',
    'mkdir',
    'rmdir',
    'rm',
    'cp',
    'mv',
    'touch',
    'ln',
    'chmod',
    'sleep',
    'date',
  ],
  ...[
    'export',
    'unset',
    'which',
    'env',
    'cross-env',
    'rimraf',
    'shx',
    'del-cli',
    'mkdirp',
    'cpy',
    'copyfiles',
    'wait-on',
  ],
]);

/** Options with which a test runner runs no test. */
const RUNS_NONE: ReadonlySet<string> = new Set([
  ...['--help', '-h', '--version', '--listTests', '--list', '--list-tests', '--showConfig', '--show-config', '--init'],
  ...[
    '--clearCache',
    '--clear-cache',
    '--dry-run',
    '--collect-only',
    '--co',
    '--no-run',
    '--print-config',
    '--mergeReports',
  ],
]);
/** Commands of vitest that run no test (https://vitest.dev/guide/cli.html#commands). */
const VITEST_NONE: ReadonlySet<string> = new Set(['list', 'init', 'bench']);
/** Options with which a runner runs some of the tests, by what is changed or failed before. */
const RUNS_SOME: ReadonlySet<string> = new Set([
  ...[
    '--changed',
    '--onlyChanged',
    '-o',
    '--changedSince',
    '--lastCommit',
    '--findRelatedTests',
    '--onlyFailures',
    '-f',
  ],
  ...['--last-failed', '--lf', '--only-changed', '--testmon'],
]);
/** Options with which a runner takes what it finds for what it should find. */
const OVERWRITES: ReadonlySet<string> = new Set([
  ...['-u', '--update', '--updateSnapshot', '--update-snapshots', '--test-update-snapshots', '--snapshot-update'],
]);

/** An option as runners compare it: `--changed-since` is `--changedSince`, and `-iu` is `-i -u`; pytest's `-rf` is `-r f`. */
function spelled(option: string): readonly string[] {
  if (/^-[A-Za-z]{2,}$/.test(option) && !option.startsWith('-r'))
    return [...option.slice(1)].map((letter) => `-${letter}`);
  return [option.startsWith('--') ? `--${option.slice(2).replaceAll('-', '').toLowerCase()}` : option];
}

const spellings = (options: ReadonlySet<string>): ReadonlySet<string> => new Set([...options].flatMap(spelled));
const NONE = spellings(RUNS_NONE);
const SOME = spellings(RUNS_SOME);
const OVER = spellings(OVERWRITES);

const RUNNERS: ReadonlySet<string> = new Set([
  'vitest',
  'jest',
  'mocha',
  'ava',
  'playwright',
  'pytest',
  'node',
  'tap',
  'bun',
]);

function lastName(word: string): string {
  return word.split('/').at(-1) ?? word;
}

function optionOf(word: string): string {
  return word.split('=')[0] ?? word;
}

/** Why a command of a test script tests nothing, or not all; undefined for one that may test. */
export function untested(words: Words): string | undefined {
  const [program = ''] = words.map(lastName);
  if (NO_TESTS.has(program)) return `${program} tests nothing`;
  // A runner may stand behind what starts it: `pnpm exec vitest`, `c8 vitest`.
  const at = Math.max(
    0,
    words.findIndex((word) => RUNNERS.has(lastName(word))),
  );
  const [name = '', ...rest] = [lastName(words[at] ?? ''), ...words.slice(at + 1)];
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined).map(optionOf);
  const given = (known: ReadonlySet<string>) => options.find((each) => spelled(each).some((one) => known.has(one)));
  if (name === 'node') {
    const isEmpty = options
      .flatMap(spelled)
      .some((each) => ['-e', '--eval', '-p', '--print', '-v', '-c', '--check'].includes(each));
    if (isEmpty) return 'node with such an option runs no test file';
  }
  if (!RUNNERS.has(name)) return undefined;
  const none = given(NONE);
  if (none !== undefined) return `${name} ${none} runs no test`;
  if (name === 'vitest' && VITEST_NONE.has(rest[0] ?? '')) return `vitest ${rest[0]} runs no test`;
  if (name === 'vitest' && rest[0] === 'related') return 'vitest related runs some of the tests';
  const some = name === 'node' ? undefined : given(SOME);
  if (some !== undefined) return `${name} ${some} runs some of the tests`;
  const over = given(OVER);
  return over === undefined ? undefined : `${name} ${over} overwrites what it should compare with`;
}
