import { celEqualities, celPath } from '../../formats/cel/equalities';
import { isPlainObject } from '../../formats/plain-object';
import { type ClaimTest, textsIn, UnreadableTrust, type Way } from './claim-test';

/**
 * The claim that a field of a condition holds. An attribute holds what its mapping says, which may be any expression
 * (https://docs.cloud.google.com/iam/docs/workload-identity-federation#mapping).
 */
function claimIn(field: string, mapping: unknown): string | undefined {
  const text = isPlainObject(mapping) ? mapping[field] : undefined;
  const path = field.startsWith('assertion.') ? field : typeof text === 'string' ? celPath(text) : undefined;
  return path?.startsWith('assertion.') ? path.slice('assertion.'.length) : undefined;
}

function listed(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}

/** The way into a workload identity pool at Google Cloud. Throws UnreadableTrust. */
export function gcpWays(document: Readonly<Record<string, unknown>>): readonly Way[] {
  const condition = document['attributeCondition'];
  const place = 'attributeCondition';
  const { oidc } = document;
  const issuers = listed(isPlainObject(oidc) ? oidc['issuerUri'] : undefined);
  if (condition === undefined || condition === '') return [{ place, issuers, tests: [] }];
  const found = typeof condition === 'string' ? celEqualities(condition) : undefined;
  if (found === undefined) throw new UnreadableTrust(`${place} is not a condition`);
  const tests = found.map(({ field, texts }): ClaimTest => {
    const claim = claimIn(field, document['attributeMapping']);
    const isExact = claim !== undefined && texts !== undefined;
    return isExact ? { claim, kind: 'exact', values: texts } : { claim: claim ?? field, kind: 'else', values: [] };
  });
  return [{ place, issuers, tests }];
}

/** One comparison of a flexible federated identity credential, with the blanks around it. */
const COMPARISON = /\s*claims\['([a-z_]+)'\] (eq|matches) '([^']*)'\s*/y;

/** `claims['sub'] eq '…' and …`: the language has comparisons and `and`. Throws UnreadableTrust on anything else. */
function expressionTests(text: string, place: string): readonly ClaimTest[] {
  const tests: ClaimTest[] = [];
  COMPARISON.lastIndex = 0;
  for (let at = 0; ; at += 'and'.length) {
    COMPARISON.lastIndex = at;
    const [whole, claim, operator, value] = COMPARISON.exec(text) ?? [];
    if (whole === undefined || claim === undefined || value === undefined) break;
    tests.push({ claim, kind: operator === 'eq' ? 'exact' : 'pattern', values: [value] });
    at += whole.length;
    if (at === text.length) return tests;
    if (!text.startsWith('and', at)) break;
  }
  throw new UnreadableTrust(`${place} is not an expression`);
}

function credentialTests(credential: unknown, place: string): readonly ClaimTest[] {
  if (!isPlainObject(credential)) throw new UnreadableTrust(`${place} is not an object`);
  const { subject, claimsMatchingExpression: given } = credential;
  if (typeof subject === 'string') return [{ claim: 'sub', kind: 'exact', values: [subject] }];
  const text = isPlainObject(given) ? given['value'] : given;
  if (typeof text !== 'string') throw new UnreadableTrust(`${place} has neither subject nor claimsMatchingExpression`);
  return expressionTests(text, `${place}.claimsMatchingExpression`);
}

/** The ways into an application at Microsoft Entra: one for each of its federated credentials. Throws UnreadableTrust. */
export function azureWays(credentials: readonly unknown[]): readonly Way[] {
  return credentials.map((credential, at) => {
    const place = `credential[${at}]`;
    const tests = credentialTests(credential, place);
    return { place, issuers: listed(isPlainObject(credential) ? credential['issuer'] : undefined), tests };
  });
}

/** The way into a role of Vault's JWT method. Throws UnreadableTrust. */
export function vaultWays(document: Readonly<Record<string, unknown>>): readonly Way[] {
  const { bound_claims: claims = {}, bound_claims_type: type, bound_subject: subject } = document;
  if (!isPlainObject(claims)) throw new UnreadableTrust('bound_claims is not an object');
  const kind = type === undefined || type === 'string' ? 'exact' : 'pattern';
  const tests = Object.entries(claims).map(([claim, value]): ClaimTest => {
    return { claim: claim.replace(/^\//, ''), kind, values: textsIn(value, `bound_claims.${claim}`) };
  });
  const bound = typeof subject === 'string' && subject !== '';
  return [
    {
      place: 'bound_claims',
      // Without the claim, the method's configuration has the issuer (`bound_issuer`).
      issuers: tests.find(({ claim }) => claim === 'iss')?.values,
      tests: [...tests, ...(bound ? [{ claim: 'sub', kind: 'exact' as const, values: [subject] }] : [])],
    },
  ];
}
