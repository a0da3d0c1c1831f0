import { generateKeyPairSync, hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Outcome, runHere } from '../../../demo/command';
import { type RunningSigstore, startSigstore } from '../../../emulator/sigstore/service';
import { readEvidenceBook } from '../../../evidence/branch/book';
import type { EvidenceBook } from '../../../evidence/branch/branch';
import { keySigner } from '../../../evidence/signing/key';
import { servicesFrom } from '../../../evidence/signing/services';
import type { KnownKind } from '../../../evidence/statement/kinds';
import { type Statement, statementBytes } from '../../../evidence/statement/statement';
import { trustBase } from '../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../evidence/trust/root';
import { statementPath } from '../../../evidence/verification/statement-path';
import { BRANCH, EvidenceScene } from '../evidence/branch/scene';
import { evidenceRegistry } from '../evidence/registry';
import { NOW } from '../registry/fixtures';

const KINDS = ['deploy-receipt', 'promotion-ticket', 'ticket-spent', 'release-bundle', 'release-decision'];

/** A checkout whose registry trusts one key for dev, with an evidence branch on a remote, and signing services. */
export class Harbour {
  /** The start time of commands. */
  now: Date;

  private constructor(
    readonly scene: EvidenceScene,
    readonly sigstore: RunningSigstore,
    readonly registry: ReturnType<typeof evidenceRegistry>,
    readonly clone: string,
    readonly key: string,
    now: Date,
  ) {
    this.now = now;
  }

  /** Opens a harbour. `kinds` lists the kinds that the key may attest. */
  static async open(kinds: readonly string[] = KINDS): Promise<Harbour> {
    const now = NOW;
    const sigstore = await startSigstore({ now, logs: false });
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const entry = {
      id: 'dev-key',
      kind: 'key',
      publicKey: pem,
      mayAttest: kinds,
      tiers: ['dev'],
      notAfter: '2090-01-01',
    };
    const registry = evidenceRegistry([entry], {
      apps: { evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' } },
      evidence: { repository: 'web', branch: BRANCH },
    });
    const scene = new EvidenceScene();
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const harbour = new Harbour(scene, sigstore, registry, scene.clone('clone'), key, now);
    harbour.put('registry/deploy-surfaces.json', JSON.stringify(registry, null, 2));
    harbour.put('registry/trusted-root.json', JSON.stringify(sigstore.trustedRoot));
    return harbour;
  }

  /** Writes a file into the checkout. Returns its path. */
  put(path: string, content: string | Buffer): string {
    mkdirSync(dirname(join(this.clone, path)), { recursive: true });
    writeFileSync(join(this.clone, path), content);
    return path;
  }

  /** The bytes of a statement signed at `now`, by the harbour's key unless another one is given. */
  async sign<K extends KnownKind>(statement: Statement<K>, key = this.key): Promise<Buffer> {
    this.sigstore.setClock(this.now);
    const env = this.sigstore.environmentForKey(key);
    return await keySigner(key, servicesFrom(env)).sign(statement);
  }

  /**
   * Signs a statement and adds it to the branch. Returns its id. A statement signed with another key is not verified
   * here.
   */
  async add<K extends KnownKind>(statement: Statement<K>, key = this.key): Promise<string> {
    const bytes = await this.sign(statement, key);
    const path = statementPath(statement as never, bytes);
    await this.scene.branch(this.clone).append([{ path, bytes }], 'by the test');
    if (key !== this.key) return `sha256:${hash('sha256', statementBytes(statement), 'hex')}`;
    const { statements } = await this.book();
    return statements.find((each) => each.path === path)?.id ?? 'refused';
  }

  /** The branch, verified. */
  async book(): Promise<EvidenceBook> {
    const root = parseTrustedRoot(JSON.stringify(this.sigstore.trustedRoot), 'root');
    return readEvidenceBook(await this.scene.branch(this.clone).read(), trustBase(this.registry, root), this.now);
  }

  /** Runs a command in the checkout. The environment includes the key unless the caller omits it. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = this.clone): Promise<Outcome> {
    this.sigstore.setClock(this.now);
    return runHere(args, {
      cwd,
      env: { ...this.sigstore.environmentForKey(this.key), ...env },
      startedAt: this.now,
    });
  }

  async close(): Promise<void> {
    await this.sigstore.close();
    this.scene.dispose();
  }
}
