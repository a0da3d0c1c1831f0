import { BUILDERS, NO_TESTS } from './programs';
import { ANY_NONE, RUNNERS, type Runner } from './runners';
import type { Words } from './shell';

/** The kind of test that a script's command runs. */
export type Tested =
  | { readonly kind: 'all' }
  /** It may be correct, but is no test by itself. */
  | { readonly kind: 'none'; readonly why: string }
  /** It leaves out some tests, or all. */
  | { readonly kind: 'partial'; readonly why: string }
  /** It leaves out tests that only people know. */
  | { readonly kind: 'unknown'; readonly why: string };

/** An option as runners compare it: `--changed-since` is `--changedSince`, and `-iu` is `-i -u`; pytest's `-rf` is `-r f`. */
function spelled(option: string): readonly string[] {
  if (/^-[A-Za-z]{2,}$/.test(option) && !option.startsWith('-r')) {
    return [option, ...[...option.slice(1)].map((letter) => `-${letter}`)];
  }
  return [option.startsWith('--') ? `--${option.slice(2).replaceAll('-', '').toLowerCase()}` : option];
}

function lastName(word: string): string {
  return word.split('/').at(-1) ?? word;
}

function optionOf(word: string): string {
  return word.split('=')[0] ?? word;
}

/** Runners that read `--name=false` as an option that is switched off (cac, yargs). */
const FALSE_IS_OFF: ReadonlySet<string> = new Set(['vitest', 'jest', 'react-scripts', 'vue-cli-service', 'mocha']);
/** Their options that are on or off, as `spelled` writes them. The others take "false" as a text. */
const ON_OR_OFF: ReadonlySet<string> = new Set(
  `passwithnotests allowonly changed update updatesnapshot dangerouslyignoreunhandlederrors onlychanged lastcommit onlyfailures
  listtests showconfig init clearcache standalone invert dryrun`
    .trim()
    .split(/\s+/)
    .map((each) => `--${each}`),
);

/** The options among some words, without their values; one that is switched off is none. */
function optionsIn(name: string, words: Words): readonly string[] {
  return words.flatMap((word) => {
    const option = optionOf(word);
    const isOff = FALSE_IS_OFF.has(name) && word === `${option}=false` && ON_OR_OFF.has(spelled(option)[0] ?? '');
    // `--strict=false` is known with its value.
    return isOff ? [] : [...new Set([option, word])];
  });
}

// `go test -run` and `dotnet -t` are whole words; elsewhere a letter stands alone.
function givenOf(options: readonly string[], known: readonly string[]): string | undefined {
  const names = new Set(known.flatMap((each) => (each.startsWith('--') ? spelled(each) : [each])));
  return options.find((each) => spelled(each).some((one) => names.has(one)));
}

const partial = (why: string): Tested => ({ kind: 'partial', why });

function ofOptions(name: string, options: readonly string[], runner: Runner): Tested | undefined {
  const none = givenOf(options, name === 'node' ? (runner.none ?? []) : [...ANY_NONE, ...(runner.none ?? [])]);
  if (none !== undefined) {
    return partial(name === 'node' ? 'node with such an option runs no test file' : `${name} ${none} runs no test`);
  }
  const well = givenOf(options, runner.endsWell ?? []);
  if (well !== undefined) return partial(`${name} ${well} succeeds without a test that passed`);
  const some = givenOf(options, runner.some ?? []);
  if (some !== undefined) return partial(`${name} ${some} runs some of the tests`);
  const over = givenOf(options, runner.overwrites ?? []);
  if (over !== undefined) return partial(`${name} ${over} overwrites what it should compare with`);
  const out = givenOf(options, runner.leavesOut ?? []);
  return out === undefined ? undefined : { kind: 'unknown', why: `which tests ${name} ${out} leaves out` };
}

/** The tests of a command, without its starters. Undefined for an unknown command. */
export function testedBy(words: Words): Tested | undefined {
  const [program = '', ...rest] = words;
  const name = lastName(program);
  const runner = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
  const [command = ''] = rest;
  const isOther = runner?.commands !== undefined && !runner.commands.includes(command);
  if (NO_TESTS.has(name) || (BUILDERS.has(name) && (runner === undefined || isOther))) {
    return { kind: 'none', why: `${name} tests nothing` };
  }
  if (runner === undefined) return undefined;
  const ends = rest.indexOf('--');
  // Options after `--` are cargo's for its test binary.
  const options = optionsIn(name, ends === -1 || name === 'cargo' ? rest : rest.slice(0, ends));
  const found = ofOptions(name, options, runner);
  if (found !== undefined) return found;
  const { otherCommands = {} } = runner;
  const other = Object.hasOwn(otherCommands, command) ? otherCommands[command] : undefined;
  if (other !== undefined) return partial(`${name} ${command} ${other}`);
  if (name === 'node') return rest.includes('--test') ? { kind: 'all' } : undefined;
  if (isOther) return undefined;
  const chosen = runner.takesNames
    ? rest.slice(1).find((each, at) => !each.startsWith('-') && rest[at]?.startsWith('-') !== true)
    : undefined;
  if (chosen !== undefined) return partial(`${name} ${chosen} runs some of the tests`);
  return { kind: 'all' };
}
