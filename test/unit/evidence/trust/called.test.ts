import { type CalledWorkflow, callRefusal, pinnedCallRefusal } from '../../../../evidence/trust/called';
import { SigstoreEntry } from '../../../../registry/schema/trust';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf } from '../../../support/evidence/samples';

const COMMIT = commitOf('1');
const REPOSITORY = 'acme/storefront';
const PATH = '.github/workflows/deploy.yml';
const CALLED: CalledWorkflow = { repository: REPOSITORY, path: PATH, ref: COMMIT, digest: COMMIT };
const CALL = { path: `${REPOSITORY}/${PATH}@${COMMIT}`, sha: COMMIT };
const ANOTHER = { path: `${REPOSITORY}/.github/workflows/other.yml@${COMMIT}`, sha: COMMIT };

describe('the call of a workflow whose job signed', () => {
  test('is confirmed where GitHub names it by its commit, and nothing else', () => {
    expect(callRefusal(CALLED, [CALL])).toBeUndefined();
    expect(callRefusal(CALLED, undefined)).toMatch(/does not say/);
    expect(callRefusal(CALLED, [])).toMatch(/knows no workflow/);
    expect(callRefusal(CALLED, [CALL, ANOTHER])).toMatch(/too$/);
    expect(callRefusal(CALLED, [ANOTHER])).toMatch(/not acme/);
    expect(callRefusal(CALLED, [{ ...CALL, sha: commitOf('2') }])).toMatch(/not acme/);
  });

  test.each(['refs/tags/v1', COMMIT.slice(1), `0${COMMIT}`, `${COMMIT}0`])(
    'is refused by what is no commit: %s',
    (ref) => {
      const path = `${REPOSITORY}/${PATH}@${ref}`;
      expect(callRefusal({ ...CALLED, ref, digest: ref }, [{ path, sha: ref }])).toMatch(/not by its commit/);
      expect(callRefusal({ ...CALLED, ref }, [CALL])).toMatch(/not by its commit/);
    },
  );
});

describe('the call of a run to judge', () => {
  const ENTRY = {
    id: 'deploy',
    kind: 'sigstore',
    repositories: ['web'],
    signerWorkflow: `${REPOSITORY}/${PATH}`,
    signerDigests: [COMMIT],
    mayAttest: ['deploy-receipt'],
    tiers: ['dev'],
  };
  const QUESTION = { kind: 'deploy-receipt', tier: 'dev', repository: 'web', caller: PATH } as const;
  const refusal = (referenced: Parameters<typeof pinnedCallRefusal>[0], entry: object = {}, question: object = {}) => {
    const registry = evidenceRegistry([SigstoreEntry.parse({ ...ENTRY, ...entry })]);
    return pinnedCallRefusal(referenced, { registry, ...QUESTION, ...question });
  };

  test('is one that the trust pins, and no other; a run that calls nothing is judged by its own file', () => {
    expect([refusal([CALL]), refusal([]), refusal([CALL], { tiers: undefined })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(refusal(undefined)).toMatch(/does not say/);
    expect(refusal([CALL, ANOTHER])).toMatch(/too$/);
    expect(refusal([ANOTHER])).toMatch(/no trust entry pins/);
  });

  test.each<[string, object, object]>([
    ['kind', {}, { kind: 'drill' }],
    ['tier', {}, { tier: 'production' }],
    ['repository', {}, { repository: 'services' }],
    ['caller', {}, { caller: '.github/workflows/promote.yml' }],
    ['commit', { signerDigests: [commitOf('2')] }, {}],
    ['workflow', { signerWorkflow: `acme/services/${PATH}` }, {}],
  ])('is refused for another %s than the entry’s', (_what, entry, question) => {
    expect(refusal([CALL], entry, question)).toMatch(/no trust entry pins/);
  });

  test('is refused where only one of two entries fits each condition', () => {
    const entries = [
      { ...ENTRY, tiers: ['staging'] },
      { ...ENTRY, id: 'other', repositories: ['services'] },
    ];
    const registry = evidenceRegistry(entries.map((each) => SigstoreEntry.parse(each)));
    expect(pinnedCallRefusal([CALL], { registry, ...QUESTION })).toMatch(/no trust entry pins/);
    const both = evidenceRegistry([...entries, ENTRY].map((each) => SigstoreEntry.parse(each)));
    expect(pinnedCallRefusal([CALL], { registry: both, ...QUESTION })).toBeUndefined();
    expect(pinnedCallRefusal([CALL], { registry: evidenceRegistry(), ...QUESTION })).toMatch(/no trust entry pins/);
  });
});
