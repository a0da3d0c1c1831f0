import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type HandedStatement, handIn } from '../../evidence/tickets/hand-in';
import { verifiedPath } from '../../evidence/verification/place';
import { MAX_DECISION_BYTES } from '../../evidence/verification/verify-statement';
import { namesIn } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk } from '../desk/evidence-desk';
import { example } from '../help';
import { statementFile } from '../input/statement-file';

function verifiedFile(file: string, { ledger }: EvidenceDesk, context: Context): HandedStatement {
  const bytes = statementFile(context, file, MAX_DECISION_BYTES);
  const found = ledger.verify(bytes);
  if (found.ok) return { ...found, path: verifiedPath(found, bytes), bytes };
  throw new UserError(`the statement does not count: ${found.reason}`, {
    place: file,
    allowed: 'a statement that the registry trusts; nothing was pushed',
    exitCode: 1,
  });
}

interface PushFlags extends EvidenceFlags {
  readonly from?: string;
}

function named(files: readonly string[], { from }: PushFlags, context: Context): readonly string[] {
  if (from !== undefined) {
    if (files.length > 0)
      throw new UserError('both files and a folder are given', {
        place: '--from',
        allowed: 'files or --from, not both',
      });
    const folder = resolve(context.cwd, from);
    return [...namesIn(folder)].sort().map((name) => join(from, name));
  }
  if (files.length > 0) return files;
  throw new UserError('no statements are given', { place: '<file...>', allowed: 'files, or --from a folder' });
}

async function push(given: readonly string[], flags: PushFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const files = named(given, flags, context).map((file) => verifiedFile(file, desk, context));
  const { head, paths, pushed } = await handIn(files, desk.ledger);
  if (desk.common.json) {
    printJson(context, { schema: 'causeway/evidence-push/v1', head, paths, pushed });
    return;
  }
  if (paths.length === 0) context.print('there was nothing to record');
  for (const path of paths) context.print(`${pushed.includes(path) ? 'recorded' : 'already there'}  ${path}`);
}

/** `causeway evidence push`. */
export function addEvidencePush(evidence: Command, context: Context): void {
  const pushed = withEvidence(evidence.command('push'))
    .description(
      'verifies signed statements again and adds all of them to the evidence branch, or none; exit 1 when another run was faster',
    )
    .argument('[file...]', 'signed statements: results, approvals, readings')
    .addOption(new Option('--from <dir>', 'every file of this folder; a missing or empty folder gives no files'))
    .action((files: readonly string[], flags: PushFlags, self: Command) => push(files, flags, self, context));
  example(pushed, 'causeway evidence push statements/unit.sigstore.json statements/bundle.sigstore.json');
}
