import { Waiver } from '../../evidence/statement/predicates/people';
import { isWaivable } from '../../evidence/waivers/scope';
import { findRule, rules } from '../../policy/rules';
import { surfacesOfStack } from '../../policy/waivers';
import { days } from '../../registry/dates';
import { canonicalDigest } from '../../registry/digest';
import type { Registry } from '../../registry/schema';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';
import { requirePerson } from '../desk/own-statement';

/** The options of `waiver new`; missing ones are asked for in a terminal. */
export interface WaiverFlags {
  readonly id?: string;
  readonly check: string;
  readonly surface?: readonly string[];
  readonly commit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly stack?: string;
  readonly constraint?: string;
  readonly riskIfUnchanged?: string;
  readonly minimalException?: string;
  readonly rollbackPath?: string;
  readonly requestedBy?: string;
  readonly days: string;
  readonly maxUses: string;
}

type Asked = 'constraint' | 'riskIfUnchanged' | 'minimalException' | 'rollbackPath' | 'requestedBy';

/** The four parts of an exception request, and the requester. */
const QUESTIONS: readonly { readonly name: Asked; readonly flag: string; readonly text: string }[] = [
  { name: 'constraint', flag: '--constraint', text: 'Challenged constraint' },
  { name: 'riskIfUnchanged', flag: '--risk-if-unchanged', text: 'Concrete risk if unchanged' },
  { name: 'minimalException', flag: '--minimal-exception', text: 'Minimal exception' },
  { name: 'rollbackPath', flag: '--rollback-path', text: 'Rollback path' },
  { name: 'requestedBy', flag: '--requested-by', text: 'Who asks (user:<login>)' },
];

async function answers(flags: WaiverFlags, context: Context): Promise<Readonly<Record<Asked, string>>> {
  const given: Partial<Record<Asked, string>> = {};
  const missing: string[] = [];
  for (const { name, flag, text } of QUESTIONS) {
    const answer = flags[name] ?? (await context.ask?.(`${text}: `));
    if (answer) given[name] = answer;
    else missing.push(flag);
  }
  if (missing.length > 0) {
    const allowed = 'the four parts of an exception request and who asks, as flags or as answers on a terminal';
    throw new UserError(`the request lacks ${missing.join(', ')}`, { place: 'waiver new', allowed });
  }
  return given as Record<Asked, string>;
}

function commitsOf({ commit, from, to, stack }: WaiverFlags): object {
  const allowed = 'exactly one of --commit SHA, --from SHA with --to SHA, --stack NAME';
  const ways = [commit !== undefined, from !== undefined || to !== undefined, stack !== undefined];
  if (ways.filter(Boolean).length !== 1)
    throw new UserError('give exactly one of a commit, a range and a stack', { place: 'waiver new', allowed });
  if (stack !== undefined) return { stack };
  if (commit !== undefined) return { commit };
  if (from === undefined || to === undefined)
    throw new UserError('a range needs --from and --to', { place: '--from', allowed });
  return { from, to };
}

function requireWaivable({ check, stack }: WaiverFlags): void {
  const rule = findRule(check);
  if (!isWaivable({ id: check, ...(rule && { category: rule.category }) })) {
    const allowed = 'any check but those of isolation, signatures and receipts';
    throw new UserError(`${check} is never waived`, { place: '--check', allowed });
  }
  if (stack !== undefined && !rule) {
    const allowed = rules.filter(({ category }) => category !== 'isolation').map(({ code }) => code);
    throw new UserError(`there is no policy rule "${check}"`, { place: '--check', allowed: allowed.join(', ') });
  }
  if (stack === undefined && rule) {
    throw new UserError(`${check} is a policy rule`, { place: '--check', allowed: '--stack NAME with it' });
  }
}

function surfacesFor({ surface, stack }: WaiverFlags, registry: Registry): readonly string[] {
  if (stack !== undefined) {
    // A rule concerns a whole stack, and so does its waiver.
    const stacked = surfacesOfStack({ registry, stack });
    if (surface === undefined && stacked.length > 0) return [...stacked].sort();
    const allowed = 'a stack of the registry, without --surface: a rule is waived for all of a stack';
    throw new UserError(`the surfaces of ${stack} are missing`, { place: '--stack', allowed });
  }
  const all = registry.surfaces.map(({ id }) => id);
  const surfaces = surface ?? [];
  const stranger = surfaces.find((id) => !all.includes(id));
  if (stranger !== undefined || surfaces.length === 0) {
    const message = stranger === undefined ? 'for which surfaces?' : `there is no surface "${stranger}"`;
    throw new UserError(message, { place: '--surface', allowed: all.join(', ') });
  }
  return [...new Set(surfaces)].sort();
}

function wholeNumber(text: string, place: string, most: number): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new UserError(`"${text}" is not from 1 to ${most}`, { place, allowed: `a whole number from 1 to ${most}` });
}

/**
 * The waiver from the options and answers, issued now. Throws UserError (exit 2) on anything that no waiver may
 * contain.
 */
export async function draftWaiver(
  flags: WaiverFlags,
  registry: Registry,
  { context, now, maxDays }: { readonly context: Context; readonly now: Date; readonly maxDays: number },
): Promise<Waiver> {
  requireWaivable(flags);
  const commits = commitsOf(flags);
  const surfaces = surfacesFor(flags, registry);
  const length = days(wholeNumber(flags.days, '--days', maxDays));
  const maxUses = wholeNumber(flags.maxUses, '--max-uses', 100);
  const parts = await answers(flags, context);
  const requestedBy = requirePerson(parts.requestedBy, '--requested-by');
  const draft = {
    ...parts,
    requestedBy,
    checkId: flags.check,
    surfaces,
    commits,
    maxUses,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + length).toISOString(),
  };
  const waiverId = flags.id ?? `w-${canonicalDigest(draft).slice('sha256:'.length, 'sha256:'.length + 12)}`;
  const parsed = Waiver.safeParse({ waiverId, ...draft });
  if (parsed.success) return parsed.data;
  const { message, at } = firstFault(parsed.error);
  throw new UserError(`the waiver is not valid: ${message}`, {
    place: at,
    allowed: 'full commit ids, one line of text for each part, an id of letters, digits and "-"',
  });
}
