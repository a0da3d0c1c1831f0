import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers';
import { dateEdit, secretEntry } from '../../../delivery/rotation/date';
import { type Recorded, reuseOf, underOtherKeys } from '../../../delivery/rotation/fingerprint';
import { sealed } from '../../../delivery/rotation/sealed';
import { plannedWorld } from '../../../demo/planned-world';
import { fingerprint, keyName } from '../../../registry/fingerprint';
import { Registry } from '../../../registry/schema';
import type { RunningWorld } from '../../../sandbox/world';
import { Harbour } from '../../support/cli/harbour';
import { evidenceRegistry } from '../../support/evidence/registry';

const CANARY = 'canary-0rotated "value" %&?\nsecond line of it';
const KEY = 'k'.repeat(32);
const RECORDED: Recorded = {
  surface: 'shop',
  tier: 'staging',
  secret: 'SESSION_KEY',
  at: '2026-11-01T00:00:00.000Z',
  print: fingerprint('old value', KEY, 'KEY'),
  key: keyName(KEY),
};

describe('a value', () => {
  const place = { surface: 'shop', tier: 'dev', secret: 'SESSION_KEY' };
  test('is never used on two tiers under whatever name, nor twice in one place', () => {
    const reuse = (value: string, at = place) => reuseOf(fingerprint(value, KEY, 'KEY'), at, [RECORDED]);
    expect(reuse('new value')).toBeUndefined();
    expect(reuse('old value')).toMatch(/the value of SESSION_KEY of shop on staging: tiers share no values/);
    expect(reuse('old value', { ...place, surface: 'docs', secret: 'OTHER' })).toMatch(/tiers share no values/);
    expect(reuse('old value', { ...place, tier: 'staging' })).toMatch(/it is not new/);
    expect(reuse('old value', { ...place, tier: 'staging', secret: 'OTHER' })).toBeUndefined();
    expect(() => fingerprint('x', 'short', 'KEY')).toThrow('there is no key for fingerprints');
    expect(() => fingerprint('x', undefined, 'KEY')).toThrow('there is no key for fingerprints');
  });

  test('is not comparable with what was last recorded elsewhere under another key', () => {
    const secrets = [{ name: 'SESSION_KEY', owner: 'team:web' }];
    const { surfaces, ...rest } = evidenceRegistry();
    const registry = Registry.parse({ ...rest, surfaces: surfaces.map((each) => ({ ...each, secrets })) });
    const others = (key: string, ...recorded: readonly Recorded[]) =>
      underOtherKeys(key, place, recorded, registry).map(({ surface, tier }) => `${surface}/${tier}`);
    const other = keyName('l'.repeat(32));
    const again = { ...RECORDED, key: other };
    expect(others(keyName(KEY), RECORDED)).toEqual([]);
    expect(others(other, RECORDED)).toEqual(['shop/staging']);
    expect(others(other, RECORDED, again)).toEqual([]);
    expect(others(keyName(KEY), RECORDED, again)).toEqual(['shop/staging']);
    expect(others(other, { ...RECORDED, tier: 'dev' })).toEqual([]);
    expect(others(other, { ...RECORDED, surface: 'docs', tier: 'dev' })).toEqual(['docs/dev']);
    // A place that is no longer in the registry cannot be rotated.
    for (const gone of [{ secret: 'GONE' }, { surface: 'moon' }, { tier: 'moon' }]) {
      expect(others(other, { ...RECORDED, ...gone })).toEqual([]);
    }
  });

  test('of an entry for several tiers gets the oldest date, and none while one is unknown', () => {
    const found = { path: ['surfaces', 0, 'secrets', 0], tiers: ['dev', 'staging'], entry: {} as never };
    const now = new Date('2026-11-21T09:00:00Z');
    expect(dateEdit(found, place, [RECORDED], now)).toEqual({
      path: ['surfaces', 0, 'secrets', 0, 'lastRotated'],
      value: '2026-11-01',
    });
    expect(dateEdit(found, place, [], now)).toBeUndefined();
    expect(dateEdit({ ...found, tiers: ['dev'] }, place, [], now)?.value).toBe('2026-11-21');
  });
});

test('a sealed value is opened by the private key alone', async () => {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const box = await sealed(CANARY, Buffer.from(publicKey).toString('base64'));
  expect(box).not.toContain('canary');
  expect(Buffer.from(sodium.crypto_box_seal_open(Buffer.from(box, 'base64'), publicKey, privateKey)).toString()).toBe(
    CANARY,
  );
});

describe('causeway secrets rotate', () => {
  let harbour: Harbour;
  let world: RunningWorld;
  let env: Readonly<Record<string, string>>;
  let text: string;
  beforeEach(async () => {
    harbour = await Harbour.open(['secret-fingerprint']);
    const secrets = [
      { name: 'SESSION_KEY', in: ['github', 'netlify'], tiers: ['dev'], owner: 'team:web', lastRotated: '2026-01-02' },
      { name: 'SHARED', tiers: ['dev', 'production'], owner: 'team:web' },
      { name: 'MANAGED', managed: 'pulumi', owner: 'team:web' },
    ];
    const [shop, ...others] = harbour.registry.surfaces;
    const target = { kind: 'netlify', team: { dev: 'acme-dev', staging: 'acme-dev', production: 'acme' } };
    const draft = { ...harbour.registry, surfaces: [{ ...shop, target, secrets }, ...others] };
    text = JSON.stringify(draft, null, 2);
    harbour.put('registry/deploy-surfaces.json', text);
    // Two writes have two times.
    let seconds = 0;
    world = await plannedWorld(Registry.parse(draft), () => new Date(harbour.now.getTime() + 1_000 * seconds++));
    env = { ...world.tokenEnvironment, CAUSEWAY_FINGERPRINT_KEY: KEY };
    harbour.put('value.txt', `${CANARY}\n`);
  });
  afterEach(async () => {
    await world.close();
    await harbour.close();
  });

  const rotate = (name: string, ...more: readonly string[]) =>
    harbour.run(['secrets', 'rotate', '--surface', 'shop', '--tier', 'dev', '--name', name, ...more], env);
  const fromFile = ['--from', 'cat value.txt'];
  const registryNow = () => readFileSync(join(harbour.clone, 'registry/deploy-surfaces.json'), 'utf8');
  const kept = () => world.github.world.repositories['storefront']!.environments['shop-dev']!.secrets['SESSION_KEY']!;
  const nothingDone = async (before: string) => {
    expect(JSON.stringify([world.github.world.repositories, world.netlify.world.variables])).toBe(before);
    expect((await harbour.book()).statements).toEqual([]);
    expect(registryNow()).toBe(text);
  };
  const state = () => JSON.stringify([world.github.world.repositories, world.netlify.world.variables]);

  test('writes the value to both stores, records it, dates it, and shows it nowhere', async () => {
    const outcome = await rotate('SESSION_KEY', ...fromFile, '--json');
    expect([outcome.stderr, outcome.code]).toEqual(['', 0]);
    expect(Buffer.from(kept().encryptedValue, 'base64').length).toBe(Buffer.byteLength(CANARY) + 48);
    const variable = world.netlify.world.variables.find(({ key }) => key === 'SESSION_KEY')!;
    expect([variable.isSecret, variable.values.map(({ value, context }) => [context, value])]).toEqual([
      true,
      [['production', CANARY]],
    ]);
    const { statements } = await harbour.book();
    expect(statements.map(({ statement }) => statement)).toMatchObject([
      {
        subjects: { fingerprint: fingerprint(CANARY, KEY, 'KEY') },
        predicate: {
          secret: 'SESSION_KEY',
          surface: 'shop',
          tier: 'dev',
          recordedAt: harbour.now.toISOString(),
          key: keyName(KEY),
        },
      },
    ]);
    const edited = registryNow();
    expect(edited).toBe(text.replace('2026-01-02', harbour.now.toISOString().slice(0, 10)));
    for (const part of CANARY.split('\n')) {
      const seen = [
        outcome.stdout,
        outcome.stderr,
        edited,
        JSON.stringify(world.github.world),
        JSON.stringify(statements),
      ];
      for (const where of seen) expect(where).not.toContain(part);
      for (const file of readdirSync(harbour.clone, { recursive: true, withFileTypes: true })) {
        if (!file.isFile() || file.name === 'value.txt') continue;
        expect(readFileSync(join(file.parentPath, file.name)).includes(part)).toBe(false);
      }
    }
    const again = await rotate('SESSION_KEY', ...fromFile);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('it is not new')]);
  });

  test('keeps the date of an entry whose other tier has no recorded rotation', async () => {
    const outcome = await rotate('SHARED', ...fromFile);
    expect([outcome.code, outcome.stdout]).toEqual([0, expect.stringContaining('kept     lastRotated')]);
    expect(registryNow()).toBe(text);
  });

  test.each<readonly [string, string, readonly string[], number, RegExp]>([
    ['an empty value', 'SESSION_KEY', ['--from', 'true'], 2, /value is empty/],
    ['a command that fails', 'SESSION_KEY', ['--from', 'cat value.txt; exit 3'], 3, /it ended with 3/],
    ['no source', 'SESSION_KEY', [], 2, /the source of the value is missing/],
    ['two sources', 'SESSION_KEY', [...fromFile, '--file', 'value.txt'], 2, /the source of the value is missing/],
    ['a secret of Pulumi’s', 'MANAGED', fromFile, 2, /is written by Pulumi/],
    ['a secret that is none', 'MOON', fromFile, 2, /no secret "MOON"/],
  ])('writes nothing for %s', async (_name, secret, more, code, message) => {
    const before = state();
    const outcome = await rotate(secret, ...more);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(outcome.stderr).not.toContain('canary');
    await nothingDone(before);
  });

  test('writes nothing without a key for fingerprints, or without leave to sign', async () => {
    const before = state();
    env = { ...env, CAUSEWAY_FINGERPRINT_KEY: 'short' };
    expect(await rotate('SESSION_KEY', ...fromFile)).toMatchObject({ code: 2 });
    await nothingDone(before);
    env = { ...env, CAUSEWAY_FINGERPRINT_KEY: KEY };
    const elsewhere = [
      'secrets',
      'rotate',
      '--surface',
      'shop',
      '--tier',
      'production',
      '--name',
      'SHARED',
      ...fromFile,
    ];
    expect(await harbour.run(elsewhere, env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('may not attest'),
    });
    await nothingDone(before);
  });

  test('writes nothing under another key than that of what it is to be compared with, unless the key was replaced', async () => {
    expect(await rotate('SHARED', '--from', 'echo another')).toMatchObject({ code: 0 });
    const [before, statements] = [state(), (await harbour.book()).statements];
    env = { ...env, CAUSEWAY_FINGERPRINT_KEY: 'l'.repeat(32) };
    const refused = await rotate('SESSION_KEY', ...fromFile);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringMatching(/cannot be compared with SHARED of shop on dev: recorded under another key.*--new-key/s),
    ]);
    expect(refused.stderr).not.toContain('llll');
    expect([state(), (await harbour.book()).statements, registryNow()]).toEqual([before, statements, text]);
    const replaced = await rotate('SESSION_KEY', ...fromFile, '--new-key', '--json');
    expect([replaced.code, replaced.stderr]).toEqual([
      0,
      'unverified: SHARED of shop on dev was recorded under another key, and not compared\n',
    ]);
    expect(JSON.parse(replaced.stdout)).toMatchObject({ key: keyName('l'.repeat(32)) });
    // After that rotation only one key is left. The place's own history under the old key does not block anything.
    expect(await rotate('SHARED', '--from', 'echo third', '--new-key')).toMatchObject({ code: 0, stderr: '' });
    expect(await rotate('SHARED', '--from', 'echo fourth')).toMatchObject({ code: 0, stderr: '' });
  });

  test('a store that refuses, or does not show that it was written, is no rotation; its words never carry the value', async () => {
    const put = { method: 'PUT', path: '/secrets/SESSION_KEY$' } as const;
    world.github.addFault({ ...put, kind: 'status', status: 422, message: `bad: ${CANARY}` });
    const refused = await rotate('SESSION_KEY', ...fromFile);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('GitHub refused to write the secret')]);
    expect(refused.stderr).not.toContain('canary');
    world.github.addFault({ kind: 'status', status: 502, method: 'GET', path: '/secrets/SESSION_KEY$', times: 9 });
    expect(await rotate('SESSION_KEY', ...fromFile)).toMatchObject({ code: 3 });
    expect((await harbour.book()).statements).toEqual([]);
    expect(registryNow()).toBe(text);
  });

  test('writes over no value of another context at Netlify', async () => {
    const variable = world.netlify.world.variables.find(({ key }) => key === 'SESSION_KEY')!;
    variable.values.push({ id: 'x', value: 'other', context: 'deploy-preview' } as never);
    const outcome = await rotate('SESSION_KEY', ...fromFile);
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining('in other contexts: deploy-preview')]);
  });
});

test('the entry of a secret is found by surface, tier and name', () => {
  expect(() =>
    secretEntry(
      Registry.parse(JSON.parse(readFileSync(join(__dirname, '../../../registry/deploy-surfaces.json'), 'utf8'))),
      {
        surface: 'moon',
        tier: 'dev',
        secret: 'X',
      },
    ),
  ).toThrow('there is no surface "moon"');
});
