import type { Words } from './shell';

/** The work of a program that starts several scripts or lines. */
export type Several =
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly scripts: readonly Named[] }
  | { readonly kind: 'flaw'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** A script by its name, with the words that are passed to it. */
export interface Named {
  readonly name: string;
  readonly more: Words;
}

const RUN_ALL: ReadonlySet<string> = new Set(['run-s', 'run-p', 'npm-run-all', 'npm-run-all2']);
const MONOREPO: ReadonlySet<string> = new Set([
  'turbo',
  'nx',
  'lerna',
  'wireit',
  'rush',
  'moon',
  'lage',
  'bolt',
  'wsrun',
]);

/** Options and commands with which these run the tests of some packages (turborepo.com, nx.dev, lerna.js.org). */
const SOME =
  /^(?:--filter|-F|--affected|--since|--scope|--ignore|--only|--exclude|--projects|-p|--to|--from|--dry|--dry-run|--graph|--summarize=only)(?:=|$)/;

/** `unit:*` and `unit:**` stand for scripts (https://github.com/bcomnes/npm-run-all2/blob/master/docs/npm-run-all.md#glob-like-pattern-matching-for-script-names). */
function scriptsNamed(pattern: string, all: readonly string[]): readonly string[] {
  const [head = '', tail] = pattern.split('*');
  return tail === undefined ? [pattern] : all.filter((name) => name.startsWith(head));
}

function named(text: string, all: readonly string[]): readonly Named[] {
  const [pattern = '', ...more] = text.trim().split(/\s+/);
  return scriptsNamed(pattern, all).map((name) => ({ name, more: more.filter((each) => each !== '--') }));
}

// https://github.com/bcomnes/npm-run-all2/blob/master/docs/npm-run-all.md
function ofRunAll(name: string, rest: Words, all: readonly string[]): Several {
  for (const word of rest) {
    if (word === '--' || word.includes('{')) return { kind: 'unknown', why: `what ${name} hands on` };
    if (/^-[a-z]*c|^--continue-on-error$/.test(word)) return { kind: 'flaw', why: `${name} -c` };
    if (/^-[a-z]*r|^--race$/.test(word)) return { kind: 'flaw', why: `${name} --race ends the others` };
    if (/^--(?:npm-path|max-parallel|node-run)/.test(word))
      return { kind: 'unknown', why: `what ${name} ${word} runs` };
  }
  return {
    kind: 'lines',
    lines: [],
    scripts: rest.filter((each) => !each.startsWith('-')).flatMap((each) => named(each, all)),
  };
}

const VALUED: ReadonlySet<string> = new Set([
  ...['-n', '--names', '-c', '--prefix-colors', '-p', '--prefix', '-m', '--max-processes', '-l', '--prefix-length'],
  ...['-t', '--timestamp-format', '--hide', '--kill-signal', '--ks', '--name-separator', '--default-input-target'],
]);
const SCRIPT = /^(?:npm|pnpm|yarn|bun|node):(.*)$/;

// https://github.com/open-cli-tools/concurrently#usage
function ofConcurrently(rest: Words, all: readonly string[]): Several {
  const lines: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '-s' || word.startsWith('--success')) return { kind: 'flaw', why: 'concurrently --success' };
    if (/^--restart/.test(word)) return { kind: 'unknown', why: `what concurrently ${word} starts again` };
    if (word === '-P' || word === '--passthrough-arguments')
      return { kind: 'unknown', why: 'what concurrently hands on' };
    if (VALUED.has(word)) at += 1;
    else if (!word.startsWith('-')) lines.push(word);
  }
  const scripts = lines.flatMap((line) => {
    const [, text] = SCRIPT.exec(line) ?? [];
    return text === undefined ? [] : named(text, all);
  });
  return { kind: 'lines', lines: lines.filter((line) => !SCRIPT.test(line)), scripts };
}

/** The work of a program that starts several scripts, lines or packages; undefined for any other program. */
export function severalOf(words: Words, all: readonly string[]): Several | undefined {
  const [program = '', ...rest] = words;
  const name = program.split('/').at(-1) ?? program;
  if (RUN_ALL.has(name)) return ofRunAll(name, rest, all);
  if (name === 'concurrently' || name === 'conc') return ofConcurrently(rest, all);
  if (!MONOREPO.has(name)) return undefined;
  const some = rest.find((each) => SOME.test(each) || each.startsWith('affected'));
  return some === undefined
    ? { kind: 'unknown', why: `${name} runs scripts of another package.json, which cannot be looked at` }
    : { kind: 'flaw', why: `${name} ${some.split('=')[0]} runs some of the tests` };
}
