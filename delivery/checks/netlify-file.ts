import { posix } from 'node:path';
import { UserError } from '../../registry/user-error';
import { environmentFlaws } from './build-environment';
import { END_TO_END, runsEndToEnd } from './end-to-end';
import { read } from './netlify-file-shape';
import { ignoreFlaw } from './netlify-ignore';
import { packageFindings } from './netlify-packages';
import { partsNotReleased } from './netlify-uncarried';
import { isManager } from './package-scripts';
import { isVouched, type ScriptFindings, type Scripts, scriptFindings } from './script-findings';
import { severalOf } from './several';
import type { Words } from './shell';
import { testedBy } from './test-command';

/** The required build command of the root: exactly these, in this order. */
const BUILD_COMMAND = 'npm run test:run && npm run build';

const PINNED = /^v?\d{2}(?:\.\d{1,3}){0,2}$/;

/** The scripts that a build runs by name. */
const NEEDED: readonly string[] = ['test:run', 'build'];

/** A file's flaws, and the questions that it leaves open, a line each. */
export type NetlifyFindings = Pick<ScriptFindings, 'flaws' | 'unknowns'>;

/** The inputs of judging a file: the files beside it, and the vouched commands. */
export interface NetlifyQuestion {
  readonly scripts: Scripts;
  /** The packages that package.json names. */
  readonly packages?: readonly string[];
  /** Commands, by their first words, that end with a failure when a test fails; packages that only write files. */
  readonly vouched?: readonly string[];
  /** Whether a path exists in the build's folder. */
  readonly isThere?: (path: string) => boolean;
}

const none = (flaws: readonly string[]): NetlifyFindings => ({ flaws, unknowns: [] });

function all(findings: readonly NetlifyFindings[]): NetlifyFindings {
  return {
    flaws: findings.flatMap(({ flaws }) => flaws),
    unknowns: [...new Set(findings.flatMap(({ unknowns }) => unknowns))],
  };
}

function commandFindings(where: string, command: unknown, { scripts, vouched }: NetlifyQuestion): NetlifyFindings {
  if (typeof command !== 'string') return none([`${where}: there is no command; allowed: ${BUILD_COMMAND}`]);
  const flaws: string[] = [];
  const words = command.trim().replaceAll(/\s+/g, ' ');
  if (words !== BUILD_COMMAND)
    flaws.push(`${where}: the command is ${JSON.stringify(words)}; allowed: ${BUILD_COMMAND}`);
  const found = scriptFindings(words, scripts, where, vouched);
  if (found.commands.some(runsEndToEnd))
    flaws.push(`${where}: end-to-end tests run in it; allowed: against a deployed site`);
  return { flaws: [...flaws, ...found.flaws], unknowns: found.unknowns };
}

const TESTS = 'test:run';

function isRunner(words: Words, scripts: Scripts): boolean {
  return !isManager(words) && severalOf(words, Object.keys(scripts)) === undefined;
}

/** Whether the script for the tests runs all of them. */
function testScriptFindings({ scripts, vouched = [] }: NetlifyQuestion): NetlifyFindings {
  if (!Object.hasOwn(scripts, TESTS)) return none([]);
  const where = `script "${TESTS}"`;
  const { commands, flaws, unknowns } = scriptFindings(`npm run ${TESTS}`, scripts, TESTS, vouched);
  const run = commands.filter((words) => isRunner(words, scripts));
  const tested = run.map((words) => (isVouched(words, vouched) ? ({ kind: 'all' } as const) : testedBy(words)));
  const partial = tested.flatMap((each) => (each?.kind === 'partial' ? [each.why] : []));
  if (partial.length > 0) return none(partial.map((why) => `${where}: ${why}; allowed: one that runs all tests`));
  const unknown = tested.flatMap((each) => (each?.kind === 'unknown' ? [each.why] : []));
  if (unknown.length > 0) return { flaws: [], unknowns: unknown.map((why) => `${where}: unverified: ${why}`) };
  if (tested.some((each) => each?.kind === 'all') || flaws.length > 0 || unknowns.length > 0) return none([]);
  const strange = run.find((_, index) => tested[index] === undefined);
  if (strange !== undefined) {
    return { flaws: [], unknowns: [`${where}: unverified: whether "${strange.join(' ')}" runs all tests`] };
  }
  const idle =
    run.length === 0 ? ['it runs no test'] : tested.flatMap((each) => (each?.kind === 'none' ? [each.why] : []));
  return none([...new Set(idle)].map((why) => `${where}: ${why}; allowed: one that runs all tests`));
}

function missingScripts(scripts: Scripts): readonly string[] {
  return NEEDED.filter((name) => (Object.hasOwn(scripts, name) ? scripts[name] : '')?.trim() === '').map(
    (name) =>
      `package.json: there is no script "${name}"; allowed: a script of that name in the package.json beside netlify.toml`,
  );
}

function nodeFlaw(where: string, version: unknown): readonly string[] {
  if (typeof version === 'string' && PINNED.test(version)) return [];
  return [`${where}.NODE_VERSION: Node is not pinned; allowed: a version as text, e.g. "24"`];
}

/**
 * The folder in which Netlify builds, relative to the repository's root: `build.base`, by default the root itself
 * (https://docs.netlify.com/build/configure-builds/overview/#definitions). Throws UserError (exit 2) on one outside of it.
 */
export function netlifyBase(text: string, place: string): string {
  const base = read(text, place).build?.base ?? '';
  const path = typeof base === 'string' ? posix.normalize(base.replace(/^\/+/, '') || '.') : undefined;
  if (path !== undefined && path !== '..' && !path.startsWith('../')) return path;
  throw new UserError('build.base is not a folder of the repository', { place, allowed: 'a path below its root' });
}

/** Whether a `netlify.toml` has rules of headers or redirects. Throws UserError (exit 2) on another file. */
export function rulesSaidBy(text: string, place: string): boolean {
  const { headers, redirects } = read(text, place);
  return [headers, redirects].some((each) => each !== undefined && !(Array.isArray(each) && each.length === 0));
}

/**
 * The serving rules of a `netlify.toml` that a release does not carry, a line each. Throws UserError (exit 2) on
 * another file.
 */
export function rulesNotReleased(text: string, place: string): readonly string[] {
  const file = read(text, place);
  return [
    ...partsNotReleased(file),
    ...Object.entries(file.context ?? {}).flatMap(([name, each]) => partsNotReleased(each, `context.${name}.`)),
  ];
}

/**
 * The flaws of a root `netlify.toml`. It must pin Node and run tests before the build; both must be existing scripts;
 * it must contain no end-to-end tests, and no context may override this. Throws UserError (exit 2, with line and
 * column) on an invalid file.
 */
export function netlifyFileFindings(text: string, place: string, question: NetlifyQuestion): NetlifyFindings {
  const { build, context = {}, plugins = [] } = read(text, place);
  const { scripts, isThere, packages = [], vouched = [] } = question;
  const node = build?.environment?.['NODE_VERSION'];
  return all([
    commandFindings('build.command', build?.command, question),
    none(missingScripts(scripts)),
    testScriptFindings(question),
    packageFindings(packages, vouched),
    none([
      ...ignoreFlaw('build', build?.ignore, isThere),
      ...environmentFlaws('build.environment', build?.environment),
      ...nodeFlaw('build.environment', node),
    ]),
    ...Object.entries(context).flatMap(([name, each]): readonly NetlifyFindings[] => {
      const where = `context.${name}`;
      const own = each.environment?.['NODE_VERSION'];
      const flaws = [
        ...(each.base === undefined || each.base === build?.base
          ? []
          : [`${where}.base: another folder than build.base; allowed: none`]),
        ...(each.publish === undefined || each.publish === build?.publish
          ? []
          : [`${where}.publish: another folder than build.publish; allowed: none`]),
        ...ignoreFlaw(where, each.ignore, isThere),
        ...environmentFlaws(`${where}.environment`, each.environment),
        ...(own === undefined || own === node
          ? []
          : [`${where}.environment.NODE_VERSION: another Node; allowed: none`]),
      ];
      const command = each.command === undefined ? [] : [commandFindings(`${where}.command`, each.command, question)];
      return [...command, none(flaws)];
    }),
    none(
      plugins
        .filter((plugin) => END_TO_END.test(plugin.package))
        .map((plugin) => `plugins: ${plugin.package} runs end-to-end tests; allowed: against a deployed site`),
    ),
  ]);
}
