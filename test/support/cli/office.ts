import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Outcome, runHere } from '../../../demo/command';
import { type RunningSigstore, startSigstore } from '../../../emulator/sigstore/service';
import type { Registry } from '../../../registry/schema';
import { NOW } from '../registry/fixtures';

/** The kinds that every person's key may attest. Approvers also attest approvals, and owners quarantines. */
const KINDS = ['waiver', 'incident', 'checklist', 'manual-proof', 'revocation'];

/**
 * A checkout with persons who have keys, and Sigstore's services. Statements that people sign in it are verified
 * normally.
 */
export interface Office {
  readonly folder: string;
  readonly sigstore: RunningSigstore;
  /** The start time of commands. The services' clock shows it too. */
  readonly now: Date;
  /** The signing variables of a person. */
  readonly environmentOf: (person: string) => Readonly<Record<string, string>>;
  readonly put: (path: string, content: string) => string;
  readonly read: (path: string) => string;
  /** Runs a command as a person, or as nobody. `at` sets the clock, including that of the services. */
  readonly as: (person: string | undefined, at: Date, ...args: readonly string[]) => Promise<Outcome>;
  /** Additional variables of every command. Tests add to them. */
  readonly variables: Record<string, string>;
  readonly close: () => Promise<void>;
}

/** Opens an office. `registry` is a sound one whose trust is replaced. `persons` are `user:<login>`. */
export async function openOffice(registry: Registry, persons: readonly string[]): Promise<Office> {
  const approvers = registry.governance.waiverApprovers;
  const now = NOW;
  const sigstore = await startSigstore({ now, logs: false });
  const folder = mkdtempSync(join(tmpdir(), 'causeway-office-'));
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  // GitHub decides who is in a team.
  const isApprover = (person: string) => approvers.some((each) => each === person || each.startsWith('team:'));
  const keys = new Map(persons.map((person) => [person, generateKeyPairSync('ed25519')]));
  const entries = [...keys].map(([person, { publicKey }], index) => ({
    id: `person-${index}`,
    kind: 'key',
    person,
    notAfter: '2090-01-01',
    tiers: ['production'],
    mayAttest: [
      ...KINDS,
      ...(isApprover(person) ? ['waiver-approval'] : []),
      ...(registry.governance.owners.includes(person) ? ['quarantine'] : []),
    ],
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }));
  const trust = { root: 'registry/trusted-root.json', entries };
  put('registry/deploy-surfaces.json', JSON.stringify({ ...registry, trust }, null, 2));
  put('registry/trusted-root.json', JSON.stringify(sigstore.trustedRoot));
  const variables: Record<string, string> = {};
  const environmentOf = (person: string) => {
    const key = keys.get(person);
    if (!key) throw new Error(`${person} has no key here`);
    return sigstore.environmentForKey(key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  };
  return {
    folder,
    sigstore,
    now,
    environmentOf,
    put,
    variables,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    as: async (person, at, ...args) => {
      sigstore.setClock(at);
      const own = person === undefined ? {} : environmentOf(person);
      return runHere(args, { cwd: folder, env: { ...own, ...variables }, startedAt: at });
    },
    close: async () => {
      await sigstore.close();
      rmSync(folder, { recursive: true });
    },
  };
}
