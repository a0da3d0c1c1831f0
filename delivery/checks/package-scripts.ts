import { isHarmlessOption } from './build-environment';
import type { Words } from './shell';

/** The effect of a package manager's command. */
export type Managed =
  /** It runs a script, with words appended to its last command. */
  | { readonly kind: 'script'; readonly name: string; readonly more: Words }
  /** It installs or lists: no test. */
  | { readonly kind: 'none' }
  /** It runs a program of a package, or the manager's own test runner. */
  | { readonly kind: 'program'; readonly words: Words }
  | { readonly kind: 'flaw'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** Whether a command is one of a package manager that runs scripts. `bun test` is a test runner. */
export function isManager([manager = '', command]: Words): boolean {
  return MANAGERS.has(manager) && !(manager === 'bun' && command === 'test');
}

/** Commands of npm that run the script of the same name (https://docs.npmjs.com/cli/using-npm/scripts). */
const SHORT: Readonly<Record<string, string>> = {
  start: 'start',
  stop: 'stop',
  ...Object.fromEntries(
    ['test', 't', 'tst', 'install-test', 'it', 'install-ci-test', 'cit'].map((command) => [command, 'test']),
  ),
};
const RUN: ReadonlySet<string> = new Set(['run', 'run-script', 'rum', 'urn']);
const INSTALLING: ReadonlySet<string> = new Set(
  `install i ci ic clean-install add rebuild prune audit dedupe ls list cache config set get version pack link view outdated
  update up upgrade remove uninstall why store import help-search fetch doctor approve-builds ping fund explain pkg query`
    .trim()
    .split(/\s+/),
);
/** Options with which a package manager runs scripts of other packages. */
const ELSEWHERE =
  /^(?:-w|--workspace|--workspaces|-ws|--workspace-root|--include-workspace-root|--prefix|-C|--dir|--cwd|-r|--recursive|-F|--filter|--filter-prod|-A|--all|--since|--top-level)(?:=|$)/;
const OTHER_PACKAGES: ReadonlySet<string> = new Set(['workspace', 'workspaces', 'explore', 'recursive', 'multi', 'm']);
const QUIET: ReadonlySet<string> = new Set([
  ...[
    '-s',
    '--silent',
    '-q',
    '--quiet',
    '-d',
    '-dd',
    '-ddd',
    '--verbose',
    '--color',
    '--no-color',
    '--bun',
    '--if-present',
  ],
  ...['--no-bail', '--frozen-lockfile', '--immutable'],
]);
const PRINTING: ReadonlySet<string> = new Set([
  '-h',
  '-H',
  '-?',
  '--help',
  '--usage',
  '-v',
  '--version',
  '--dry-run',
  '-n',
]);
const VALUED: ReadonlySet<string> = new Set(['--loglevel', '--reporter', '--registry', '--cache']);

interface Parted {
  readonly options: Words;
  readonly names: Words;
  readonly forwarded: Words;
}

// npm accepts options anywhere before "--". The others accept theirs before the script, and pass on the rest.
function parted(manager: string, words: Words): Parted {
  const options: string[] = [];
  const names: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return { options, names, forwarded: words.slice(at + 1) };
    if (word.startsWith('-')) {
      options.push(word);
      if (VALUED.has(word)) at += 1;
      continue;
    }
    names.push(word);
    const isScript = names.length === (RUN.has(names[0] ?? '') ? 2 : 1) && !RUN.has(word);
    if (manager !== 'npm' && isScript) {
      const rest = words.slice(at + 1);
      return { options, names, forwarded: rest[0] === '--' ? rest.slice(1) : rest };
    }
  }
  return { options, names, forwarded: [] };
}

function optionFault(manager: string, options: Words): Managed | undefined {
  const elsewhere = options.find((each) => ELSEWHERE.test(each));
  if (elsewhere !== undefined) {
    return { kind: 'unknown', why: `${manager} runs scripts of another package.json, which cannot be looked at` };
  }
  const printing = options.find((each) => PRINTING.has(each.split('=')[0] ?? ''));
  if (printing !== undefined) return { kind: 'flaw', why: `${manager} ${printing} runs no script` };
  const strange = options.find((each) => !QUIET.has(each) && !isHarmlessOption(each));
  if (strange === undefined) return undefined;
  const name = strange.split('=')[0] ?? strange;
  return { kind: 'unknown', why: `what ${manager} ${name} changes about the script cannot be looked at` };
}

/** The effect of a command of npm, pnpm, yarn or bun in a folder with these scripts. */
export function managedBy(words: Words, isScript: (name: string) => boolean): Managed {
  const [manager = '', ...rest] = words;
  const { options, names, forwarded } = parted(manager, rest);
  const fault = optionFault(manager, options);
  const [first, second, ...others] = names;
  if (first !== undefined && INSTALLING.has(first)) return { kind: 'none' };
  if (fault !== undefined) return fault;
  if (first === undefined) {
    // `yarn` alone installs (https://yarnpkg.com/cli/install).
    return manager === 'yarn' ? { kind: 'none' } : { kind: 'flaw', why: `${manager} without a command runs no script` };
  }
  if (OTHER_PACKAGES.has(first)) {
    return { kind: 'unknown', why: `${manager} runs scripts of another package.json, which cannot be looked at` };
  }
  if (RUN.has(first)) {
    return second === undefined
      ? { kind: 'flaw', why: `${manager} ${first} without a name lists scripts and runs none` }
      : { kind: 'script', name: second, more: [...others, ...forwarded] };
  }
  const more = [...(second === undefined ? [] : [second]), ...others, ...forwarded];
  const short = Object.hasOwn(SHORT, first) ? SHORT[first] : undefined;
  if (short !== undefined) return { kind: 'script', name: short, more };
  if (manager === 'npm') return { kind: 'unknown', why: `what npm ${first} runs` };
  return isScript(first) ? { kind: 'script', name: first, more } : { kind: 'program', words: [first, ...more] };
}
