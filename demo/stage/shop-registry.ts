import type { AppRole } from '../../plan/app-permissions';
import { promotionWorkflow } from '../../plan/workflow-names';
import { Registry } from '../../registry/schema';
import { githubSource } from '../../sandbox/world';

const WORKFLOWS = '.github/workflows';
/** The name of the one repository at GitHub. */
export const REPOSITORY = 'storefront';

function workflow(name: string): string {
  return `acme/${REPOSITORY}/${WORKFLOWS}/${name}.yml`;
}

interface Entry {
  readonly id: string;
  readonly kind: 'sigstore';
  readonly repositories: readonly string[];
  readonly signerWorkflow: string;
  readonly mayAttest: readonly string[];
  readonly tiers?: readonly string[];
}

function entry(name: string, mayAttest: readonly string[], more: object = {}): Entry {
  const id = `${name}-${mayAttest[0]}`;
  return { id, kind: 'sigstore', repositories: ['web'], signerWorkflow: workflow(name), mayAttest, ...more };
}

/** The names of the Apps: `acme-<name>`, `<NAME>_APP_KEY`. */
const NAMES: Readonly<Record<AppRole, string>> = {
  provisioning: 'infrastructure',
  inspection: 'inspection',
  delivery: 'delivery',
  evidence: 'evidence',
};

const apps = Object.fromEntries(
  Object.entries(NAMES).map(([role, name]) => [
    role,
    { slug: `acme-${name}`, keySecret: `${name.toUpperCase()}_APP_KEY` },
  ]),
);

// The repository's variables that the workflows read. In a real organization people look up the Apps' ids.
function withVariables(registry: Registry): Registry {
  const found = githubSource(registry).apps ?? [];
  const ids = Object.values(NAMES).flatMap((name) => {
    const app = found.find(({ slug }) => slug === `acme-${name}`);
    const prefix = `${name.toUpperCase()}_APP`;
    return [
      [`${prefix}_ID`, String(app?.id)] as const,
      [`${prefix}_INSTALLATION_ID`, String(app?.installationId)] as const,
    ];
  });
  const variables = Object.fromEntries(ids);
  const [web] = Object.values(registry.repositories);
  if (web === undefined) throw new Error('the shop has one repository');
  return { ...registry, repositories: { web: { ...web, variables: { ...web.variables, ...variables } } } };
}

interface NamedTier {
  readonly id: string;
  readonly calledAs?: string;
  readonly promotesFrom?: string;
}

// Each tier has its own accepted signers of statements.
function deliverySigners(tiers: readonly NamedTier[]): readonly Entry[] {
  return tiers.map(({ id, calledAs, promotesFrom }) =>
    promotesFrom === undefined
      ? entry('release', ['release-bundle', 'test-result', 'promotion-ticket'], { tiers: [id] })
      : entry(promotionWorkflow({ id, calledAs }), ['approval', 'release-decision', 'promotion-ticket'], {
          tiers: [id],
        }),
  );
}

/**
 * A shop with one surface on Netlify, three tiers, two people who must approve production, and a trusted root. `change`
 * applies to the document.
 */
export function shopRegistry(change: object = {}): Registry {
  const document = {
    schemaVersion: 1,
    organization: { login: 'acme', plan: 'enterprise' },
    governance: { repository: 'web', owners: ['team:release'], waiverApprovers: ['user:octocat'] },
    apps,
    repositories: { web: { id: 5000, name: REPOSITORY, defaultBranch: 'main', rules: { mergeMethods: ['merge'] } } },
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
      {
        id: 'production',
        branch: 'main',
        promotesFrom: 'staging',
        approval: { reviewers: ['team:release'], quorum: 2, mode: 'surface' },
      },
    ],
    surfaces: [
      {
        id: 'shop',
        owner: 'team:web',
        repository: 'web',
        paths: { include: ['shop/**'] },
        build: { run: 'sh shop/build.sh', output: 'dist/shop' },
        target: { kind: 'netlify', team: 'acme', site: 'acme-shop-{tier}' },
        health: { path: '/', contentType: 'text/html', intervalSeconds: 1, failureLimit: 2, windowSeconds: 3 },
        secrets: [{ name: 'NETLIFY_API_TOKEN', owner: 'team:web', managed: 'pulumi' }],
        evidence: ['unit'],
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
        evidence: 'junit',
        context: 'quality / unit',
      },
    ],
    evidence: { repository: 'web', branch: 'evidence' },
    trust: {
      root: 'registry/trusted-root.json',
      entries: [
        entry('deploy', ['deploy-receipt', 'drill'], { environment: 'derived' }),
        entry('deploy', ['ticket-spent', 'test-result']),
        entry('monitor', ['monitor-verdict', 'test-result', 'release-decision', 'promotion-ticket', 'incident']),
        entry('rollback', ['approval', 'test-result', 'release-decision', 'promotion-ticket', 'incident']),
        entry('drift', ['ruleset-verification']),
        entry('infrastructure-up', ['apply-receipt']),
      ],
    },
    ...change,
  };
  const named = new Set(document.trust.entries.map(({ id }) => id));
  const signers = deliverySigners(document.tiers).filter(({ id }) => !named.has(id));
  const entries = [...signers, ...document.trust.entries];
  const registry = Registry.parse({ ...document, trust: { ...document.trust, entries } });
  return withVariables(registry);
}
