import { type Command, Option } from 'commander';
import { parseStatement } from '../../evidence/statement/statement';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { registryRoot, requireTrust, signOwn } from '../desk/own-statement';
import { example } from '../help';
import { writeNewFiles } from '../input/new-files';
import { statementFile } from '../input/statement-file';

/** Statements that other commands write for signing; every other kind is signed by its own command. */
const KINDS: readonly string[] = ['ruleset-verification', 'manual-proof'];

async function sign(file: string, { out }: { readonly out: string }, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const trust = requireTrust(registry, registryRoot(common, context));
  const parsed = parseStatement(statementFile(context, file));
  const allowed = `what \`causeway live verify\` wrote: ${KINDS.join(' or ')}; nothing was signed`;
  if (!parsed.ok) throw new UserError(`this is not a statement: ${parsed.reason}`, { place: file, allowed });
  const { statement } = parsed;
  if (!KINDS.includes(statement.kind)) throw new UserError(`this is a ${statement.kind}`, { place: file, allowed });
  const { bytes, verified } = await signOwn(statement, undefined, { trust, context, now: common.now });
  const { written } = writeNewFiles(context.cwd, [{ path: out, content: bytes.toString('utf8') }]);
  if (written.length === 0) {
    throw new UserError('the file already exists', { place: out, allowed: 'a new file; nothing was written' });
  }
  if (common.json) printJson(context, { schema: 'causeway/evidence-sign/v1', id: verified.id, file: out });
  else context.print(`written  ${out}: ${statement.kind}\n         ${verified.id}`);
}

/** `causeway evidence sign`. */
export function addEvidenceSign(evidence: Command, context: Context): void {
  const signed = evidence
    .command('sign')
    .description('signs the file that `live verify` wrote; the registry must trust the signer for it')
    .argument('<file>', 'the statement')
    .addOption(new Option('--out <file>', 'a new file to write it to').makeOptionMandatory())
    .action((file: string, flags: { out: string }, self: Command) => sign(file, flags, self, context));
  example(signed, 'causeway evidence sign artifacts/verification.json --out statements/production.sigstore.json');
}
