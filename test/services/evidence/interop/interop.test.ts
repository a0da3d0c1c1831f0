import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statementBytes } from '../../../../evidence/statement/statement';
import { sample } from '../../../support/evidence/samples';
import { type AttackScene, jobOf, jobSample, startScene } from '../attacks/scene';
import { interopPython } from './python';

const IDENTITY = 'https://github.com/acme/storefront/.github/workflows/deploy.yml@refs/heads/dev';

describe('what we sign is verified by others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-interop-'));
  const path = (name: string) => join(folder, name);
  let scene: AttackScene;
  let python: string;
  // The setup of Python may need the network once.
  beforeAll(async () => {
    python = interopPython();
    scene = await startScene();
    writeFileSync(path('root.json'), JSON.stringify(scene.sigstore.trustedRoot));
    writeFileSync(path('key.pem'), scene.keys.dev.publicKey);
    writeFileSync(path('other.pem'), scene.keys.staging.publicKey);
  });
  afterAll(async () => {
    await scene.sigstore.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const verify = (...args: readonly string[]) => {
    const script = join(__dirname, 'verify.py');
    const { status, stdout, stderr } = spawnSync(python, [script, ...args], { encoding: 'utf8', cwd: folder });
    return { status, stdout, stderr };
  };
  const altered = (file: Buffer) => {
    const bundle = JSON.parse(file.toString());
    const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString().replace('"dev"', '"production"');
    bundle.dsseEnvelope.payload = Buffer.from(payload).toString('base64');
    return Buffer.from(JSON.stringify(bundle));
  };

  test('by securesystemslib, signed with a key', async () => {
    const statement = sample('deploy-receipt');
    const file = await scene.signed(statement, scene.keys.dev);
    writeFileSync(path('statement.json'), file);
    const payload = statementBytes(statement).toString();
    expect(verify('key', 'statement.json', 'key.pem')).toMatchObject({ status: 0, stdout: payload });
    expect(verify('key', 'statement.json', 'other.pem')).toMatchObject({ status: 1, stdout: '' });
    writeFileSync(path('altered.json'), altered(file));
    expect(verify('key', 'altered.json', 'key.pem')).toMatchObject({ status: 1, stdout: '' });
  });

  test('by sigstore for Python, signed without one: certificate, logs and times', async () => {
    const statement = jobSample('deploy-receipt');
    const file = await scene.certified(statement, jobOf('deploy-receipt'));
    writeFileSync(path('keyless.json'), file);
    const payload = statementBytes(statement).toString();
    expect(verify('keyless', 'keyless.json', 'root.json', IDENTITY)).toMatchObject({ status: 0, stdout: payload });
    const other = IDENTITY.replace('deploy.yml', 'other.yml');
    expect(verify('keyless', 'keyless.json', 'root.json', other)).toMatchObject({ status: 1, stdout: '' });
    writeFileSync(path('altered.json'), altered(file));
    expect(verify('keyless', 'altered.json', 'root.json', IDENTITY)).toMatchObject({ status: 1, stdout: '' });
  });
});
