import { WRAPPERS } from './programs';
import type { Words } from './shell';

/**
 * The thing that a command starts in the end: a command, a line of a shell, or something that is refused or unknown.
 */
export type Launched =
  | { readonly kind: 'command'; readonly words: Words }
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'flaw'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;

/** Commands that start a program of an installed package, by their number of words. */
const LAUNCHERS: Readonly<Record<string, readonly string[]>> = {
  npx: [],
  bunx: [],
  npm: ['exec', 'x'],
  pnpm: ['exec'],
  yarn: ['exec', 'node'],
  bun: ['x'],
};
const FETCHING = ['dlx', 'create', 'init'] as const;

const QUIET: ReadonlySet<string> = new Set([
  ...['-y', '--yes', '--no', '--no-install', '--offline', '--prefer-offline', '--quiet', '-q', '-s', '--silent', '--'],
  ...['--ignore-existing', '--color', '--no-color', '--bun'],
]);
const PRINTING: ReadonlySet<string> = new Set(['-h', '--help', '-?', '--usage', '-v', '--version']);
const CALLING: ReadonlySet<string> = new Set(['-c', '--call', '--shell-mode']);

function nameOf(word: string): string {
  return word.split('/').at(-1) ?? word;
}

// https://docs.npmjs.com/cli/commands/npx, https://pnpm.io/cli/exec
function startedBy(launcher: string, rest: Words): Launched {
  let at = 0;
  for (; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const [option = '', ...value] = word.split('=');
    if (!word.startsWith('-')) break;
    if (PRINTING.has(option)) return { kind: 'flaw', why: `${launcher} ${option} runs nothing` };
    if (CALLING.has(option)) {
      const isPnpm = launcher.startsWith('pnpm');
      const line = value.length > 0 ? value.join('=') : isPnpm ? rest.slice(at + 1).join(' ') : (rest[at + 1] ?? '');
      return { kind: 'line', line };
    }
    if (!QUIET.has(option)) return { kind: 'unknown', why: `what ${launcher} ${option} runs` };
  }
  const [program, ...args] = rest.slice(at);
  if (program === undefined) return { kind: 'flaw', why: `${launcher} names no program` };
  if (program.lastIndexOf('@') > 0) {
    return { kind: 'flaw', why: `${launcher} ${program} runs another version than the installed one` };
  }
  if (/[:\\]/.test(program)) return { kind: 'unknown', why: `what ${launcher} ${program} runs` };
  // npm takes the first "--" for itself.
  const end = launcher.startsWith('npm') ? args.indexOf('--') : -1;
  const own = end === -1 ? args : [...args.slice(0, end), ...args.slice(end + 1)];
  return { kind: 'command', words: [program, ...own] };
}

function withoutOptions(words: Words, valued: readonly string[]): Words {
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return words.slice(at + 1);
    if (!word.startsWith('-') && !ASSIGNMENT.test(word)) break;
    if (valued.includes(word)) at += 1;
  }
  return words.slice(at);
}

/** Follows assignments, wrappers and launchers (`CI=1 npx c8 vitest run`) to the program that they start. */
export function launchedProgram(words: Words): Launched {
  const rest = withoutOptions(words, []);
  const [first = '', ...more] = words.slice(words.findIndex((word) => !ASSIGNMENT.test(word)));
  if (rest.length === 0 && words.every((word) => ASSIGNMENT.test(word))) return { kind: 'command', words: [] };
  const name = nameOf(first);
  if (name === 'corepack' && /^(?:npm|npx|pnpm|pnpx|yarn)$/.test(more[0] ?? '')) return launchedProgram(more);
  // `coverage run -m pytest` and `python -m pytest` start a module (https://docs.python.org/3/using/cmdline.html#cmdoption-m).
  if (name === 'coverage' && more[0] === 'run') return launchedProgram(['python', ...more.slice(1)]);
  if (/^python[\d.]*$/.test(name) && more.includes('-m')) return launchedProgram(more.slice(more.indexOf('-m') + 1));
  if (Object.hasOwn(WRAPPERS, name)) {
    if (name === 'env' && more.some((each) => /^(?:-S|--split-string)/.test(each))) {
      return { kind: 'unknown', why: 'what env -S runs' };
    }
    return launchedProgram(withoutOptions(more, WRAPPERS[name] ?? []));
  }
  if (name === 'npx' || name === 'bunx') return followOnce(startedBy(name, more));
  const [command = '', ...args] = more;
  if (!Object.hasOwn(LAUNCHERS, name)) return { kind: 'command', words: [first, ...more] };
  if ((FETCHING as readonly string[]).includes(command)) {
    return { kind: 'flaw', why: `${name} ${command} runs a version that it fetches` };
  }
  if (name === 'yarn' && command === 'node') return launchedProgram(['node', ...args]);
  if (LAUNCHERS[name]?.includes(command)) return followOnce(startedBy(`${name} ${command}`, args));
  return { kind: 'command', words: [first, ...more] };
}

function followOnce(found: Launched): Launched {
  return found.kind === 'command' ? launchedProgram(found.words) : found;
}
