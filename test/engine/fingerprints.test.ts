import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, keyName } from '../../registry/fingerprint';
import { causeway } from '../support/cli/command';
import { CANARY, document } from './draft';
import { Scene } from './scene';

jest.setTimeout(300_000);

const KEY = `${CANARY}-a-key-of-forty-characters-or-more`;
const OTHER_KEY = `${CANARY}-another-key-of-as-many-characters`;
const draft = document();
draft.isolationLint = { enabled: true };
const STACKS = ['dev', 'staging'] as const;
// One secret that both tiers share, and one that differs.
const VALUES = {
  'storefront.SESSION_KEY': { dev: `${CANARY}-one`, staging: `${CANARY}-one` },
  'api.DATABASE_URL': { dev: `${CANARY}-two`, staging: `${CANARY}-three` },
} as const;

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.copy(draft);
  for (const stack of STACKS) {
    for (const [name, values] of Object.entries(VALUES)) {
      await scene.engine.setSecret(stack, `causeway:secrets.${name}`, values[stack]);
    }
    await scene.mustUp(stack);
  }
});
afterAll(() => scene.close());

const file = (stack: string) => path.join(scene.engine.folder, `outputs-${stack}.json`);

async function outputs(stack: string, ...options: readonly string[]): Promise<string> {
  const { stdout } = await scene.engine.must('stack', 'output', '--json', '--stack', stack, ...options);
  writeFileSync(file(stack), stdout);
  return stdout;
}

async function upWith(keys: Readonly<Record<(typeof STACKS)[number], string>>): Promise<void> {
  for (const stack of STACKS) {
    await scene.engine.setSecret(stack, 'causeway:fingerprintKey', keys[stack]);
    await scene.mustUp(stack);
    await outputs(stack, '--show-secrets');
  }
}

/** The lint's findings about the two secrets between the two tiers. */
async function lint() {
  const files = STACKS.map(file);
  const flags = ['--registry', scene.registryFile, '--stack-outputs', ...files, '--json'];
  const { code, stdout } = await causeway(scene.engine.folder, 'isolation', 'lint', ...flags);
  scene.printed += stdout;
  const { findings } = JSON.parse(stdout) as { findings: { subject: string; verdict: string }[] };
  const of = (subject: string) =>
    findings.find((each) => each.subject === `${subject} on dev and staging`)?.verdict ?? 'not looked at';
  return { code, session: of('storefront/SESSION_KEY'), database: of('api/DATABASE_URL') };
}

describe('fingerprints of the secrets that a stack sets', () => {
  test('are no outputs without a key: whether values differ is unverified', async () => {
    for (const stack of STACKS) expect(await outputs(stack, '--show-secrets')).not.toContain('secretFingerprints');
    expect(await lint()).toEqual({ code: 3, session: 'unverified', database: 'unverified' });
  });

  test('show a value that two tiers share, and one that they do not', async () => {
    await upWith({ dev: KEY, staging: KEY });
    expect(await lint()).toEqual({ code: 1, session: 'denied', database: 'allowed' });
  });

  test('are secret outputs, which the lint does not take hidden', async () => {
    expect(JSON.parse(await outputs('dev')).secretFingerprints).toBe('[secret]');
    const flags = ['--registry', scene.registryFile, '--stack-outputs', file('dev')];
    const { code, stderr } = await causeway(scene.engine.folder, 'isolation', 'lint', ...flags);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--show-secrets') });
  });

  test('of two keys are not compared: one value has other fingerprints under another key', async () => {
    await upWith({ dev: KEY, staging: OTHER_KEY });
    expect(await lint()).toEqual({ code: 3, session: 'unverified', database: 'unverified' });
  });

  test('a key that could be guessed is refused, and nothing changes', async () => {
    scene.clearRequests();
    await scene.engine.setSecret('dev', 'causeway:fingerprintKey', `${CANARY}-short`);
    const run = await scene.up('dev');
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('causeway:fingerprintKey');
    expect(scene.writes()).toEqual([]);
  });

  test('neither they nor the values are in clear in state, stack files or output', () => {
    const prints = [fingerprint(VALUES['storefront.SESSION_KEY'].dev, KEY, 'key'), keyName(KEY)];
    const texts = [{ name: 'printed', text: scene.printed }, ...scene.files()];
    expect(texts.length).toBeGreaterThan(STACKS.length);
    for (const { name, text } of texts) {
      for (const secret of [CANARY, ...prints])
        expect({ name, found: text.includes(secret) }).toEqual({ name, found: false });
    }
  });
});
