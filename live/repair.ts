import { type AddressKind, type AddressOf, unreachable } from '../plan/address';
import { parseAddress } from '../plan/address-parse';
import { isObjectKind, kindOf } from '../plan/kinds';
import { shellWord } from '../plan/shell-word';
import { stackOptions } from '../plan/stack-options';
import type { Finding } from './finding';
import type { PlacedSecret } from './placed-secrets';
import { applyCommand, remakeCommand } from './repair/apply-command';
import { putEnvironment } from './repair/environment';
import { removalOf } from './repair/removal';
import { fillSecret } from './repair/secrets';
import { commandWithComment } from './repair/shell';
import { handMadeSetting } from './repair/site';
import type { SeenObject } from './snapshot';

/** The finding to repair. */
export interface Damage {
  readonly organization: string;
  readonly stack: string;
  readonly kind: Finding['kind'];
  readonly object: SeenObject;
  readonly field?: string | undefined;
  /** The observed fields of a `different` object. */
  readonly seen?: SeenObject['fields'] | undefined;
  /** The planned secret at that address. */
  readonly secret?: PlacedSecret | undefined;
}

function writeCodeowners(organization: string, { repository }: AddressOf<'codeowners'>): string {
  return commandWithComment(
    `causeway docs build --repository ${shellWord(repository)} --only .github/CODEOWNERS`,
    `in ${organization}/${repository}, and commit it`,
  );
}

// Turning the setting off does not change published releases:
// https://docs.github.com/en/rest/repos/repos#disable-immutable-releases
function setImmutability(
  organization: string,
  { repository }: AddressOf<'immutable-releases'>,
  { fields }: SeenObject,
): string {
  const method = fields['enabled'] === true ? 'PUT' : 'DELETE';
  const path = shellWord(`repos/${organization}/${repository}/immutable-releases`);
  return commandWithComment(
    `gh api --method ${method} ${path}`,
    'where the organization enforces it, only an owner can turn it off',
  );
}

/** The command that looks again at something that could not be seen. */
export function lookAgain(stack: string): string {
  return commandWithComment(`causeway live verify ${stackOptions(stack)}`, 'with a credential that may read this');
}

/** The commands that read whether other stacks hold objects that no plan names. They only read. */
export function readStates(stack: string, unread: readonly string[]): string {
  const file = (each: string) => shellWord(`${each}.state.json`);
  const read = unread.map((each) => `pulumi stack export --stack ${shellWord(each)} --file ${file(each)}`);
  const look = `causeway live verify ${stackOptions(stack)} --states ${unread.map(file).join(' ')}`;
  return [...read, look].join(' && ');
}

/**
 * The command that repairs a finding. `different` and `missing` objects are given as planned, `unowned` ones as seen.
 */
export function repairOf(damage: Damage): string {
  const { organization, stack, kind, object, secret, field } = damage;
  if (kind === 'unowned') return removalOf(damage);
  if (secret) return fillSecret(damage, secret, { ...object, isMissing: kind === 'missing' });
  const address = parseAddress(object.address);
  const up = applyCommand(stack);
  if (address.kind === 'codeowners') return writeCodeowners(organization, address);
  if (address.kind === 'immutable-releases') return setImmutability(organization, address, object);
  if (address.kind === 'environment' && kind === 'different') {
    return putEnvironment(organization, address, object.fields, field);
  }
  const handMade = address.kind === 'site' ? handMadeSetting(damage) : undefined;
  if (handMade !== undefined) return handMade;
  if (address.kind === 'organization') {
    return commandWithComment(
      `gh api orgs/${address.organization} --jq .plan.name`,
      'say it in organization.plan of the registry with what the plan can do, or change the plan at GitHub',
    );
  }
  const what: AddressKind = address.kind;
  // A stack's `up` recreates the stack's own objects.
  if (isObjectKind(what)) return kind === 'missing' && kindOf(what).holder === 'site' ? remakeCommand(stack) : up;
  switch (what) {
    case 'netlify-team':
      return commandWithComment(
        'netlify api listAccountsForUser',
        'the team must be in it: use a token of one of its members',
      );
    case 'tag-policy':
    case 'effective-rules':
    case 'classic-protection':
      return up;
    case 'app':
    case 'branch-tag':
    case 'outer-secret':
    case 'outer-variable':
    case 'state':
      throw new Error(`no plan has a ${what}`);
    default:
      return unreachable(what);
  }
}
