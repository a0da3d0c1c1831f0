import { type Command, Option } from 'commander';
import { type Allowances, type GuardReport, guardExitCode, guardPreview } from '../../live/blast-radius/guard';
import { readPreview } from '../../live/blast-radius/preview';
import type { ObjectKind } from '../../plan/kinds';
import { OBJECT_KINDS } from '../../plan/logical-names';
import { planStack } from '../../plan/stack';
import { markdownTable } from '../../registry/markdown';
import { FOUNDATION } from '../../registry/naming';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { addPreviewDeploys } from '../delivery/preview-deploy';
import { addPreviewHandOver } from '../delivery/preview-hand-over';
import { addPreviewReport } from '../delivery/preview-report';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { table } from '../print/tables';

interface GuardFlags {
  readonly stack: string;
  readonly allow: Allowances;
  readonly format: 'table' | 'markdown';
}

function addAllowance(text: string, given: Allowances): Allowances {
  const [kind, count, ...rest] = text.split('=');
  const isKind = (name: string | undefined): name is ObjectKind => OBJECT_KINDS.some((each) => each === name);
  if (!isKind(kind) || !/^\d{1,6}$/.test(count ?? '') || rest.length > 0) {
    throw new UserError(`"${text}" is not a valid allowance`, {
      place: '--allow',
      allowed: `<kind>=<number>, of ${OBJECT_KINDS.join(', ')}`,
    });
  }
  return new Map([...given, [kind, Number(count)]]);
}

const HEADS = {
  removals: ['verdict', 'step', 'kind', 'object', 'why'],
  strangers: ['step', 'outside the plan', 'why'],
} as const;

function show(report: GuardReport, draw: (head: readonly string[], rows: readonly (readonly string[])[]) => string) {
  const { stack, removals, strangers, losses, doubts } = report;
  const verdict = { 0: 'passes', 1: 'is refused', 3: 'is incomplete' }[guardExitCode(report)];
  return [
    `The preview of ${stack} ${verdict}: ${removals.length} removals, ${strangers.length} outside the plan.`,
    ...doubts.map((doubt) => `unverified: ${doubt}`),
    ...losses.map((loss) => `lost or left behind: ${loss}`),
    ...(removals.length === 0
      ? []
      : [
          draw(
            HEADS.removals,
            removals.map((each) => [each.verdict, each.op, each.kind, each.name, each.why]),
          ),
        ]),
    ...(strangers.length === 0
      ? []
      : [
          draw(
            HEADS.strangers,
            strangers.map((each) => [each.op, each.urn, each.why]),
          ),
        ]),
  ];
}

/** `causeway preview`. */
export function addPreviewCommands(program: Command, context: Context): void {
  const preview = program
    .command('preview')
    .description('shows what a change would do: guard, report, deploy previews');
  example(preview, 'causeway preview guard preview.json --stack production');
  const guard = preview
    .command('guard')
    .description(
      'judges a preview: exit 1 when it removes too much or touches another stack’s objects, 3 when it is incomplete',
    )
    .argument('<file>', 'the output of `pulumi preview --json`; - for stdin')
    .addOption(new Option('--stack <stack>', 'the stack that was previewed').makeOptionMandatory())
    .addOption(
      new Option('--allow <kind=number>', 'removals of a kind without a tombstone; repeatable')
        .argParser(addAllowance)
        .default(new Map(), 'none on the highest tier and the foundation, any number below'),
    )
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action(async (file: string, flags: GuardFlags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const [slice, partition] = flags.stack.split(/\.(.*)/s, 2);
      const tier = slice === FOUNDATION ? undefined : slice;
      const { stack } = flags;
      const plan = planStack(registry, { stack, tier, partition });
      const { allow } = flags;
      const report = guardPreview(registry, readPreview(await readInput(context, file), file), {
        plan,
        stack,
        partition,
        allow,
        now: common.now,
      });
      if (common.json) printJson(context, { schema: 'causeway/preview-guard/v1', ...report });
      else context.print(show(report, flags.format === 'markdown' ? markdownTable : table).join('\n\n'));
      context.exit(guardExitCode(report));
    });
  example(guard, 'pulumi preview --stack production --json | causeway preview guard - --stack production');
  addPreviewReport(preview, context);
  addPreviewHandOver(preview, context);
  addPreviewDeploys(preview, context);
}
