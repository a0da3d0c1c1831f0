import { type Action, only } from './play';

/**
 * The audience that AWS requires of a token, as in its own action
 * (https://github.com/aws-actions/configure-aws-credentials).
 */
const AUDIENCE = 'sts.amazonaws.com';

async function identityToken(identity: Readonly<Record<string, string>>): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = identity;
  if (url === undefined || bearer === undefined) {
    throw new Error('Credentials could not be loaded: the job lacks the permission id-token: write');
  }
  const response = await fetch(`${url}?audience=${AUDIENCE}`, { headers: { authorization: `Bearer ${bearer}` } });
  return ((await response.json()) as { readonly value: string }).value;
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

/**
 * `aws-actions/configure-aws-credentials` with a role: exchanges the job's token for a session, and sets it in the
 * variables of later steps.
 */
export const awsLogin: Action = async (given, { identity, aws }) => {
  const { 'role-to-assume': role = '', 'aws-region': region = '' } = only(given, 'role-to-assume', 'aws-region');
  if (region === '') throw new Error('Input required and not supplied: aws-region');
  const token = await identityToken(identity);
  if (aws === undefined) throw new Error('there is no AWS in this world');
  if (!aws.trusts(role, claimsOf(token))) throw new Error('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  const session = await aws.session(role, token);
  return { env: { AWS_REGION: region, AWS_DEFAULT_REGION: region, ...session }, text: role };
};
