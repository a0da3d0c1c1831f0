import { UnreadableTrust } from '../../../../plan/oidc/claim-test';
import { TRUSTING, trustDocument } from '../../../../plan/oidc/documents';
import { trustFlaws } from '../../../../plan/oidc/lint';

const PROVIDER = 'token.actions.githubusercontent.com';
const REPOSITORY = 'repo:org/x:environment:production';
const identity = {
  repository: 'org/x',
  repositoryId: 5000,
  environment: 'production',
  workflows: ['org/x/.github/workflows/deploy.yml@refs/heads/main'],
};

function aws(
  condition: object | undefined,
  principal: unknown = { Federated: `arn:aws:iam::1:oidc-provider/${PROVIDER}` },
) {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRoleWithWebIdentity' };
  return { Statement: [{ ...statement, ...(condition && { Condition: condition }) }] };
}
const like = (value: string | readonly string[]) => aws({ StringLike: { [`${PROVIDER}:sub`]: value } });
const exactly = (...subjects: readonly string[]) => aws({ StringEquals: { [`${PROVIDER}:sub`]: subjects } });
// An exact statement, and an open one with changes.
const both = (change: object) => {
  const [first] = exactly(REPOSITORY).Statement;
  const [open] = like('repo:org/x:*').Statement;
  return { Statement: [first, { ...open, ...change }] };
};
const issuer = `https://${PROVIDER}`;
const oidc = { issuerUri: issuer };
const gcp = (attributeCondition: string) => ({ oidc, attributeMapping: {}, attributeCondition });
const vault = (bound_claims: object, bound_claims_type = 'glob') => ({
  bound_audiences: ['x'],
  bound_claims,
  bound_claims_type,
});

describe('a trust document', () => {
  it.each(TRUSTING)('for %s that the command prints trusts named jobs alone', (vendor) => {
    for (const host of ['github.com', 'acme.ghe.com', 'git.acme.example']) {
      for (const ownerId of [undefined, 7]) {
        expect(trustFlaws(trustDocument(vendor, { identity, host, ownerId }).document, host)).toEqual([]);
      }
    }
  });

  it.each<[string, unknown, RegExp]>([
    ['repo:org/x:*', like('repo:org/x:*'), /every job whose sub fits repo:org\/x:\*$/],
    ['repo:org/*', like('repo:org/*'), /every job whose sub fits repo:org\/\*$/],
    ['one pattern of several', like([REPOSITORY, 'repo:org/x:ref:*']), /fits repo:org\/x:ref:\*$/],
    ['a sign for any letter', like('repo:org/x:environment:produc?ion'), /fits repo:org\/x:environment:produc\?ion$/],
    ['nothing at all', aws(undefined), /does not say of which repository/],
    ['the audience alone', aws({ StringEquals: { [`${PROVIDER}:aud`]: 'sts.amazonaws.com' } }), /of which repository/],
    [
      'a condition that passes without the claim',
      aws({ StringEqualsIfExists: { [`${PROVIDER}:sub`]: REPOSITORY } }),
      /of which repository/,
    ],
    [
      'all of no values',
      aws({ 'ForAllValues:StringEquals': { [`${PROVIDER}:sub`]: REPOSITORY } }),
      /of which repository/,
    ],
    ['what a job must not be', aws({ StringNotLike: { [`${PROVIDER}:sub`]: 'repo:evil/*' } }), /of which repository/],
    [
      'a repository without more',
      aws({ StringEquals: { [`${PROVIDER}:repository`]: 'org/x' } }),
      /every job of the repository/,
    ],
    ['pull requests', aws({ StringEquals: { [`${PROVIDER}:sub`]: 'repo:org/x:pull_request' } }), /every pull request/],
    [
      'an enterprise of its own',
      aws({ StringLike: { 'x:sub': 'repo:org/x:*' } }, { Federated: `arn:aws:iam::1:oidc-provider/${PROVIDER}/acme` }),
      /fits repo:org\/x:\*/,
    ],
    ['everybody', aws({ StringLike: { [`${PROVIDER}:sub`]: '*' } }, '*'), /every job whose sub fits \*$/],
    ['a role as AWS prints it', { Role: { AssumeRolePolicyDocument: like('repo:org/x:*') } }, /fits repo:org\/x:\*$/],
    ['an owner alone', gcp(`assertion.repository_owner == 'org'`), /of which repository/],
    ['a beginning', gcp(`assertion.sub.startsWith('repo:org/x:')`), /of which repository/],
    [
      'one of two ways',
      gcp(`assertion.repository == 'org/x' || assertion.ref == 'refs/heads/main'`),
      /of which repository/,
    ],
    ['a repository at Google', gcp(`assertion.repository_id == '5000'`), /every job of the repository/],
    ['no condition', { attributeMapping: {}, attributeCondition: '' }, /of which repository/],
    [
      'an expression',
      { claimsMatchingExpression: { value: `claims['sub'] matches 'repo:org/x:*'`, languageVersion: 1 } },
      /fits repo:org\/x:\*$/,
    ],
    [
      'one credential of two',
      [{ subject: REPOSITORY }, { claimsMatchingExpression: `claims['sub'] matches 'repo:org/*:ref:refs/heads/main'` }],
      /fits repo:org\/\*/,
    ],
    ['a glob', vault({ sub: 'repo:org/x:*' }), /fits repo:org\/x:\*$/],
    [
      'a glob of the file',
      vault({ repository_id: '5000', job_workflow_ref: 'org/x/*' }),
      /job_workflow_ref fits org\/x\/\*$/,
    ],
    ['any of the repository', vault({ repository: 'org/x' }, 'string'), /every job of the repository/],
    ['a subject of the repository alone', exactly('repo:org/x'), /every job of the repository/],
    ['a subject of the owner alone', exactly('repository_owner:org'), /of which repository/],
    ['a pull request of one person', exactly('repo:org/x:pull_request:actor:eve'), /every pull request/],
    ['a variable', exactly(`repo:org/x:environment:\${${PROVIDER}:environment}`), /of which repository/],
    [
      'two environments',
      exactly(REPOSITORY, 'repo:org/x:environment:dev'),
      /2 environments or branches: environment prod/,
    ],
    ['two repositories', exactly(REPOSITORY, 'repo:org/y:environment:production'), /2 repositories: org\/x, org\/y/],
    [
      'one environment in each of two credentials',
      [
        { issuer, subject: REPOSITORY },
        { issuer, subject: 'repo:org/x:environment:dev' },
      ],
      /environment production, environment dev/,
    ],
    [
      'two environments at Google',
      gcp(`assertion.repository_id == '5000' && assertion.environment in ['production', 'dev']`),
      /environment production, environment dev/,
    ],
    ...['sts:Assume*', 'sts:AssumeRoleWith*', '*:assumerole*identity', 'sts:AssumeRoleWithWebIdentit?'].map(
      (action): [string, unknown, RegExp] => [
        `an action by the pattern ${action} in the second statement`,
        both({ Action: action }),
        /fits repo:org\/x:\*/,
      ],
    ),
    [
      'an issuer of its own at Entra',
      { issuer: 'https://evil.example', subject: REPOSITORY },
      /tokens of https:\/\/evil/,
    ],
    ['no issuer at Entra', { subject: REPOSITORY }, /whose tokens/],
    [
      'an issuer that begins like GitHub’s',
      { issuer: `${issuer}.evil.example/acme`, subject: REPOSITORY },
      /evil\.example\/acme, which is not/,
    ],
    [
      'an issuer of its own at Google',
      { ...gcp(`assertion.sub == '${REPOSITORY}'`), oidc: { issuerUri: 'https://gitlab.com' } },
      /tokens of https:\/\/gitlab\.com/,
    ],
    ['no issuer at Google', { ...gcp(`assertion.sub == '${REPOSITORY}'`), oidc: undefined }, /whose tokens/],
    [
      'an issuer of its own at Vault',
      vault({ iss: [issuer, 'https://evil.example'], sub: REPOSITORY }, 'string'),
      /tokens of https:\/\/evil/,
    ],
    [
      'another GitHub at AWS in the second statement',
      both({
        Principal: { Federated: 'arn:aws:iam::1:oidc-provider/evil.example/_services/token' },
        Condition: { StringEquals: { 'evil.example/_services/token:sub': REPOSITORY } },
      }),
      /tokens of https:\/\/evil\.example\/_services\/token/,
    ],
    ['everybody at AWS in the second statement', both({ Principal: { AWS: ['*'] } }), /fits repo:org\/x:\*/],
    [
      'an attribute that its mapping makes up',
      {
        attributeMapping: { 'attribute.environment': `'production'`, 'attribute.repository_id': 'assertion.actor_id' },
        attributeCondition: `attribute.environment == 'production' && attribute.repository_id == '5000'`,
      },
      /of which repository/,
    ],
    [
      'an attribute without a mapping',
      gcp(`assertion.repository_id == '5000' && attribute.environment == 'production'`),
      /every job of the repository/,
    ],
  ])('that says %s is open', (_what, document, says) => {
    expect(trustFlaws(document).map(({ what }) => what)).toContainEqual(expect.stringMatching(says));
  });

  it.each<[string, unknown]>([
    ['an exact subject by StringLike', like(REPOSITORY)],
    ['a branch', aws({ StringEquals: { [`${PROVIDER}:sub`]: 'repo:org/x:ref:refs/heads/main' } })],
    ['a subject at Entra', { issuer, subject: REPOSITORY }],
    ['an enterprise at Entra', { issuer: `${issuer}/acme`, subject: REPOSITORY }],
    ['a star that is none', vault({ sub: 'repo:org/x:*' }, 'string')],
    ['one environment by name and by id', exactly(REPOSITORY, 'repo:Org@7/x@5000:environment:Production')],
    [
      'two environments of which one is meant',
      aws({ StringEquals: { 'x:sub': [REPOSITORY, 'repo:org/x:environment:dev'], 'x:environment': 'production' } }),
    ],
    [
      'a claim by its attribute',
      {
        oidc,
        attributeMapping: { 'attribute.env': `assertion['environment']` },
        attributeCondition: `assertion.repository_id == '5000' && attribute.env == 'production'`,
      },
    ],
    ...['sts:AssumeRole', 'sts:Get*', 'sts:*Session?', 'sts:AssumeRoleWithSAML'].map((action): [string, unknown] => [
      `of another action, ${action},`,
      both({ Action: action }),
    ]),
    ['an id and an environment', gcp(`assertion.repository_id == '5000' && 'production' == assertion.environment`)],
  ])('that says %s is not', (_what, document) => expect(trustFlaws(document)).toEqual([]));

  it.each<[string, unknown]>([
    ['nothing known', { hello: 1 }],
    ['another provider', aws({ StringLike: { 'x:sub': '*' } }, { Federated: 'cognito-identity.amazonaws.com' })],
    ['half an expression', { claimsMatchingExpression: `claims['sub'] matches 'repo:org/x:*' or true` }],
    ['a condition that is none', gcp('assertion.repository ==')],
    ['a text', 'repo:org/x:*'],
  ])('that says %s could not be judged', (_what, document) =>
    expect(() => trustFlaws(document)).toThrow(UnreadableTrust),
  );
});
