import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runHere } from '../../../../demo/command';
import { plannedWorld } from '../../../../demo/planned-world';
import { approvalEnvironmentNames } from '../../../../registry/naming';
import type { RunningWorld } from '../../../../sandbox/world';
import { registryOfCheckout } from '../../../support/live/looking';
import { AT } from '../../../support/live/one-world';

const registry = registryOfCheckout();
const production = registry.tiers.find(({ id }) => id === 'production')!;
const storefront = registry.surfaces.find(({ id }) => id === 'storefront')!;
const approvals = approvalEnvironmentNames(registry, production, storefront);

let world: RunningWorld;
let folder: string;
beforeEach(async () => {
  world = await plannedWorld(registry, () => new Date(AT));
  folder = mkdtempSync(path.join(tmpdir(), 'causeway-access-'));
  writeFileSync(path.join(folder, 'registry.json'), JSON.stringify(registry));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

interface Report {
  readonly widens: boolean;
  readonly changes: readonly { readonly effect: string; readonly message: string }[];
  readonly doubts: readonly string[];
}

async function diff(...args: string[]) {
  const { code, stdout } = await runHere(['access', 'diff', 'registry.json', ...args, '--json'], {
    cwd: folder,
    env: world.tokenEnvironment,
    startedAt: new Date(AT),
  });
  return { code, report: JSON.parse(stdout) as Report };
}
const repository = () => world.github.world.repositories['storefront']!;
const gates = () => approvals.map((name) => repository().environments[name.toLowerCase()]!);
const deploy = () => repository().environments['storefront-production']!;
const main = () =>
  Object.values(repository().rulesets).find(
    ({ conditions, rules }) =>
      conditions?.ref_name?.include?.includes('refs/heads/main') && rules.some(({ type }) => type === 'pull_request'),
  )!;
const messages = async () => {
  const { report } = await diff('--live');
  expect(report.widens).toBe(true);
  return report.changes.filter(({ effect }) => effect === 'widens').map(({ message }) => message);
};

it('a world as planned lets nobody do more or less', async () => {
  expect(await diff('--live')).toEqual({
    code: 0,
    report: { schema: 'causeway/access-diff/v1', widens: false, changes: [], doubts: [] },
  });
});

describe('the world is wider than the registry where', () => {
  it('nobody approves any more', async () => {
    for (const gate of gates()) gate.reviewers = [];
    expect(await messages()).toContain(
      'the world lets whoever can push to main of storefront deploy storefront to production without a second person',
    );
  });

  it('an approval environment is gone: GitHub would make it anew, without reviewers', async () => {
    delete repository().environments[approvals[0]!.toLowerCase()];
    expect(await messages()).toEqual([
      `the quorum of storefront on production falls from ${approvals.length} to ${approvals.length - 1}`,
    ]);
  });

  it('a reviewer may let their own run through', async () => {
    for (const gate of gates()) gate.preventSelfReview = false;
    expect(await messages()).toEqual(['the quorum of storefront on production falls from 2 to 1']);
  });

  it('somebody else reviews', async () => {
    const ada = world.github.world.users['ada']!;
    gates()[0]!.reviewers.push({ type: 'User', id: ada.id });
    expect(await messages()).toEqual(['adds a reviewer: user:ada can let storefront through to production']);
  });

  it('administrators bypass', async () => {
    gates()[0]!.canAdminsBypass = true;
    expect((await messages()).join()).toMatch(
      /^the world lets administrators of storefront deploy storefront to production without/,
    );
  });

  it('another branch deploys, or every branch', async () => {
    deploy().policies['7'] = { id: 7, name: 'feature/*', type: 'branch' };
    expect(await messages()).toContain(
      'the world lets the branch feature/* of storefront deploy storefront to production',
    );
    deploy().branchPolicy = null;
    expect(await messages()).toContain('the world lets the branch * of storefront deploy storefront to production');
  });

  it('a deploy reaches another secret, or every workflow does', async () => {
    const sealed = { encryptedValue: 'x', keyId: '1', createdAt: AT, updatedAt: AT };
    deploy().secrets['PAYMENTS_KEY'] = { name: 'PAYMENTS_KEY', ...sealed };
    repository().secrets['NETLIFY_API_TOKEN'] = { name: 'NETLIFY_API_TOKEN', ...sealed };
    expect(await messages()).toEqual([
      'the world gives deploys of storefront to production the secret PAYMENTS_KEY',
      'the world lets workflows of storefront run with the secret NETLIFY_API_TOKEN of the repository, whatever their environment',
    ]);
  });

  it('a ruleset lets more through', async () => {
    main().bypassActors.push({ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' });
    main().rules = main().rules.filter(({ type }) => type !== 'required_status_checks' && type !== 'deletion');
    const found = (await messages()).join('\n');
    expect(found).toMatch(/^the world lets the RepositoryRole 5 pass ".+" on main of storefront \(always\)$/m);
    expect(found).toMatch(/^the world lets a commit into main of storefront without the check/m);
    expect(found).toMatch(/^main of storefront no longer refuses deletion$/m);
  });

  it.each<[string, () => void]>([
    ['is switched off', () => void Object.assign(main(), { enforcement: 'disabled' })],
    [
      'excepts the branch',
      () =>
        void Object.assign(main(), {
          conditions: { ref_name: { include: ['refs/heads/main'], exclude: ['refs/heads/main'] } },
        }),
    ],
    ['is gone', () => void delete repository().rulesets[main().id]],
  ])('a ruleset %s', async (_how, change) => {
    change();
    expect((await messages()).join()).toMatch(
      /the world takes ".+" off main of storefront: whoever can push there needs no review/,
    );
  });

  it('workflows may do more', async () => {
    repository().actions.allowedActions = 'all';
    repository().workflow = { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true };
    repository().environments['by-hand'] = { ...deploy(), name: 'by-hand' };
    const found = (await messages()).join('\n');
    for (const what of ['write with their own token', 'approve pull requests', 'use the environment by-hand']) {
      expect(found).toContain(`the world lets workflows of storefront ${what}`);
    }
    expect(found).toContain('selected becomes all');
  });
});

it('the world is narrower where something is gone', async () => {
  deploy().secrets = {};
  const { code, report } = await diff('--live');
  expect([code, report.widens]).toEqual([0, false]);
  expect(report.changes.map(({ effect }) => effect)).toEqual(['narrows']);
});

it('what cannot be seen is a doubt and never a difference, with exit 3', async () => {
  world.github.addFault({ kind: 'status', status: 403, path: '/environments$|/secrets$|/rulesets', times: 999 });
  const { code, report } = await diff('--live');
  expect(report.changes).toEqual([]);
  expect(report.doubts.length).toBeGreaterThan(0);
  expect(code).toBe(3);
});

it('what is compared with is said exactly once', async () => {
  expect((await diff()).code).toBe(2);
  expect((await diff('registry.json', '--live')).code).toBe(2);
  expect((await diff('registry.json')).code).toBe(0);
});
