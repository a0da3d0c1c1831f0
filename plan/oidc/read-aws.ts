import { type ClaimTest, isObject, textsIn, UnreadableTrust, type Way } from './claim-test';

/** The names of GitHub's identity providers at AWS: github.com's, ghe.com's and those of a GitHub Enterprise Server. */
const GITHUB =
  /oidc-provider\/(?:token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)|[^/]+\/_services\/token)(?:\/.*)?$/;
const ASSUME = ['sts:assumerolewithwebidentity', 'sts:assumerole*', 'sts:*', '*'];

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function isForGithub(statement: Readonly<Record<string, unknown>>): boolean {
  if (statement['Effect'] !== 'Allow') return false;
  const actions = listOf(statement['Action']).map((each) => String(each).toLowerCase());
  if (!actions.some((action) => ASSUME.includes(action)) && statement['NotAction'] === undefined) return false;
  const { Principal: principal, NotPrincipal: others } = statement;
  if (others !== undefined || principal === '*') return true;
  const federated = isObject(principal) ? listOf(principal['Federated']) : [];
  return federated.some((each) => each === '*' || GITHUB.test(String(each)));
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
  if (!isObject(condition)) throw new UnreadableTrust(`${place}.Condition is not an object`);
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new UnreadableTrust(`${place}.Condition.${operator} is not an object`);
    return Object.entries(keys).map(([key, value]): ClaimTest => {
      const claim = key.slice(key.lastIndexOf(':') + 1).toLowerCase();
      return { claim, kind: kindOf(operator), values: textsIn(value, `${place}.Condition.${operator}.${key}`) };
    });
  });
}

/** The ways into a role at AWS for jobs of GitHub Actions. Throws UnreadableTrust. */
export function awsWays(document: Readonly<Record<string, unknown>>): readonly Way[] {
  return listOf(document['Statement']).flatMap((statement, at) => {
    const place = `Statement[${at}]`;
    if (!isObject(statement)) throw new UnreadableTrust(`${place} is not an object`);
    return isForGithub(statement) ? [{ place, tests: testsOf(statement['Condition'], place) }] : [];
  });
}
