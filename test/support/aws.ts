import { type ChildProcess, spawn } from 'node:child_process';
import { ensureMoto } from '../../toolchain/install/moto.js';

/** S3 and STS, emulated by moto in its own process. */
export interface RunningAws {
  readonly url: string;
  /** Makes a bucket. Returns the address of the engine's state backend in it. */
  readonly bucket: (name: string, region: string) => Promise<string>;
  /** Credentials of a session, as the variables that a login sets in a job. */
  readonly session: (role: string, token: string) => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
}

const START_MS = 60_000;
const ACCOUNT = '111122223333';

/** The port that the server reports. Rejects when the server ends first. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`moto did not start:\n${said}`)), START_MS);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const port = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`moto ended:\n${said}`)));
  });
}

async function sent(url: string, init: RequestInit): Promise<string> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${init.method} ${url} answered ${response.status}: ${text}`);
  return text;
}

function between(text: string, tag: string): string {
  const found = text.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0];
  if (found === undefined) throw new Error(`STS gave no ${tag}`);
  return found;
}

/**
 * Starts moto's server (https://docs.getmoto.org/en/latest/docs/server_mode.html). It accepts any signature, so the
 * caller decides whether a job may have a session.
 */
export async function startAws(): Promise<RunningAws> {
  const child = spawn(await ensureMoto(), ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  return {
    url,
    bucket: async (name, region) => {
      const body = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
      await sent(`${url}/${name}`, { method: 'PUT', body });
      const query = new URLSearchParams({ region, endpoint: url, s3ForcePathStyle: 'true' });
      return `s3://${name}?${query}`;
    },
    session: async (role, token) => {
      const action = { Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', RoleSessionName: 'GitHubActions' };
      const body = new URLSearchParams({ ...action, RoleArn: role, WebIdentityToken: token });
      const text = await sent(url, { method: 'POST', body });
      return {
        AWS_ACCESS_KEY_ID: between(text, 'AccessKeyId'),
        AWS_SECRET_ACCESS_KEY: between(text, 'SecretAccessKey'),
        AWS_SESSION_TOKEN: between(text, 'SessionToken'),
      };
    },
    close: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill();
      }),
  };
}

/** The ARN of a role in the account that moto emulates. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}
