import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, runHere } from '../../../demo/command';
import { base, NOW } from '../../support/registry/fixtures';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oidc-'));
  const registry = base('full');
  writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry));
  registry.organization.host = 'acme.ghe.com';
  writeFileSync(join(folder, 'tenant.json'), JSON.stringify(registry));
  writeFileSync(join(folder, 'without-id.json'), JSON.stringify(base('minimal')));
});
afterAll(() => rmSync(folder, { recursive: true }));

function oidc(words: string, registry = 'registry.json'): Promise<Outcome> {
  return runHere(['oidc', ...words.split(' '), '--registry', registry], { cwd: folder, startedAt: NOW });
}

describe('causeway oidc', () => {
  it('prints a role’s trust policy at AWS for the jobs that deploy', async () => {
    const { code, stdout } = await oidc(
      '--surface storefront --tier production --for aws --account 111122223333 --owner-id 7',
    );
    expect(code).toBe(0);
    const provider = 'token.actions.githubusercontent.com';
    expect(JSON.parse(stdout).Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${provider}:aud`]: 'sts.amazonaws.com',
            [`${provider}:environment`]: 'storefront-production',
            [`${provider}:job_workflow_ref`]: ['acme/storefront/.github/workflows/deploy.yml@refs/heads/main'],
            [`${provider}:repository_id`]: '1001',
            [`${provider}:sub`]: 'repo:acme@7/storefront@1001:environment:storefront-production',
          },
        },
      },
    ]);
  });

  it('follows the host of GitHub', async () => {
    const { stdout } = await oidc('--stack foundation --for vault', 'tenant.json');
    const { bound_audiences: audiences, bound_claims: claims } = JSON.parse(stdout);
    expect(audiences).toEqual(['https://acme.ghe.com/acme']);
    expect(claims).toMatchObject({
      iss: 'https://token.actions.acme.ghe.com',
      environment: 'infrastructure-foundation',
      job_workflow_ref: ['acme/storefront/.github/workflows/infrastructure-up.yml@refs/heads/main'],
    });
  });

  it.each<[string, string, number, RegExp]>([
    ['no vendor', '--surface storefront --tier production', 2, /the vendor is missing[\s\S]*aws, gcp, azure, vault/],
    ['no surface', '--for aws', 2, /no jobs are asked for/],
    ['another surface', '--surface x --tier production --for aws', 2, /no surface "x"[\s\S]*storefront/],
    ['another tier', '--surface storefront --tier x --for aws', 2, /no tier "x"[\s\S]*production/],
    ['two kinds', '--surface storefront --stack dev --for aws', 2, /both --surface and --stack/],
    ['another stack', '--stack x --for aws', 2, /no tier "x"[\s\S]*foundation/],
  ])('refuses %s', async (_what, words, expected, says) => {
    const { code, stderr } = await oidc(words);
    expect([code, stderr]).toEqual([expected, expect.stringMatching(says)]);
  });

  it('cannot tell where the registry does not say the repository’s id', async () => {
    const [id, tier] = [base('minimal').surfaces[0].id, base('minimal').tiers.at(-1).id];
    const { code, stderr } = await oidc(`--surface ${id} --tier ${tier} --for aws`, 'without-id.json');
    expect([code, stderr]).toEqual([3, expect.stringMatching(/repositories\.\w+\.id/)]);
  });

  it.each<[string, string, number, RegExp]>([
    ['an open one', '{"subject":"repo:org/x:pull_request"}', 1, /lets in jobs of every pull request/],
    [
      'an exact one',
      '{"issuer":"https://token.actions.githubusercontent.com","subject":"repo:org/x:environment:p"}',
      0,
      /it trusts only named jobs/,
    ],
    [
      'one of another issuer',
      '{"issuer":"https://evil.example","subject":"repo:org/x:environment:p"}',
      1,
      /believes tokens of https:\/\/evil\.example/,
    ],
    ['one that it does not know', '{"hello":"world"}', 3, /it could not be judged/],
    ['what is no JSON', 'resource "aws_iam_role" "x" {}', 3, /it could not be judged: it is not JSON/],
  ])('lint judges %s', async (_what, text, expected, says) => {
    writeFileSync(join(folder, 'trust.json'), text);
    const { code, stdout } = await oidc('--lint trust.json');
    expect([code, stdout]).toEqual([expected, expect.stringMatching(says)]);
  });
});
