import { generateKeyPairSync } from 'node:crypto';
import { TestRepository } from '../delivery/repository';
import { BRANCH } from '../evidence/branch/scene';
import { evidenceRegistry } from '../evidence/registry';
import { BUNDLE, sample } from '../evidence/samples';
import { Harbour } from './harbour';

const KINDS = ['deploy-receipt', 'release-bundle', 'test-result', 'incident'];
/**
 * The kinds that the staging key signs: the gate's decision, and kinds that name no tier, which the key of the target
 * tier must sign.
 */
const FOR_STAGING = ['release-decision', 'release-bundle', 'test-result'];

/**
 * A harbour whose staging requires one check, the receipt of dev and release notes. Staging needs no approval, so a key
 * is enough.
 */
export class GateScene {
  private constructor(
    readonly harbour: Harbour,
    /** A real commit of the shop; every branch points to it. */
    readonly commit: string,
    private readonly decider: string,
  ) {}

  /** `people` are trust entries of persons. `governance` overrides the default governance. */
  static async open(
    gate: object = {},
    { people = [], governance = {} }: { readonly people?: readonly object[]; readonly governance?: object } = {},
  ): Promise<GateScene> {
    const harbour = await Harbour.open(KINDS);
    const { trust } = harbour.registry;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const decider = {
      id: 'gate',
      kind: 'key',
      mayAttest: FOR_STAGING,
      tiers: ['staging'],
      notAfter: '2090-01-01',
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    };
    const registry = evidenceRegistry([...(trust?.entries ?? []), decider, ...people], {
      governance: { ...harbour.registry.governance, ...governance },
      apps: { evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' } },
      evidence: { repository: 'web', branch: BRANCH },
      repositories: { web: { id: 1001, name: 'storefront' } },
      tiers: [
        { id: 'dev', branch: 'dev' },
        { id: 'staging', branch: 'dev', promotesFrom: 'dev', gate },
        { id: 'production', branch: 'main', promotesFrom: 'staging', approval: { reviewers: ['team:release'] } },
      ],
      surfaces: [
        {
          id: 'shop',
          owner: 'team:web',
          repository: 'web',
          evidence: ['unit'],
          target: { kind: 'workflow', workflow: '.github/workflows/target.yml' },
        },
      ],
      checks: [
        {
          id: 'unit',
          scope: 'surface',
          category: 'B',
          risk: 'a regression',
          severity: 'high',
          mode: 'blocking',
          context: 'unit',
        },
      ],
    });
    harbour.put('registry/deploy-surfaces.json', JSON.stringify(registry, null, 2));
    harbour.put('.gitignore', 'artifacts*/\n*.md\n');
    const repository = new TestRepository(harbour.clone);
    const commit = repository.commit('the shop');
    repository.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main', 'HEAD:refs/heads/dev');
    repository.git('fetch', '--quiet', 'origin');
    return new GateScene(harbour, commit, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }

  readonly subjects = () => ({ commit: this.commit, bundle: BUNDLE });

  /** The release job signs the bundle. */
  bundle(): Promise<string> {
    return this.harbour.add(sample('release-bundle', {}, this.subjects()), this.decider);
  }

  /** A run of the check adds a result. */
  result(change: object = {}): Promise<string> {
    return this.harbour.add(sample('test-result', change, this.subjects()), this.decider);
  }

  /** The deploy to dev writes a receipt. */
  receipt(change: object = {}): Promise<string> {
    const at = this.harbour.now.toISOString();
    const health = { checks: 3, passed: 3, firstOkAt: at, lastOkAt: at };
    const times = { startedAt: at, finishedAt: at, health };
    return this.harbour.add(sample('deploy-receipt', { ...times, ...change }, this.subjects()));
  }

  /** Adds everything that staging requires. */
  async complete(): Promise<void> {
    await this.bundle();
    await this.result();
    await this.receipt();
  }

  /** Evaluates the gate for staging, with the key that may sign its decisions. */
  decide(...more: readonly string[]) {
    const env = this.harbour.sigstore.environmentForKey(this.decider);
    return this.harbour.run(['gate', 'evaluate', '--tier', 'staging', '--commit', this.commit, ...more], env);
  }

  /** Evaluates the gate for staging. */
  evaluate(...more: readonly string[]) {
    return this.harbour.run(['gate', 'evaluate', '--tier', 'staging', '--commit', this.commit, ...more]);
  }
}
