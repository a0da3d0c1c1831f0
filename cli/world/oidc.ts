import { type Command, InvalidArgumentError, Option } from 'commander';
import { UnreadableTrust } from '../../plan/oidc/claim-test';
import { TRUSTING, type Trusting, trustDocument } from '../../plan/oidc/documents';
import { deployIdentity, type JobIdentity, stackIdentity } from '../../plan/oidc/identity';
import { type TrustFlaw, trustFlaws } from '../../plan/oidc/lint';
import { readDocument } from '../../registry/document/read';
import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { surfaceOption } from '../release-options';

interface Flags {
  readonly surface?: string;
  readonly tier?: string;
  readonly stack?: string;
  readonly inspection?: true;
  readonly for?: Trusting;
  readonly ownerId?: number;
  readonly account?: string;
  readonly lint?: readonly string[];
}

function identityOf(registry: Registry, { surface, tier, stack, inspection }: Flags): JobIdentity {
  if (stack !== undefined) {
    if (surface === undefined && tier === undefined) {
      return stackIdentity(registry, stack, inspection ? 'inspect' : 'apply');
    }
    throw new UserError('both --surface and --stack are given', {
      place: '--stack',
      allowed: '--surface with --tier, or --stack',
    });
  }
  if (inspection) throw new UserError('only a stack is inspected', { place: '--inspection', allowed: 'with --stack' });
  const all = registry.surfaces.map(({ id }) => id);
  const found = registry.surfaces.find(({ id }) => id === surface);
  if (found === undefined) {
    const message = surface === undefined ? 'no jobs are asked for' : `there is no surface "${surface}"`;
    throw new UserError(message, { place: '--surface', allowed: `${all.join(', ')}; or --stack` });
  }
  const on = tier === undefined ? undefined : findTier(registry, tier);
  if (on !== undefined) return deployIdentity(registry, found, on);
  throw new UserError(tier === undefined ? 'the tier is missing' : `there is no tier "${tier}"`, {
    place: '--tier',
    allowed: registry.tiers.map(({ id }) => id).join(', '),
  });
}

function print(flags: Flags, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const identity = identityOf(registry, flags);
  const { for: vendor, ownerId, account } = flags;
  const { host } = registry.organization;
  if (vendor === undefined)
    throw new UserError('the vendor is missing', { place: '--for', allowed: TRUSTING.join(', ') });
  if (/['"\\]/.test(identity.environment)) {
    throw new UserError('the name of the environment has a quote in it', {
      place: identity.environment,
      allowed: 'a name that a condition can hold',
    });
  }
  const { document, notes } = trustDocument(vendor, { identity, host, ownerId, account });
  if (common.json) printJson(context, { schema: 'causeway/oidc/v1', for: vendor, identity, document, notes });
  else context.print(JSON.stringify(document, null, 2));
  for (const note of common.json ? [] : notes) context.warn(`note: ${note}`);
}

interface Linted {
  readonly file: string;
  readonly flaws: readonly TrustFlaw[];
  /** The reason why the file could not be judged. */
  readonly unreadable?: string;
}

async function linted(file: string, host: string | undefined, context: Context): Promise<Linted> {
  const read = readDocument(await readInput(context, file));
  if (!read.ok) return { file, flaws: [], unreadable: 'it is not JSON' };
  try {
    return { file, flaws: trustFlaws(read.value, host) };
  } catch (error) {
    if (!(error instanceof UnreadableTrust)) throw error;
    return { file, flaws: [], unreadable: error.message };
  }
}

async function lint(files: readonly string[], self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { host } = requireRegistry(common, context).registry.organization;
  const all: Linted[] = [];
  for (const file of files) all.push(await linted(file, host, context));
  const isOpen = all.some(({ flaws }) => flaws.length > 0);
  const code = isOpen ? 1 : all.some(({ unreadable }) => unreadable !== undefined) ? 3 : 0;
  if (common.json) printJson(context, { schema: 'causeway/oidc-lint/v1', ok: code === 0, files: all });
  else {
    for (const { file, flaws, unreadable } of all) {
      if (unreadable !== undefined) context.print(`${file}: it could not be judged: ${unreadable}`);
      else if (flaws.length === 0) context.print(`${file}: it trusts only named jobs`);
      for (const { place, what } of flaws) context.print(`${file}: ${place} ${what}`);
    }
  }
  context.exit(code);
}

function accountId(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('allowed: the 12 digits of an account');
}

function ownerIdOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('allowed: the number that GitHub has for the organization');
}

/** `causeway oidc`. */
export function addOidcCommand(program: Command, context: Context): void {
  const oidc = program
    .command('oidc')
    .description(
      'prints the trust conditions with which a cloud accepts exactly the jobs of one environment (environment, workflow file, repository id); --lint checks a trust document: exit 1 when it accepts more, such as repo:org/x:*, 3 when it could not be judged',
    )
    .addOption(surfaceOption('the jobs that deploy this surface, with --tier'))
    .addOption(new Option('--tier <tier>', 'to this tier'))
    .addOption(new Option('--stack <tier>', 'the jobs that apply the stack of this tier, or of `foundation`'))
    .addOption(
      new Option('--inspection', 'with --stack: the jobs that only read its state (default: those that apply)'),
    )
    .addOption(new Option('--for <vendor>', 'the vendor that should trust them').choices([...TRUSTING]))
    .addOption(
      new Option(
        '--owner-id <id>',
        'the organization’s id, where tokens have ids in their subject (default: names)',
      ).argParser(ownerIdOf),
    )
    .addOption(new Option('--account <id>', 'the account at AWS (default: the text ACCOUNT_ID)').argParser(accountId))
    .addOption(
      new Option(
        '--lint <files...>',
        'judge trust policies, pool providers, federated credentials or Vault roles (JSON; `-` is stdin) instead of printing one',
      ),
    )
    .action((flags: Flags, self: Command) =>
      flags.lint === undefined ? print(flags, self, context) : lint(flags.lint, self, context),
    );
  example(oidc, 'causeway oidc --surface storefront --tier production --for aws');
}
