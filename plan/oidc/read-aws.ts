import { isPlainObject } from '../../formats/plain-object';
import { type ClaimTest, textsIn, UnreadableTrust, type Way } from './claim-test';

/** The names of GitHub's identity providers at AWS: github.com's, ghe.com's and those of a GitHub Enterprise Server. */
const GITHUB =
  /oidc-provider\/((?:token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)|[^/]+\/_services\/token)(?:\/.*)?)$/;
const ASSUME = 'sts:assumerolewithwebidentity';

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/**
 * Whether an action of a policy is the one by which a token takes a role. `*` stands for any letters, `?` for one, and
 * case does not matter (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
 */
function isAssume(action: string): boolean {
  const [first = '', ...parts] = action.toLowerCase().split('*');
  const isAt = (part: string, at: number) =>
    at >= 0 &&
    at + part.length <= ASSUME.length &&
    [...part].every((sign, n) => sign === '?' || sign === ASSUME[at + n]);
  if (parts.length === 0) return first.length === ASSUME.length && isAt(first, 0);
  const last = parts.pop() ?? '';
  if (!isAt(first, 0)) return false;
  let at = first.length;
  for (const part of parts) {
    while (!isAt(part, at) && at < ASSUME.length) at += 1;
    if (!isAt(part, at)) return false;
    at += part.length;
  }
  return at <= ASSUME.length - last.length && isAt(last, ASSUME.length - last.length);
}

// Both forms are everybody
// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous).
function isEverybody(principal: unknown): boolean {
  return principal === '*' || (isPlainObject(principal) && listOf(principal['AWS']).includes('*'));
}

/** The issuers of GitHub's kind among a statement's principals. AWS names a provider by its issuer without `https://`. */
function issuersIn({ Principal: principal }: Readonly<Record<string, unknown>>): readonly string[] {
  const federated = isPlainObject(principal) ? listOf(principal['Federated']).map(String) : [];
  return federated.flatMap((each) => {
    const [, name] = GITHUB.exec(each) ?? [];
    return name === undefined ? [] : [`https://${name}`];
  });
}

function isForGithub(statement: Readonly<Record<string, unknown>>): boolean {
  if (statement['Effect'] !== 'Allow') return false;
  const actions = listOf(statement['Action']).map(String);
  if (!actions.some(isAssume) && statement['NotAction'] === undefined) return false;
  const { Principal: principal, NotPrincipal: others } = statement;
  if (others !== undefined || isEverybody(principal)) return true;
  const federated = isPlainObject(principal) ? listOf(principal['Federated']) : [];
  return federated.includes('*') || issuersIn(statement).length > 0;
}

/**
 * The strictness of an operator. `IfExists` and `ForAllValues` pass where the claim is absent; a negated operator
 * narrows nothing
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 */
function kindOf(operator: string): ClaimTest['kind'] {
  const [name = '', quantifier] = operator.split(':').reverse();
  if (quantifier?.toLowerCase() === 'forallvalues') return 'else';
  if (/^(?:StringEquals|ArnEquals)$/i.test(name)) return /^Arn/i.test(name) ? 'pattern' : 'exact';
  return /^(?:StringLike|ArnLike|StringEqualsIgnoreCase)$/i.test(name) ? 'pattern' : 'else';
}

function testsOf(condition: unknown, place: string): readonly ClaimTest[] {
  if (condition === undefined) return [];
  if (!isPlainObject(condition)) throw new UnreadableTrust(`${place}.Condition is not an object`);
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isPlainObject(keys)) throw new UnreadableTrust(`${place}.Condition.${operator} is not an object`);
    return Object.entries(keys).map(([key, value]): ClaimTest => {
      const claim = key.slice(key.lastIndexOf(':') + 1).toLowerCase();
      const values = textsIn(value, `${place}.Condition.${operator}.${key}`);
      // A variable may be whatever the token says
      // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
      return { claim, kind: values.some((each) => each.includes('${')) ? 'else' : kindOf(operator), values };
    });
  });
}

/** The ways into a role at AWS for jobs of GitHub Actions. Throws UnreadableTrust. */
export function awsWays(document: Readonly<Record<string, unknown>>): readonly Way[] {
  return listOf(document['Statement']).flatMap((statement, at) => {
    const place = `Statement[${at}]`;
    if (!isPlainObject(statement)) throw new UnreadableTrust(`${place} is not an object`);
    if (!isForGithub(statement)) return [];
    const issuers = issuersIn(statement);
    // A principal for everybody names no provider. A condition's key does, and a token of another one has no such key.
    return [
      { place, issuers: issuers.length > 0 ? issuers : undefined, tests: testsOf(statement['Condition'], place) },
    ];
  });
}
