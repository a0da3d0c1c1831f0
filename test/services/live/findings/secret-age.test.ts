import { secretAgeFindings } from '../../../../live/findings/secret-age';
import { registryOfCheckout } from '../../../support/live/looking';
import { AT, oneWorld } from '../../../support/live/one-world';

const { production, world, repository, verify } = oneWorld(registryOfCheckout());
const isAudited = (one: (typeof production.environments)[number]['secrets'][number]) =>
  one.managed === 'external' && one.rotateEvery === 'P90D' && one.lastRotated !== undefined;
const deploy = production.environments.find(({ secrets }) => secrets.some(isAudited))!;
const secret = deploy.secrets.find(isAudited)!;
const address = `${deploy.repository.name}/environment/${deploy.name.toLowerCase()}/secret/${secret.name}`;
const kept = () => repository(deploy.repository.name).environments[deploy.name.toLowerCase()]!.secrets[secret.name]!;

describe('an external secret', () => {
  it('is fine when it was written within its rotation and after the recorded one', async () => {
    expect(await verify(production)).toEqual([]);
  });

  it('is stale the moment that its rotation is over', async () => {
    kept().updatedAt = '2026-11-01T00:00:00Z';
    const due = Date.parse('2026-11-01T00:00:00Z') + 90 * 86_400_000;
    const stale = async (now: number) =>
      (await verify(production, {}, new Date(now))).filter((one) => one.address === address).map(({ field }) => field);
    expect(await stale(due - 1)).toEqual([]);
    expect(await stale(due)).toEqual(['rotateEvery']);
  });

  it('differs when the registry records a rotation that never reached it', async () => {
    kept().updatedAt = '2026-09-30T23:59:59Z';
    expect(await verify(production)).toMatchObject([
      { kind: 'different', address, field: 'lastRotated', planned: secret.lastRotated, seen: '2026-09-30T23:59:59Z' },
    ]);
  });

  it('is unverified when nobody says when it was written', () => {
    const snapshot = {
      schema: 'causeway/live-snapshot/v1' as const,
      organization: 'acme',
      digest: '',
      unverified: [],
      objects: [{ address, kind: 'secret' as const, fields: {} }],
    };
    expect(secretAgeFindings(production, snapshot, new Date(AT))).toMatchObject([{ kind: 'unverified', address }]);
  });
});

it('a secret that we manage is judged by its own command, not by its age', async () => {
  for (const site of world().netlify.world.variables) site.updatedAt = '2020-01-01T00:00:00Z';
  const managed = production.sites.flatMap(({ secrets }) => secrets).filter((one) => one.managed === 'pulumi');
  expect(managed.length).toBeGreaterThan(0);
  expect(await verify(production)).toEqual([]);
});
