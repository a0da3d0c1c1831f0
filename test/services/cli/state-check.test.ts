import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runHere } from '../../../demo/command';
import type { State } from '../../../registry/schema/state';
import { base, NOW } from '../../support/registry/fixtures';
import { BACKENDS } from '../../support/workflows/backends';

const SALT = 'encryptionsalt: v1:a:b\n';
const URL = 's3://acme-causeway-state?region=eu-central-1';
const AWS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };
const JOB = { CI: 'true', PULUMI_CONFIG_PASSPHRASE: 'x', PULUMI_BACKEND_URL: URL, ...AWS };
const ROLE = 'arn:aws:iam::111122223333:role/causeway-state';
const gcp = {
  workloadIdentityProvider: 'projects/1/locations/global/workloadIdentityPools/github/providers/actions',
  serviceAccount: 'causeway-state@acme-prod.iam.gserviceaccount.com',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces the engine and records its calls. */
function engine(script: string): void {
  writeFileSync(join(folder, 'pulumi'), `#!/bin/sh\ntouch '${folder}/asked'\n${script}\n`);
  chmodSync(join(folder, 'pulumi'), 0o755);
}

interface Asked {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly state?: State | 'none';
  readonly script?: string;
  readonly stackFile?: string;
}

async function asked({ env = JOB, state, script = `echo '[{"name":"dev.web-apps"}]'`, stackFile = SALT }: Asked) {
  engine(script);
  writeFileSync(join(folder, 'Pulumi.dev.web-apps.yaml'), stackFile);
  const registry = base('full');
  if (state === 'none') delete registry.state;
  else if (state !== undefined) registry.state = state;
  writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry));
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  const { code, stdout } = await runHere(['state', 'check', '--stack', 'dev.web-apps', '--registry', 'registry.json'], {
    cwd: folder,
    startedAt: NOW,
    env: { PATH: [folder, '/usr/bin', '/bin'].join(delimiter), ...known },
  });
  return [code, stdout.trim()];
}

describe('causeway state check', () => {
  it('is content where the engine finds the stack in the registry’s backend', async () => {
    expect(await asked({})).toEqual([0, `${URL}: the engine finds dev.web-apps there`]);
  });

  it.each<[string, Asked, RegExp]>([
    ['no backend', { state: 'none' }, /^the registry does not say where the state is kept/],
    ['no login', { env: { ...JOB, AWS_SESSION_TOKEN: undefined } }, /not logged in to aws: AWS_SESSION_TOKEN not set$/],
    ['no passphrase', { env: { ...JOB, PULUMI_CONFIG_PASSPHRASE: '' } }, /^no passphrase decrypts the stacks/],
    [
      'a file that is gone when the job ends',
      {
        state: { backend: 'file', url: 'file:///srv/state', logins: {}, secrets: { provider: 'passphrase' } },
        env: { ...JOB, PULUMI_BACKEND_URL: undefined },
      },
      /^file:\/\/\/srv\/state is on this runner, and gone when the job ends/,
    ],
    [
      'a login for the key alone',
      {
        state: {
          backend: 'gcs',
          url: 'gs://acme-state',
          logins: { gcp, aws: { role: ROLE, region: 'eu-west-1' } },
          secrets: { provider: 'awskms', key: 'awskms://alias/state' },
        },
        env: { ...AWS, CI: 'true' },
      },
      /^the job is not logged in to gcp: GOOGLE_APPLICATION_CREDENTIALS not set$/,
    ],
    ['a backend that refuses', { script: 'echo AccessDenied >&2; exit 1' }, /^the engine cannot read .*AccessDenied/],
    ['an engine that says something else', { script: 'echo hello' }, /^the engine gave an unexpected answer/],
  ])('ends with 3 and says why: %s', async (_what, question, says) => {
    expect(await asked(question)).toEqual([3, expect.stringMatching(says)]);
  });

  it.each(Object.entries(BACKENDS))('ends with 3 and says why in a job without a login: %s', async (_name, state) => {
    const env = { CI: 'true', PULUMI_BACKEND_URL: state.url };
    // Azure's login sets no variable, so the engine reports the missing login.
    const script = 'echo "no credential" >&2; exit 255';
    const stackFile = 'key' in state.secrets ? `secretsprovider: ${state.secrets.key}\n` : SALT;
    const [code, said] = await asked({ env, state, script, stackFile });
    const expected = {
      'pulumi-cloud': /not logged in to pulumi: PULUMI_ACCESS_TOKEN not set/,
      s3: /not logged in to aws: AWS_/,
      gcs: /not logged in to gcp: GOOGLE_/,
      azblob: /no passphrase|no credential/,
      file: /gone when the job ends/,
    }[state.backend];
    expect([code, said]).toEqual([3, expect.stringMatching(expected)]);
  });

  it.each<[string, Asked, RegExp]>([
    [
      'another address',
      { env: { ...JOB, PULUMI_BACKEND_URL: 's3://evil' } },
      /^PULUMI_BACKEND_URL is s3:\/\/evil, and/,
    ],
    ['a state without the stack', { script: `echo '[{"name":"production"}]'` }, /^there is no stack dev.web-apps in /],
    [
      'a stack whose secrets are for another provider',
      { stackFile: 'secretsprovider: awskms://alias/other\nencryptedkey: AAAA\n' },
      /^the secrets of Pulumi\.dev\.web-apps\.yaml are for the provider awskms:\/\/alias\/other, and the registry says passphrase$/,
    ],
  ])('ends with 1: %s', async (_what, question, says) => {
    expect(await asked(question)).toEqual([1, expect.stringMatching(says)]);
  });

  it('asks for no login on a person’s machine, where the engine finds its own', async () => {
    expect(await asked({ env: {} })).toEqual([0, expect.stringContaining('the engine finds dev.web-apps there')]);
  });

  it('never prints a credential that the engine repeats', async () => {
    const env = { ...JOB, AWS_SECRET_ACCESS_KEY: 'canary-of-the-key' };
    const [code, said] = await asked({ env, script: 'echo "refused canary-of-the-key"; exit 1' });
    expect(code).toBe(3);
    expect(said).not.toContain('canary');
  });
});
