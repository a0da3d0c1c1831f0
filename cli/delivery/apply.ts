import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { bindingDifferences, bindingOf, readBinding } from '../../delivery/apply/binding';
import { applyMessage } from '../../delivery/apply/message';
import { applyReceipt, newestUpdate, readBackOf } from '../../delivery/apply/receipt';
import { boundSteps } from '../../delivery/apply/steps';
import { gitText } from '../../evidence/git/git';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { ownRun } from '../desk/apply-run';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { evidenceDesk, requireDigest } from '../desk/evidence-desk';
import { registryRoot } from '../desk/own-statement';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { writeNewFiles } from '../input/new-files';
import { statementFile } from '../input/statement-file';
import { table } from '../print/tables';
import { checkoutParts } from './checkout-parts';

interface BindFlags {
  readonly stack: string;
  readonly out: string;
}

interface CheckFlags {
  readonly digest?: string;
}

interface ReceiptFlags extends EvidenceFlags {
  readonly history: string;
  readonly readBack?: string;
  readonly out: string;
  readonly push?: boolean;
}

function requireFree(context: Context, file: string): void {
  if (!isThere(resolve(context.cwd, file))) return;
  throw new UserError('the file already exists', { place: file, allowed: 'a new file; nothing was written' });
}

async function bindPreview(file: string, { stack, out }: BindFlags, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  requireFree(context, out);
  const parts = checkoutParts(stack, self, context);
  const binding = bindingOf({ ...parts, steps: [...boundSteps(await readInput(context, file), file, stack)] });
  writeNewFiles(context.cwd, [{ path: out, content: `${JSON.stringify(binding, null, 2)}\n` }]);
  const { json } = commonOptions(self, context);
  if (json) printJson(context, binding);
  else context.print(`written  ${out}: ${binding.steps.length} steps on ${stack}\n         ${binding.digest}`);
}

async function check(
  file: string,
  preview: string,
  { digest }: CheckFlags,
  self: Command,
  context: Context,
): Promise<void> {
  refuseOverridesInCi(self, context);
  if (digest !== undefined) requireDigest(digest, '--digest');
  const reviewed = readBinding(await readInput(context, file), file);
  const { stack } = reviewed;
  const parts = checkoutParts(stack, self, context);
  const now = bindingOf({ ...parts, steps: [...boundSteps(await readInput(context, preview), preview, stack)] });
  const differences = [
    ...(digest === undefined || digest === reviewed.digest
      ? []
      : [{ name: 'binding', reviewed: digest, now: reviewed.digest }]),
    ...bindingDifferences(reviewed, now),
  ];
  const ok = differences.length === 0;
  if (commonOptions(self, context).json) {
    printJson(context, { schema: 'causeway/apply-check/v1', ok, stack, digest: reviewed.digest, differences });
  } else if (ok) context.print(`${stack} would be applied as it was reviewed\n  ${reviewed.digest}`);
  else {
    context.print(`${stack} would not be applied as it was reviewed: ${differences.length} differences`);
    context.print(
      table(
        ['what', 'reviewed', 'now'],
        differences.map((each) => [each.name, each.reviewed, each.now]),
      ),
    );
  }
  context.exit(ok ? 0 : 1);
}

// The message is written and read back in the bound checkout.
function hostIn(self: Command, context: Context): string | undefined {
  return requireRegistry(commonOptions(self, context), context).registry.organization.host;
}

async function message(file: string, self: Command, context: Context): Promise<void> {
  const binding = readBinding(await readInput(context, file), file);
  const text = applyMessage(binding, ownRun(context), hostIn(self, context));
  const { json } = commonOptions(self, context);
  if (json) printJson(context, { schema: 'causeway/apply-message/v1', stack: binding.stack, message: text });
  else context.print(text);
}

async function receipt(file: string, flags: ReceiptFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const { common, ledger } = desk;
  requireFree(context, flags.out);
  const binding = readBinding(await readInput(context, file), file);
  const { stack } = binding;
  const [changed] = bindingDifferences(binding, { ...checkoutParts(stack, self, context), steps: binding.steps });
  if (changed) {
    const allowed = 'the checkout that was applied; nothing was written';
    throw new UserError(`the checkout is not the one that was bound: ${changed.name}`, { place: file, allowed });
  }
  const workflow = ownRun(context);
  const message = applyMessage(binding, workflow, hostIn(self, context));
  const update = newestUpdate(await readInput(context, flags.history), flags.history, { now: common.now, message });
  const readBack =
    flags.readBack === undefined
      ? undefined
      : readBackOf(statementFile(context, flags.readBack), flags.readBack, { binding, endedAt: update.endedAt });
  const told = (await desk.ledger.book()).statements.find(
    ({ statement }) =>
      statement.kind === 'apply-receipt' &&
      statement.predicate.stack === stack &&
      Date.parse(statement.predicate.finishedAt) >= Date.parse(update.endedAt),
  );
  if (told) {
    const allowed = 'the history after an update that has no receipt yet';
    throw new UserError('this update already has a receipt', { place: told.path, allowed, exitCode: 1 });
  }
  const statement = applyReceipt({
    binding,
    update,
    readBack,
    finishedAt: common.now,
    workflow,
    commit: gitText(registryRoot(common, context), 'rev-parse', '--verify', 'HEAD^{commit}'),
  });
  const { path, bytes, verified } = await ledger.sign(statement);
  if (flags.push) await ledger.append([{ path, bytes }], `Apply of ${stack}`);
  writeNewFiles(context.cwd, [{ path: flags.out, content: bytes.toString('utf8') }]);
  const { outcome } = statement.predicate;
  if (common.json) {
    printJson(context, { schema: 'causeway/apply-receipt/v1', id: verified.id, path, file: flags.out, outcome });
  } else context.print(`written  ${flags.out}: the apply of ${stack} ${outcome}\n         ${verified.id}`);
}

/** `causeway apply`. */
export function addApplyCommands(program: Command, context: Context): void {
  const apply = program.command('apply').description('binds an apply to the preview that was reviewed');
  const bound = apply
    .command('bind')
    .description('binds a preview to the registry, program, lockfile, policy pack and plugins that made it')
    .argument('<preview>', 'the output of `pulumi preview --json`; - for stdin')
    .addOption(new Option('--stack <stack>', 'the stack that was previewed').makeOptionMandatory())
    .addOption(new Option('--out <file>', 'a new file to write the binding to').makeOptionMandatory())
    .action((file: string, flags: BindFlags, self: Command) => bindPreview(file, flags, self, context));
  example(bound, 'causeway apply bind artifacts/preview.json --stack production --out artifacts/binding.json');
  const checked = apply
    .command('check')
    .description('whether a preview made now is the one that was reviewed; exit 1 with every difference by name')
    .argument('<binding>', 'what `apply bind` wrote')
    .argument('<preview>', 'the preview made now; - for stdin')
    .addOption(new Option('--digest <digest>', 'the digest of the binding that was approved'))
    .action((file: string, preview: string, flags: CheckFlags, self: Command) =>
      check(file, preview, flags, self, context),
    );
  example(checked, 'causeway apply check artifacts/binding.json artifacts/now.json --digest "$REVIEWED"');
  const told = apply
    .command('message')
    .description('prints the text for `pulumi up --message` by which the receipt finds a bound apply')
    .argument('<binding>', 'what `apply bind` wrote')
    .action((file: string, _flags: object, self: Command) => message(file, self, context));
  example(told, 'causeway apply message artifacts/binding.json');
  const receipted = withEvidence(apply.command('receipt'))
    .description('signs what was applied and what was read back afterwards')
    .argument('<binding>', 'what `apply bind` wrote')
    .addOption(
      new Option(
        '--history <file>',
        '`pulumi stack history --json --page-size 1` after the update',
      ).makeOptionMandatory(),
    )
    .addOption(new Option('--read-back <file>', 'what `causeway live verify --evidence` wrote after the update'))
    .addOption(new Option('--push', 'also add it to the evidence branch'))
    .addOption(new Option('--out <file>', 'a new file to write it to').makeOptionMandatory())
    .action((file: string, flags: ReceiptFlags, self: Command) => receipt(file, flags, self, context));
  example(
    receipted,
    'causeway apply receipt artifacts/binding.json --history history.json --read-back read.json --out receipt.json --push',
  );
}
