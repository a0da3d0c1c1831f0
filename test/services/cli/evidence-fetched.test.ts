import { type EvidenceFlags, evidenceBranchOf } from '../../../cli/desk/evidence-branch';
import { contextOf } from '../../../demo/command';
import { shopRegistry } from '../../../demo/stage/shop-registry';
import type { Registry } from '../../../registry/schema';
import { scratch } from '../../support/delivery/repository';
import { NOW } from '../../support/registry/fixtures';

const { path: cwd, dispose } = scratch();
afterAll(dispose);
const { context } = contextOf({ cwd, env: { GITHUB_ACTIONS: 'true' }, startedAt: NOW });
const branchOf = (flags: EvidenceFlags, registry: Registry = shopRegistry()) =>
  evidenceBranchOf(flags, context, registry);
const TWO_WAYS = { exitCode: 2, message: 'the evidence branch is given in two ways' };

describe('--evidence-fetched', () => {
  test.each<EvidenceFlags>([
    { evidenceFetched: true, evidenceApi: true },
    { evidenceFetched: true, evidenceClone: '.' },
    { evidenceFetched: true, evidenceRemote: 'origin' },
    { evidenceApi: true, evidenceRemote: 'origin' },
  ])('goes with nothing else that names the branch: %j', (flags) => {
    expect(() => branchOf(flags)).toThrow(expect.objectContaining(TWO_WAYS));
  });

  test.each([undefined, 'false', ''])('is refused outside a job, where the clone may be of any age: %s', (value) => {
    const outside = { ...context, env: { GITHUB_ACTIONS: value } };
    const refused = { exitCode: 2, message: 'an existing clone may lack newer evidence' };
    expect(() => evidenceBranchOf({ evidenceFetched: true }, outside, shopRegistry())).toThrow(
      expect.objectContaining(refused),
    );
  });

  test('reads this folder’s clone, and is no answer where that is none', async () => {
    await expect(branchOf({ evidenceFetched: true }).read()).rejects.toMatchObject({ exitCode: 3 });
  });

  test('is refused where evidence is kept elsewhere than in the governing repository', () => {
    const registry = shopRegistry();
    const elsewhere = { ...registry, evidence: { repository: 'kept', branch: 'evidence' } } as Registry;
    const refused = { exitCode: 2, message: 'a clone of the governing repository has no evidence' };
    expect(() => branchOf({ evidenceFetched: true }, elsewhere)).toThrow(expect.objectContaining(refused));
  });
});
