import { plainChain } from '../../formats/shell/chain';
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

const unknownPattern = (name: string, pattern: string): Several => ({
  kind: 'unknown',
  why: `which scripts ${name} runs for ${JSON.stringify(pattern)}`,
});

/** The scripts for a name with one star; undefined for a pattern with anything else in it. */
function scriptsNamed(pattern: string, all: readonly string[], separator = ''): readonly string[] | undefined {
  if (!/^[\w:.@/*-]+$/.test(pattern)) return undefined;
  const [head = '', tail, ...more] = pattern.split('*');
  if (tail === undefined) return [pattern];
  if (more.length > 0) return undefined;
  return all.filter(
    (each) =>
      each.length >= head.length + tail.length &&
      each.startsWith(head) &&
      each.endsWith(tail) &&
      (separator === '' || !each.slice(head.length, each.length - tail.length).includes(separator)),
  );
}

/** `unit:*` stands for one part of a name, `unit:**` for any number of parts (README of npm-run-all2, "Glob-like pattern matching"). */
function scriptsOfRunAll(pattern: string, all: readonly string[]): readonly string[] | undefined {
  if (!pattern.endsWith(':**')) return scriptsNamed(pattern, all, ':');
  return scriptsNamed(pattern.slice(0, -1), all)?.filter((each) => each.length > pattern.length - 2);
}

/** A text of npm-run-all: a pattern of scripts and the words for them. The reader of scripts reads it, too. */
function ofPattern(name: string, text: string, all: readonly string[]): Several {
  const chain = plainChain(text);
  if ('flaw' in chain) return { kind: 'flaw', why: chain.flaw };
  const [words = [], ...others] = chain.commands;
  const [pattern = '', ...more] = words;
  const scripts = scriptsOfRunAll(pattern, all);
  if (!scripts?.length || others.length > 0 || chain.variables.size > 0) return unknownPattern(name, text);
  const handed = more.filter((each) => each !== '--');
  return { kind: 'lines', lines: [], scripts: scripts.map((each) => ({ name: each, more: handed })) };
}

function combined(all: readonly Several[]): Several {
  const lines: string[] = [];
  const scripts: Named[] = [];
  const refused = all.find(({ kind }) => kind === 'flaw') ?? all.find(({ kind }) => kind === 'unknown');
  if (refused !== undefined) return refused;
  for (const each of all) {
    if (each.kind !== 'lines') continue;
    lines.push(...each.lines);
    scripts.push(...each.scripts);
  }
  return { kind: 'lines', lines, scripts };
}

const RUN_ALL_PLAIN =
  /^(?:-[lnpsS]+|--(?:print-label|print-name|parallel|sequential|serial|silent|aggregate-output|color|no-color))$/;

// https://github.com/bcomnes/npm-run-all2/blob/master/docs/npm-run-all.md
function ofRunAll(name: string, rest: Words, all: readonly string[]): Several {
  for (const word of rest) {
    if (word === '--' || word.includes('{')) return { kind: 'unknown', why: `what ${name} hands on` };
    if (/^-[a-z]*c|^--continue-on-error$/.test(word)) return { kind: 'flaw', why: `${name} -c` };
    if (/^-[a-z]*r|^--race$/.test(word)) return { kind: 'flaw', why: `${name} --race ends the others` };
    if (/^(?:-h|--help|-v|--version)$/.test(word)) return { kind: 'flaw', why: `${name} ${word} runs no script` };
    if (word.startsWith('-') && !RUN_ALL_PLAIN.test(word)) return { kind: 'unknown', why: `what ${name} ${word} runs` };
  }
  return combined(rest.filter((each) => !each.startsWith('-')).map((each) => ofPattern(name, each, all)));
}

const VALUED: ReadonlySet<string> = new Set([
  ...['-n', '--names', '-c', '--prefix-colors', '-p', '--prefix', '-m', '--max-processes', '-l', '--prefix-length'],
  ...['-t', '--timestamp-format', '--hide', '--kill-signal', '--ks', '--name-separator', '--default-input-target'],
]);
const CONCURRENTLY_PLAIN =
  /^(?:-[krgi]+|--(?:kill-others|kill-others-on-fail|kill-others-on-failure|raw|group|no-color|handle-input|timings|pad-prefix))$/;

/**
 * The line that concurrently gives to the shell for a shortcut such as `npm:unit || true`, which it takes at the
 * beginning alone (https://github.com/open-cli-tools/concurrently/blob/main/lib/command-parser/expand-shortcut.ts).
 */
function expandedShortcut(line: string): string {
  const [, manager, rest = ''] = /^(npm|pnpm|yarn|bun|node):(\S.*)$/s.exec(line) ?? [];
  if (manager === undefined) return line;
  return manager === 'node' ? `node --run ${rest}` : `${manager} run ${rest}`;
}

/** A line of concurrently. It expands a star in the name of a script that a package manager runs. */
function ofLine(line: string, all: readonly string[]): Several {
  const whole = expandedShortcut(line);
  const chain = plainChain(whole);
  const one: Several = { kind: 'lines', lines: [whole], scripts: [] };
  if ('commands' in chain && chain.commands.some(([program]) => program === 'deno')) {
    return { kind: 'unknown', why: 'what deno runs' };
  }
  // The reader of the script reads the line and says what is wrong with it.
  if ('flaw' in chain || !whole.includes('*')) return one;
  const starred = (words: Words) => words.some((each) => each.includes('*'));
  if (!chain.commands.some((words) => /^(?:npm|pnpm|yarn|bun|node)$/.test(words[0] ?? '') && starred(words)))
    return one;
  const [[manager, run, pattern = '', ...more] = [], ...others] = chain.commands;
  const isRun = (manager !== 'node' && run === 'run') || (manager === 'node' && run === '--run');
  const scripts = scriptsNamed(pattern, all);
  if (!isRun || others.length > 0 || !scripts?.length || starred(more)) {
    return unknownPattern('concurrently', line);
  }
  const handed = more[0] === '--' ? more.slice(1) : more;
  if (more[0] !== '--' && more.some((each) => each.startsWith('-'))) return unknownPattern('concurrently', line);
  return { kind: 'lines', lines: [], scripts: scripts.map((name) => ({ name, more: handed })) };
}

// https://github.com/open-cli-tools/concurrently#usage
function ofConcurrently(rest: Words, all: readonly string[]): Several {
  const lines: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (/^-[krgi]*s/.test(word) || word.startsWith('--success')) return { kind: 'flaw', why: 'concurrently --success' };
    if (/^(?:-h|--help|-v|-V|--version)$/.test(word)) return { kind: 'flaw', why: `concurrently ${word} runs nothing` };
    if (/^--restart/.test(word)) return { kind: 'unknown', why: `what concurrently ${word} starts again` };
    if (word === '-P' || word === '--passthrough-arguments')
      return { kind: 'unknown', why: 'what concurrently hands on' };
    if (VALUED.has(word)) at += 1;
    else if (!word.startsWith('-')) lines.push(word);
    else if (!CONCURRENTLY_PLAIN.test(word) && !(word.includes('=') && VALUED.has(word.split('=')[0] ?? '')))
      return { kind: 'unknown', why: `what concurrently ${word} changes` };
  }
  return combined(lines.map((line) => ofLine(line, all)));
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
