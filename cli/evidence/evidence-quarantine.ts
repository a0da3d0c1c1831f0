import { type Command, Option } from 'commander';
import { quarantineSubject } from '../../evidence/branch/quarantine';
import { Text } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { evidenceDesk } from '../desk/evidence-desk';
import { example } from '../help';

interface QuarantineFlags extends EvidenceFlags {
  readonly reason: string;
}

function requireReason(reason: string): string {
  const parsed = Text.safeParse(reason);
  if (parsed.success) return parsed.data;
  throw new UserError('the reason cannot be recorded', { place: '--reason', allowed: 'one line of 1 to 500 letters' });
}

async function quarantine(given: readonly string[], flags: QuarantineFlags, self: Command, context: Context) {
  const reason = requireReason(flags.reason);
  const paths = [...new Set(given)].sort();
  const desk = evidenceDesk(flags, self, context);
  const book = await desk.ledger.book();
  const refuse = (message: string, place: string) =>
    new UserError(message, { place, allowed: 'files that were refused; nothing was signed', exitCode: 1 });
  for (const path of paths) {
    const held = book.statements.find((each) => each.path === path);
    if (held)
      throw refuse(`the file is valid, and is of the kind ${held.statement.kind}: it cannot be quarantined`, path);
    if (book.quarantined?.some((each) => each.path === path)) throw refuse('the file is already quarantined', path);
    if (!book.refused.some((each) => each.path === path)) throw refuse('no file at that path was refused', path);
  }
  const statement = {
    kind: 'quarantine',
    subjects: { files: quarantineSubject(paths) },
    predicate: { paths, reason },
  } as const;
  const signed = await desk.ledger.sign(statement);
  const { path, verified } = signed;
  const head = await desk.ledger.append([signed], `quarantine of ${paths.length} file(s)`);
  const by = verified.signer.person ?? verified.signer.id;
  if (desk.common.json) {
    printJson(context, { schema: 'causeway/evidence-quarantine/v1', id: verified.id, path, head, by, paths, reason });
    return;
  }
  for (const each of paths) context.print(`quarantined by ${by}  ${each}`);
  context.print(`  recorded at ${path}`);
}

/** `causeway evidence quarantine`. */
export function addEvidenceQuarantine(evidence: Command, context: Context): void {
  const quarantined = withEvidence(evidence.command('quarantine'))
    .description(
      'signs an owner’s statement that files on the evidence branch are not evidence, so that they block nothing; a valid statement cannot be quarantined',
    )
    .argument('<path...>', 'paths on the branch, as the gate or a chain names them')
    .addOption(new Option('--reason <text>', 'what the files are, and what is known about them').makeOptionMandatory())
    .action((paths: readonly string[], flags: QuarantineFlags, self: Command) =>
      quarantine(paths, flags, self, context),
    );
  example(
    quarantined,
    'causeway evidence quarantine "$REFUSED" --reason "no statement: pushed by hand with a key that is replaced"',
  );
}
