import { TYPE } from '../../../../policy/resource-types';
import { jobsOf } from '../../workflows/jobs';
import { expression } from '../expression';
import { workflowFile } from '../workflow-file';
import { added, type RuleCase, replaced, set } from './case';

function workflow(jobs: string, path = '.github/workflows/deploy.yml'): RuleCase {
  return {
    rule: 'hygiene-ticket-first',
    stack: 'production',
    change: (views) => views,
    says: /can name the deploy environment .* without needing a promotion ticket/,
    workflows: [
      workflowFile(path, `on: { workflow_dispatch: { inputs: { surface: {}, tier: {} } } }\njobs: ${jobsOf(jobs)}`),
    ],
    notByResources: 'it is about workflow files',
  };
}

function signing(steps: string): RuleCase {
  const text = `on: push\njobs: ${jobsOf(`  bundle:\n    permissions: { id-token: write }\n    steps:\n${steps}`)}`;
  return {
    rule: 'hygiene-signing-jobs',
    stack: 'production',
    change: (views) => views,
    says: /^the job bundle of .* may sign \(id-token: write\), and it /,
    workflows: [workflowFile('.github/workflows/release.yml', text)],
    notByResources: 'it is about workflow files',
  };
}

function entering(jobs: string, path = '.github/workflows/mine.yml'): RuleCase {
  return {
    rule: 'hygiene-key-environments',
    stack: 'production',
    change: (views) => views,
    says: /^the job take of .* (can name the environment causeway-evidence|calls )/,
    workflows: [workflowFile(path, `on: { workflow_dispatch: { inputs: { where: {} } } }\njobs: ${jobsOf(jobs)}`)],
    notByResources: 'it is about workflow files',
  };
}

const RELEASE = '.github/workflows/release.yml';
const TICKET =
  '  ticket:\n    steps:\n      - run: node_modules/.bin/causeway ticket verify t --surface shop --tier production\n';

/** Violations of the hygiene rules. */
export const hygieneCases: readonly RuleCase[] = [
  {
    rule: 'hygiene-secret-values',
    stack: 'production',
    change: set('web.shop.production.deploy.variable.API_URL', { value: 'https://admin:hunter22@api.acme.example' }),
    says: /the value of the variable API_URL looks like an address with a password$/,
  },
  {
    rule: 'hygiene-secret-values',
    stack: 'production',
    change: set('shop.production.site.variable.API_URL', {
      values: [{ context: 'production', value: `ghp_${'a1B2'.repeat(9)}` }],
    }),
    says: /looks like a GitHub token$/,
  },
  {
    rule: 'hygiene-secret-rotation',
    stack: 'production',
    change: (views) => views,
    now: new Date('2026-11-21T00:00:00Z'),
    says: /the secret SESSION_KEY of shop-production was last rotated on 2026-01-01, more than P90D ago; team:web owns it/,
  },
  ...['web.shop.production.deploy', 'shop.production.site'].map(
    (name): RuleCase => ({
      rule: 'hygiene-protection',
      stack: 'production',
      change: (views) => replaced(views, name, (view) => ({ ...view, protect: false })),
      says: /is not protected and has no tombstone/,
    }),
  ),
  {
    rule: 'hygiene-protection',
    stack: 'foundation',
    change: (views) => replaced(views, 'web.branch.main', (view) => ({ ...view, protect: false })),
    says: /web\.branch\.main is not protected/,
  },
  {
    rule: 'hygiene-explicit-provider',
    stack: 'production',
    change: (views) =>
      replaced(views, 'web.shop.production.deploy', (view) => ({
        ...view,
        provider: { type: 'pulumi:providers:github', name: 'default_6_15_0' },
      })),
    says: /web\.shop\.production\.deploy has a default provider/,
  },
  {
    rule: 'hygiene-resource-types',
    stack: 'foundation',
    change: added('github:index/repositoryDeployKey:RepositoryDeployKey', 'key', {
      repository: 'storefront',
      title: 'way in',
      key: 'ssh-ed25519 AAAA',
      readOnly: false,
    }),
    says: /key is of the type github:index\/repositoryDeployKey:RepositoryDeployKey/,
  },
  {
    rule: 'hygiene-api-publishing',
    stack: 'production',
    change: set('docs.production.site.build', { preventNonGitProdDeploys: true }),
    says: /docs\.production\.site\.build refuses deploys by API/,
  },
  {
    rule: 'hygiene-linked-builds',
    stack: 'production',
    change: added(TYPE.siteBuild, 'shop.production.site.build', {
      siteId: 'site-production',
      buildCommand: 'npm run build',
      publishDirectory: 'dist',
      productionBranch: 'main',
    }),
    says: /sets up builds of a site that is not linked/,
  },
  workflow('  deploy:\n    environment: shop-production\n    steps: []\n'),
  workflow(`  deploy:\n    environment: { name: "${expression('inputs.surface')}" }\n    steps: []\n`),
  workflow(
    `${TICKET}  deploy:\n    needs: ticket\n    if: always()\n    environment: shop-production\n    steps: []\n`,
  ),
  workflow(
    `${TICKET.replace('    steps', '    continue-on-error: true\n    steps')}  deploy:\n    needs: [ticket]\n    environment: shop-production\n`,
  ),
  workflow(
    `${TICKET.replace('    steps', '    environment: shop-staging\n    steps')}  deploy:\n    needs: [ticket]\n    environment: Shop-Production\n`,
  ),
  // A repository whose workflow may sign tickets needs one too.
  workflow(
    `  decide:\n    environment: ${expression('inputs.surface')}-${expression('inputs.tier')}\n    steps:\n      - run: node_modules/.bin/causeway rollback run\n`,
    '.github/workflows/rollback.yml',
  ),
  workflow(
    `  approval:\n    environment: ${expression('matrix.environment')}\n    steps: []\n`,
    '.github/workflows/promote-production.yml',
  ),
  workflow(
    '  guard:\n    if: failure()\n    steps:\n      - run: node_modules/.bin/causeway deploy guard --surface shop --tier production\n  deploy:\n    needs: guard\n    environment: shop-production\n',
  ),
  signing(`      - uses: actions/checkout@${'a'.repeat(40)}\n      - run: npm ci\n`),
  signing('      - run: node tree/sign.js\n'),
  entering('  take:\n    environment: causeway-evidence\n    steps: []\n'),
  entering('  take:\n    environment: { name: Causeway-Evidence }\n    steps: []\n'),
  entering(`  take:\n    environment: ${expression('inputs.where')}\n    steps: []\n`),
  entering(`  take:\n    environment: causeway-${expression('vars.WHERE')}\n    steps: []\n`),
  entering('  take:\n    uses: ./.github/workflows/deploy.yml\n    with: { governing: evil }\n'),
  // In a generated workflow too, only commands of the default branch may use the key.
  entering(
    '  take:\n    environment: causeway-evidence\n    steps:\n      - run: curl https://evil.example\n',
    RELEASE,
  ),
  entering(
    `  take:\n    environment: causeway-evidence\n    steps:\n      - uses: evil/action@${'a'.repeat(40)}\n`,
    RELEASE,
  ),
];
