import { type Command, Option } from 'commander';
import { globIndex } from '../../delivery/changed-surfaces/glob-index';
import { ownBase, ownPaths } from '../../delivery/checks/proposed-paths';
import { judgedTests, withoutUnread } from '../../delivery/checks/test-content';
import { judgeTests, type TestsVerdict } from '../../delivery/checks/tests-gate';
import { gitText } from '../../evidence/git/git';
import { GlobFault, parseGlob } from '../../registry/glob-pattern';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';

interface Flags {
  readonly base: string;
  readonly head: string;
  readonly repository?: string;
  readonly except: readonly string[];
  readonly vouch: readonly string[];
}

interface Judged {
  readonly verdict: TestsVerdict;
  /** The verdict without tests that nobody has read. */
  readonly known: TestsVerdict;
  readonly byLines: readonly string[];
  readonly isKnown: boolean;
}

function show(context: Context, isJson: boolean, { verdict, known, byLines, isKnown }: Judged): void {
  const { ok, code, tests, untested, excepted } = verdict;
  const { unjudged } = known;
  if (isJson) {
    const whole = { ...verdict, ok: ok && isKnown, unjudged, reasons: known.reasons, byLines };
    printJson(context, { schema: 'causeway/tests-check/v1', ...whole });
    return;
  }
  context.print(`${code.length} files of code and ${tests.length} of tests changed, ${excepted.length} excepted`);
  for (const path of byLines) context.print(`  compared by lines, not parsed: ${path}`);
  for (const path of untested) context.print(`  without a changed test: ${path}`);
  for (const path of unjudged) context.print(`  perhaps code, without a changed test: ${path}`);
  for (const reason of known.reasons) context.print(`stated: ${reason}`);
  if (!isKnown && unjudged.length > 0) {
    context.print('could not judge whether these files are code');
    context.print(
      'allowed: a changed test of the same surface, --except "<glob>" for files that need none, or --vouch "<glob>" for tests that a reviewer reads',
    );
  }
  if (!isKnown && !known.ok) {
    context.print('could not judge whether these tests run and compare something');
    context.print('allowed: a test in a language that is parsed, or --vouch "<glob>" for tests that a reviewer reads');
  }
  if (!ok) context.print('allowed: a changed test of the same surface, or a commit trailer "No-Tests: <reason>"');
}

function check({ base, head, except, vouch, ...flags }: Flags, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const key = requireRepositoryKey(registry, flags.repository, context);
  const surfaces = registry.surfaces.filter(({ repository }) => repository === key);
  const from = ownBase(context.cwd, base, head);
  const vouched = globIndex(vouch);
  const isVouched = (path: string) => [...vouched(path)].length > 0;
  const { changed, byLines } = judgedTests(context.cwd, { from, head }, ownPaths(context.cwd, base, head), isVouched);
  const format = '--format=%(trailers:key=No-Tests,valueonly,unfold)';
  const reasons = gitText(context.cwd, 'log', '--no-show-signature', format, `${base}..${head}`, '--').split('\n');
  const unread = byLines.filter((path) => !isVouched(path));
  const asked = { surfaces, except, reasons };
  const verdict = judgeTests({ ...asked, changed });
  // Lines do not show whether a test runs or what it compares.
  const known = judgeTests({ ...asked, changed: withoutUnread(changed, unread) });
  const isKnown = !verdict.ok || (known.ok && known.unjudged.length === 0);
  show(context, common.json, { verdict, known, byLines, isKnown });
  context.exit(verdict.ok ? (isKnown ? 0 : 3) : 1);
}

const addGlob =
  (place: string) =>
  (glob: string, before: readonly string[]): readonly string[] => {
    try {
      parseGlob(glob);
    } catch (error) {
      if (!(error instanceof GlobFault)) throw error;
      const allowed = 'a glob over paths, e.g. sdks/**';
      throw new UserError(`"${glob}" is not a glob: ${error.message}`, { place, allowed });
    }
    return [...before, glob];
  };

/** `causeway tests check`. */
export function addTestsCommands(program: Command, context: Context): void {
  const tests = program.command('tests').description('whether changed code comes with changed tests');
  const command = tests
    .command('check')
    .description(
      'checks that changed code comes with a changed test of its surface, or a stated reason; exit 1 otherwise, 3 where it cannot judge a file',
    )
    .addOption(new Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory())
    .addOption(new Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory())
    .addOption(repositoryOption('the repository of the commits, where there are several'))
    .addOption(
      new Option('--except <glob>', 'code that needs no test, such as generated files; repeatable')
        .argParser(addGlob('--except'))
        .default([], 'none'),
    )
    .addOption(
      new Option('--vouch <glob>', 'tests in a language that is not parsed, which a reviewer reads; repeatable')
        .argParser(addGlob('--vouch'))
        .default([], 'none'),
    )
    .action((flags: Flags, self: Command) => check(flags, self, context));
  example(command, 'causeway tests check --base "$BASE" --head "$HEAD" --except "sdks/**"');
}
