import { evaluate } from '@marcbachmann/cel-js';
import { claimsOfJob } from '../../../../emulator/sigstore/job';
import { type Trusting, trustDocument } from '../../../../plan/oidc/documents';
import type { JobIdentity } from '../../../../plan/oidc/identity';

/** A token's claims. */
export type Claims = Readonly<Record<string, string>>;

/** GitHub's claims for a job with an identity in one of its workflow files. */
export function claimsOf(identity: JobIdentity, workflow: string): Claims {
  const [path = '', ref = ''] = workflow.split('@');
  return claimsOfJob({
    repository: identity.repository,
    repositoryId: identity.repositoryId,
    environment: identity.environment,
    workflow: path,
    ref,
    sha: 'a'.repeat(40),
    runId: 1,
    called: workflow,
  });
}

const includes = (wanted: string | readonly string[], value: string | undefined) =>
  value !== undefined && [wanted].flat().includes(value);

interface AwsDocument {
  readonly Statement: readonly [
    { readonly Condition: { readonly StringEquals: Readonly<Record<string, string | readonly string[]>> } },
  ];
}

// Each as its vendor documents it, independent of the code that makes the documents.
const ACCEPTS: Readonly<Record<Trusting, (document: never, claims: Claims) => boolean>> = {
  aws: ({ Statement: [{ Condition }] }: AwsDocument, claims) =>
    Object.entries(Condition.StringEquals).every(([key, value]) =>
      includes(value, { ...claims, aud: 'sts.amazonaws.com' }[key.split(':').at(-1) ?? '']),
    ),
  gcp: ({ attributeCondition }: { readonly attributeCondition: string }, claims) =>
    evaluate(attributeCondition, { assertion: claims }) === true,
  azure: (
    {
      federatedIdentityCredentials: all,
    }: {
      readonly federatedIdentityCredentials: readonly {
        readonly claimsMatchingExpression: { readonly value: string };
      }[];
    },
    claims,
  ) =>
    all.some(({ claimsMatchingExpression: { value } }) =>
      value.split(' and ').every((part) => {
        const [, claim = '', text] = /^claims\['(\w+)'\] eq '(.*)'$/.exec(part) ?? [];
        return text !== undefined && claims[claim] === text;
      }),
    ),
  vault: ({ bound_claims: bound }: { readonly bound_claims: Readonly<Record<string, string | string[]>> }, claims) =>
    Object.entries(bound).every(([name, value]) => includes(value, claims[name])),
};

/** Whether a vendor that trusts an identity accepts a token. */
export function accepts(vendor: Trusting, identity: JobIdentity, claims: Claims): boolean {
  const { document } = trustDocument(vendor, { identity });
  return ACCEPTS[vendor](document as never, claims);
}
