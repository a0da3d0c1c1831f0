import { programOf, readChain, type Words } from './shell';

/** Scripts of `package.json`, by name. */
export type Scripts = Readonly<Record<string, string>>;

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);
const RUNNERS: ReadonlySet<string> = new Set(['run-s', 'run-p', 'npm-run-all', 'npm-run-all2']);
/** Commands of npm that run the script of the same name (https://docs.npmjs.com/cli/using-npm/scripts). */
const SHORT: Readonly<Record<string, string>> = { test: 'test', t: 'test', tst: 'test', start: 'start', stop: 'stop' };
/** Options with which a package manager runs scripts that are not in this file. */
const ELSEWHERE = /^(?:-w|--workspace|--workspaces|-ws|--prefix|-C|--dir|--cwd|-r|--recursive|-F|--filter)(?:=|$)/;
/** Commands of package managers that do so. */
const OTHER_PACKAGES: ReadonlySet<string> = new Set(['workspace', 'workspaces', 'explore']);
/** Options by which a tool or a runner ends well after a failure, or without having run anything. */
const SWALLOWING: readonly RegExp[] = [
  /^--pass-?with-?no-?tests(?:=(?!false))?/i,
  /^--dangerouslyIgnoreUnhandledErrors(?:=(?!false))?/i,
  /^--if-present$/,
  /^--(?:continue-on-error|no-bail|keep-going|continue)(?:=(?!never|false)|$)/,
  /^--nxBail=false$/,
  /^--success(?:=|$)/,
  /^--exit-zero$/,
  // make: errors ignored, or a question instead of a run (https://www.gnu.org/software/make/manual/make.html#Options-Summary).
  /^--(?:ignore-errors|just-print|touch|question)$/,
];

/** What is known of a build's scripts, beside the scripts themselves: those that are being read. */
interface Reading {
  readonly scripts: Scripts;
  readonly seen: ReadonlySet<string>;
  /** Every command that is run, with its words. */
  readonly commands: Words[];
}

function swallowed(where: string, by: string): string {
  return `${where}: a failure does not end it: ${by}; allowed: plain commands joined by &&`;
}

function scriptsNamed(pattern: string, scripts: Scripts): readonly string[] {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return [pattern];
  return Object.keys(scripts).filter((name) => name.startsWith(head));
}

function ofScript(name: string, reading: Reading): readonly string[] {
  const { scripts, seen } = reading;
  return [`pre${name}`, name, `post${name}`]
    .filter((each) => Object.hasOwn(scripts, each) && !seen.has(each))
    .flatMap((each) => ofLine(scripts[each] ?? '', { ...reading, seen: new Set([...seen, each]) }, `script "${each}"`));
}

function ofManager(words: Words, reading: Reading, where: string): readonly string[] {
  const [manager = '', ...rest] = words;
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  if (options.some((each) => ELSEWHERE.test(each)) || OTHER_PACKAGES.has(options[0] ?? '')) {
    return [`${where}: ${manager} runs scripts of another package.json, which cannot be looked at`];
  }
  const [first, second] = options.filter((each) => !each.startsWith('-'));
  if (first === 'run' || first === 'run-script') return second === undefined ? [] : ofScript(second, reading);
  if (first === undefined) return [];
  const short = SHORT[first];
  if (short !== undefined) return ofScript(short, reading);
  return manager === 'npm' ? [] : ofScript(first, reading);
}

function ofCommand(words: Words, reading: Reading, where: string): readonly string[] {
  const command = programOf(words);
  const [program = '', ...rest] = command;
  const name = program.split('/').at(-1) ?? program;
  reading.commands.push(words);
  const flag = rest.find((each) => SWALLOWING.some((pattern) => pattern.test(each)));
  if (name === 'make' && rest.some((each) => /^-[A-Za-z]*[intq]/.test(each)))
    return [swallowed(where, 'make -i, -n, -t or -q')];
  const own = flag === undefined ? [] : [swallowed(where, `${name} ${flag.split('=')[0]}`)];
  if (MANAGERS.has(name)) return [...own, ...ofManager(command, reading, where)];
  // https://nodejs.org/api/cli.html#--run
  const run = rest.indexOf('--run');
  if (name === 'node' && run !== -1) return [...own, ...ofScript(rest[run + 1] ?? '', reading)];
  if (RUNNERS.has(name)) {
    const goesOn = rest.some((each) => each === '-c') ? [swallowed(where, `${name} -c`)] : [];
    const named = rest.filter((each) => !each.startsWith('-')).flatMap((each) => scriptsNamed(each, reading.scripts));
    return [...own, ...goesOn, ...named.flatMap((each) => ofScript(each, reading))];
  }
  if (name === 'concurrently') {
    const lines = rest.filter((each) => !each.startsWith('-'));
    const some = rest.includes('-s') ? [swallowed(where, 'concurrently -s')] : [];
    return [
      ...own,
      ...some,
      ...lines.flatMap((line) =>
        line.startsWith('npm:')
          ? scriptsNamed(line.slice('npm:'.length), reading.scripts).flatMap((each) => ofScript(each, reading))
          : ofLine(line, reading, where),
      ),
    ];
  }
  return own;
}

function ofLine(line: string, reading: Reading, where: string): readonly string[] {
  const chain = readChain(line);
  if ('flaw' in chain) return [swallowed(where, chain.flaw)];
  const moves = chain.commands.findIndex((words) => ['cd', 'pushd'].includes(programOf(words)[0] ?? ''));
  const later = moves === -1 ? [] : chain.commands.slice(moves + 1);
  if (later.some((words) => MANAGERS.has(programOf(words)[0] ?? ''))) {
    return [`${where}: it runs scripts of another folder, which cannot be looked at`];
  }
  return chain.commands.flatMap((words) => ofCommand(words, reading, where));
}

/**
 * What lets a command end well although something in it failed, in it and in every script that it runs, what npm runs
 * before and after each included; and all commands that are run. Only what is known to keep exit codes passes.
 */
export function scriptFlaws(
  command: string,
  scripts: Scripts,
  where: string,
): { readonly flaws: readonly string[]; readonly commands: readonly Words[] } {
  const commands: Words[] = [];
  const flaws = ofLine(command, { scripts, seen: new Set(), commands }, where);
  return { flaws: [...new Set(flaws)], commands };
}
