import type { Command } from 'commander';
import type { EvidenceFile } from '../evidence/branch/branch';
import { statementPath } from '../evidence/statement/place';
import { verifyStatement } from '../evidence/statement/verify';
import { UserError } from '../registry/user-error';
import { printJson } from './common';
import type { Context } from './context';
import { type EvidenceFlags, withEvidence } from './evidence-branch';
import { type EvidenceDesk, evidenceDesk } from './evidence-desk';
import { example } from './help';
import { statementFile } from './statement-file';

function verifiedFile(file: string, { trust, common }: EvidenceDesk, context: Context): EvidenceFile {
  const bytes = statementFile(context, file);
  const found = verifyStatement(bytes, trust, common.now);
  if (found.ok) return { path: statementPath(found.statement, bytes), bytes };
  throw new UserError(`the statement counts for nothing: ${found.reason}`, {
    place: file,
    allowed: 'a statement that the registry trusts; nothing was pushed',
    exitCode: 1,
  });
}

async function push(files: readonly string[], flags: EvidenceFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const given = files.map((file) => verifiedFile(file, desk, context));
  const before = await desk.branch.read();
  const there = new Set(before.files.map(({ path }) => path));
  // A job that runs again finds its statements there: the digest in the path says that they are the same.
  const missing = given.filter(({ path }) => !there.has(path));
  const head = missing.length === 0 ? before.head : await desk.branch.append(missing, 'Statements of a workflow run');
  const paths = given.map(({ path }) => path);
  if (desk.common.json) {
    const pushed = missing.map(({ path }) => path);
    printJson(context, { schema: 'causeway/evidence-push/v1', head, paths, pushed });
    return;
  }
  for (const path of paths) context.print(`${there.has(path) ? 'there already' : 'recorded'}  ${path}`);
}

/** `causeway evidence push`. */
export function addEvidencePush(evidence: Command, context: Context): void {
  const pushed = withEvidence(evidence.command('push'))
    .description('verifies signed statements again and adds them to the evidence branch, all or none')
    .argument('<file...>', 'statements that other jobs signed')
    .action((files: readonly string[], flags: EvidenceFlags, self: Command) => push(files, flags, self, context));
  example(pushed, 'causeway evidence push statements/unit.sigstore.json statements/bundle.sigstore.json');
}
