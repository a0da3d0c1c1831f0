/** Conditions of trust entries, one by one, without signatures: mutation testing removed some of them unnoticed. */
import type { AnyStatement } from '../../../../evidence/statement/statement';
import type { CertificateClaims } from '../../../../evidence/trust/certificates';
import { requireKeyTrust, sigstoreEntryFor } from '../../../../evidence/trust/entries';
import { KeyEntry, SigstoreEntry } from '../../../../registry/schema/trust';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { COMMIT, commitOf, sample } from '../../../support/evidence/samples';

const ENTRY = {
  id: 'deploy',
  kind: 'sigstore',
  repositories: ['web', 'services'],
  signerWorkflow: 'acme/storefront/.github/workflows/deploy.yml',
  environment: 'derived',
  mayAttest: ['deploy-receipt', 'drill'],
  tiers: ['dev'],
};
const WORKFLOW = { repository: 'acme/storefront', path: '.github/workflows/deploy.yml', ref: 'refs/heads/dev' };
const CLAIMS: CertificateClaims = {
  issuer: 'https://token.actions.githubusercontent.com',
  runner: 'github-hosted',
  signer: { ...WORKFLOW, digest: commitOf('e') },
  caller: WORKFLOW,
  source: { repository: 'acme/storefront', repositoryId: 1001, ref: 'refs/heads/dev', digest: commitOf('e') },
  run: { id: 4711, attempt: 1 },
  environment: 'shop-dev',
};

/** The id of the entry that covers a statement, or the reason why none does. */
function covering(change: Partial<CertificateClaims>, entry: object = {}, statement: AnyStatement = sample('drill')) {
  const registry = evidenceRegistry([SigstoreEntry.parse({ ...ENTRY, ...entry })]);
  try {
    return sigstoreEntryFor(statement, { ...CLAIMS, ...change }, registry).id;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an entry for runs', () => {
  test('covers a statement from the environment that it names, of each kind', () => {
    expect([covering({}), covering({}, {}, sample('deploy-receipt'))]).toEqual(['deploy', 'deploy']);
    for (const environment of [undefined, 'shop-staging'])
      expect(covering({ environment })).toMatch(/not the environment shop-dev/);
    expect(covering({ environment: undefined }, { environment: 'none' })).toBe('deploy');
  });

  test.each<[RegExp, Partial<CertificateClaims>, object, AnyStatement?]>([
    [/no trust entry covers the workflow/, { signer: { ...CLAIMS.signer, path: '.github/workflows/other.yml' } }, {}],
    [/does not trust the issuer/, { issuer: 'https://token.example' }, {}],
    [/does not cover a self-hosted runner/, { runner: 'self-hosted' }, {}],
    [/does not cover the repository/, { source: { ...CLAIMS.source, repositoryId: 9 } }, {}],
    [/does not cover a run of/, { caller: { ...WORKFLOW, path: '.github/workflows/other.yml' } }, {}],
    [
      /does not cover a run on/,
      { source: { ...CLAIMS.source, ref: 'refs/heads/main' } },
      { signerDigests: [commitOf('e')] },
    ],
    [/does not list the commit/, {}, { signerDigests: [commitOf('1')] }],
    [/may not attest for the tier dev/, {}, { tiers: ['staging'] }],
    [/may not attest test-result/, {}, {}, sample('test-result')],
    [/names another environment/, {}, {}, sample('deploy-receipt', { environment: 'docs-dev' })],
  ])('covers no other run or statement: %s', (why, change, entry, statement = sample('drill')) => {
    expect(covering(change, entry, statement)).toMatch(why);
  });

  test('with commits covers a workflow that is called by one of them, from the listed callers', () => {
    const entry = { signerDigests: [commitOf('1')], callerWorkflows: ['promote.yml'] };
    const caller = { ...WORKFLOW, path: '.github/workflows/promote.yml' };
    const signer = { ...CLAIMS.signer, ref: commitOf('1'), digest: commitOf('1') };
    expect(covering({ signer, caller }, entry)).toBe('deploy');
    expect(covering({ signer }, entry)).toMatch(/does not cover a run of/);
    expect(covering({ signer: { ...signer, ref: 'refs/tags/v1' }, caller }, entry)).toMatch(/called by its commit/);
  });

  test('covers no run where it names another issuer than GitHub', () => {
    expect(covering({}, { issuer: CLAIMS.issuer })).toBe('deploy');
    expect(covering({}, { issuer: 'https://token.example' })).toMatch(/does not trust the issuer/);
  });

  test('without commits covers the workflow of the run’s own repository and ref, and of the governing head', () => {
    const byCommit = /another ref only by its commit/;
    const called = (signer: object) => ({ signer: { ...CLAIMS.signer, ...signer } });
    expect(covering(called({ ref: 'refs/heads/main' }))).toBe('deploy');
    expect(covering(called({ ref: 'refs/heads/feature' }))).toMatch(byCommit);
    const services = { signerWorkflow: 'acme/services/.github/workflows/deploy.yml' };
    for (const ref of ['refs/heads/dev', 'refs/heads/main'])
      expect(covering(called({ repository: 'acme/services', ref }), services)).toMatch(byCommit);
  });

  test('of the governing repository alone speaks for every surface', () => {
    const main = 'refs/heads/main';
    const of = (repository: string, repositoryId: number) => ({
      signer: { ...CLAIMS.signer, repository, ref: main },
      caller: { ...WORKFLOW, repository, ref: main },
      source: { ...CLAIMS.source, repository, repositoryId, ref: main },
    });
    const entry = (repository: string) => ({
      environment: 'none',
      tiers: undefined,
      signerWorkflow: `${repository}/.github/workflows/deploy.yml`,
    });
    const orders = sample('drill', { surface: 'orders' });
    expect(covering(of('acme/storefront', 1001), entry('acme/storefront'), orders)).toBe('deploy');
    expect(covering(of('acme/services', 1002), entry('acme/services'))).toMatch(/not a surface of the repository/);
  });

  test('without tiers covers the branch of any tier where the statement names none', () => {
    const entry = { environment: 'none', mayAttest: ['test-result'] };
    const result = sample('test-result');
    expect(covering({}, { ...entry, tiers: undefined }, result)).toBe('deploy');
    expect(covering({}, { ...entry, tiers: ['dev', 'production'] }, result)).toBe('deploy');
    expect(covering({}, { ...entry, tiers: ['production'] }, result)).toMatch(/does not cover a run on/);
  });

  test('never sets files aside', () => {
    expect(covering({}, { mayAttest: ['quarantine'] }, sample('quarantine'))).toMatch(/never by a run/);
  });
});

describe('an entry for a key', () => {
  const trusted = (statement: AnyStatement, entry: object, change: object = {}) => {
    const key = { id: 'local', kind: 'key', publicKey: 'x', mayAttest: [statement.kind], notAfter: '2090-01-01' };
    try {
      requireKeyTrust(statement, KeyEntry.parse({ ...key, ...entry }), evidenceRegistry([], change));
      return 'trusted';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('covers a receipt of the environment that the registry derives', () => {
    expect(trusted(sample('deploy-receipt'), { tiers: ['dev'] })).toBe('trusted');
    expect(trusted(sample('deploy-receipt', { environment: 'docs-dev' }), { tiers: ['dev'] })).toMatch(
      /names another environment/,
    );
  });

  test('sets aside only files of its tiers, for an owner', () => {
    const path = (tier: string) => `evidence/${COMMIT}/shop/${tier}/drill-${'0'.repeat(64)}.sigstore.json`;
    const of = (...tiers: readonly string[]) => sample('quarantine', { paths: tiers.map(path) });
    const owner = { person: 'user:octocat', tiers: ['dev'] };
    expect(trusted(of('dev'), owner)).toBe('trusted');
    expect(trusted(of('dev'), { ...owner, person: 'user:Octocat' })).toBe('trusted');
    expect(trusted(of('production'), { person: 'user:octocat' })).toBe('trusted');
    expect(trusted(of('dev', 'production'), owner)).toMatch(/may not quarantine .*\/production\//);
    expect(trusted(of('dev'), { ...owner, person: 'user:hubot' })).toMatch(/not an owner/);
    expect(trusted(of('dev'), { tiers: ['dev'] })).toMatch(/not an owner/);
    expect(trusted(of('dev'), { ...owner, person: 'team:release' })).toMatch(/not an owner/);
  });

  test('sets aside what has the former id of its tier', () => {
    const tiers = evidenceRegistry().tiers.map((tier) => (tier.id === 'dev' ? { ...tier, formerly: ['trunk'] } : tier));
    const old = sample('quarantine', { paths: [`evidence/${COMMIT}/shop/trunk/x`] });
    const owner = { person: 'user:octocat', tiers: ['dev'] };
    expect([trusted(old, owner, { tiers }), trusted(old, owner)]).toEqual([
      'trusted',
      expect.stringContaining('may not quarantine'),
    ]);
  });
});
