import { githubPlaces } from '../../registry/github-host';
import type { JobIdentity } from './identity';

/** The vendors for which a trust document can be made. */
export const TRUSTING = ['aws', 'gcp', 'azure', 'vault'] as const;
export type Trusting = (typeof TRUSTING)[number];

/** The jobs and the place that a trust document is made for. */
export interface TrustQuestion {
  readonly identity: JobIdentity;
  /** Where GitHub is; undefined: github.com. */
  readonly host?: string | undefined;
  /**
   * The id of the repository's owner. Repositories that were made or renamed since 15 July 2026, and those that opted in, have
   * both ids in the subject of their tokens
   * (https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/).
   */
  readonly ownerId?: number | undefined;
  /** The account at AWS whose identity provider it is. */
  readonly account?: string | undefined;
}

/** A trust document, with notes on what the document itself cannot say. */
export interface TrustDocument {
  readonly document: object;
  readonly notes: readonly string[];
}

/**
 * The subject of a job that is in an environment
 * (https://docs.github.com/en/actions/reference/security/oidc#filtering-for-a-specific-environment).
 */
function subjectOf({ identity, ownerId }: Pick<TrustQuestion, 'identity' | 'ownerId'>): string {
  const [owner = '', name = ''] = identity.repository.split('/');
  const repository =
    ownerId === undefined ? identity.repository : `${owner}@${ownerId}/${name}@${identity.repositoryId}`;
  // A colon would start another part.
  return `repo:${repository}:environment:${identity.environment.replaceAll(':', '%3A')}`;
}

const NAMES_ONLY =
  'the subject has names, not ids: give --owner-id where the repository was made or renamed since 15 July 2026, or opted in';

function subjectNotes({ ownerId }: TrustQuestion): readonly string[] {
  return ownerId === undefined ? [NAMES_ONLY] : [];
}

/**
 * A role's trust policy. For GitHub's own issuer AWS tests more claims than the subject
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html,
 * https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/).
 */
function aws(question: TrustQuestion): TrustDocument {
  const { identity, host, account = 'ACCOUNT_ID' } = question;
  const { issuer } = githubPlaces(host);
  const isGithubs = issuer === githubPlaces().issuer;
  const provider = issuer.replace(/^https:\/\//, '');
  const claims = {
    environment: identity.environment,
    job_workflow_ref: identity.workflows,
    repository_id: String(identity.repositoryId),
  };
  const tested = isGithubs ? claims : {};
  const named = Object.entries({ aud: 'sts.amazonaws.com', ...tested, sub: subjectOf(question) });
  return {
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${provider}` },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: Object.fromEntries(named.map(([name, value]) => [`${provider}:${name}`, value])) },
        },
      ],
    },
    notes: [
      ...subjectNotes(question),
      ...(isGithubs ? [] : [`AWS tests audience and subject alone of tokens by ${issuer}`]),
    ],
  };
}

function celText(text: string): string {
  return `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
}

/** A provider of a workload identity pool (https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines). */
function gcp({ identity, host }: TrustQuestion): TrustDocument {
  const { environment, repositoryId, workflows } = identity;
  const condition = [
    `assertion.repository_id == ${celText(String(repositoryId))}`,
    `assertion.environment == ${celText(environment)}`,
    `assertion.job_workflow_ref in [${workflows.map(celText).join(', ')}]`,
  ].join(' && ');
  return {
    document: {
      oidc: { issuerUri: githubPlaces(host).issuer },
      attributeMapping: {
        // GitHub's subject can exceed the limit of 127 bytes.
        'google.subject': `'repository_id:' + assertion.repository_id`,
        'attribute.environment': 'assertion.environment',
        'attribute.repository_id': 'assertion.repository_id',
      },
      attributeCondition: condition,
    },
    notes: [],
  };
}

/**
 * A flexible federated identity credential
 * (https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-flexible-federated-identity-credentials). Of
 * a GitHub token it tests `sub` and `job_workflow_ref`. Each credential names one workflow, because the language has no
 * "or".
 */
function azure(question: TrustQuestion): TrustDocument {
  const { identity, host } = question;
  const credentials = identity.workflows.map((workflow, at) => ({
    name: `${identity.environment}-${at + 1}`.replace(/[^A-Za-z0-9-]/g, '-'),
    issuer: githubPlaces(host).issuer,
    audiences: ['api://AzureADTokenExchange'],
    claimsMatchingExpression: {
      value: `claims['sub'] eq '${subjectOf(question)}' and claims['job_workflow_ref'] eq '${workflow}'`,
      languageVersion: 1,
    },
  }));
  return {
    document: { federatedIdentityCredentials: credentials },
    notes: question.ownerId === undefined ? [NAMES_ONLY, 'Entra does not test repository_id by itself'] : [],
  };
}

/** A role of the JWT method (https://developer.hashicorp.com/vault/api-docs/auth/jwt#create-update-role). */
function vault(question: TrustQuestion): TrustDocument {
  const { identity, host } = question;
  const [owner = ''] = identity.repository.split('/');
  return {
    document: {
      role_type: 'jwt',
      user_claim: 'repository_id',
      bound_audiences: [`${githubPlaces(host).server}/${owner}`],
      bound_claims_type: 'string',
      bound_claims: {
        iss: githubPlaces(host).issuer,
        repository_id: String(identity.repositoryId),
        environment: identity.environment,
        job_workflow_ref: identity.workflows,
      },
    },
    notes: [],
  };
}

const DOCUMENTS: Readonly<Record<Trusting, (question: TrustQuestion) => TrustDocument>> = { aws, gcp, azure, vault };

/** The trust document that admits exactly the jobs of an identity. Pure. */
export function trustDocument(vendor: Trusting, question: TrustQuestion): TrustDocument {
  return DOCUMENTS[vendor](question);
}
