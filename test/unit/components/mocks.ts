import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../../../plan/identities';

/** The registration of a resource. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  readonly provider: string | undefined;
  readonly custom: boolean;
}

const KNOWN = /^(causeway:index:|github:index\/|netlify:index\/|pulumi:providers:|pulumi-nodejs:dynamic\/causeway:)/;

/** Ids as GitHub would give them. */
export const identities: Identities = {
  users: new Map([['octocat', 583231]]),
  teams: new Map([['release', 42]]),
  apps: new Map([
    ['github-actions', 15368],
    ['acme-evidence', 9001],
  ]),
};

/**
 * Runs `register` under Pulumi's mocks, waits foreverything, and returns the registrations. Throws on anything
 * unexpected.
 */
export async function registered(register: () => void): Promise<readonly Registered[]> {
  const seen: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      call: ({ token }) => {
        throw new Error(`unexpected call of ${token}`);
      },
      newResource: ({ type, name, inputs, provider, custom }) => {
        if (!KNOWN.test(type)) throw new Error(`unexpected resource type ${type}`);
        seen.push({ type, name, inputs, provider, custom: custom ?? true });
        return { id: `${name}-id`, state: inputs };
      },
    },
    'causeway',
    'production',
    false,
  );
  register();
  // It is marked internal, so the types lack it. The SDK's own tests drain pending registrations with it.
  await (pulumi.runtime as unknown as { waitForRPCs(): Promise<void> }).waitForRPCs();
  return seen;
}

/** The one resource of this type and name. */
export function one(resources: readonly Registered[], type: string, name: string): Registered {
  const found = resources.filter((resource) => resource.type.endsWith(`:${type}`) && resource.name === name);
  if (found.length !== 1) {
    throw new Error(
      `${found.length} of ${type} ${name} among ${resources.map((r) => `${r.type} ${r.name}`).join('\n')}`,
    );
  }
  return found[0]!;
}
