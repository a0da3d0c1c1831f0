import { createSign, generateKeyPairSync } from 'node:crypto';
import type { RunningService, ServiceOptions } from '../../../emulator/core/server';
import { startGithub } from '../../../emulator/github/service';
import type { GithubWorld } from '../../../emulator/github/world';
import { sample, sampleWorld } from '../../support/emulator/sample';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field, as a client without types would
  readonly body: any;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
}

/** A started GitHub emulator with a client, the App's signing key and a clock that can be set. */
export interface Github {
  readonly service: RunningService<GithubWorld>;
  readonly world: GithubWorld;
  readonly clock: { now: Date };
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  jwt(claims?: object, header?: object): string;
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export async function startSample(
  options: Partial<ServiceOptions<GithubWorld>> & { plan?: GithubWorld['organization']['plan'] } = {},
): Promise<Github> {
  const { plan, ...rest } = options;
  const clock = { now: new Date('2026-10-01T12:00:00.000Z') };
  const service = await startGithub({ world: sampleWorld(publicKey, plan), clock: () => clock.now, ...rest });
  return {
    service,
    world: service.world,
    clock,
    async call(method, path, body, { token = sample.token, headers = {} } = {}) {
      const response = await fetch(`${service.url}${path}`, {
        method,
        redirect: 'manual',
        headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
    },
    jwt(claims = {}, header = {}) {
      const seconds = Math.floor(clock.now.getTime() / 1000);
      const payload = { iss: String(sample.app.id), iat: seconds - 60, exp: seconds + 300, ...claims };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', ...header })}.${part(payload)}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys.privateKey, 'base64url')}`;
    },
  };
}

export const repository = '/repos/acme/storefront';

export const selectedBranches = { protected_branches: false, custom_branch_policies: true };
