import { aggregatorContext, REGISTRY_KEY_SECRET } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { repositoryOf, surfacesByRepository } from '../../registry/selectors';
import type { NewFile } from '../../registry/template';
import { CHECKOUT, SETUP_NODE } from './workflow-file';

/** Where the workflow lies that reports what each surface's change came to. */
export const SURFACE_CHECKS_PATH = '.github/workflows/ci-surfaces.yml';

/** How long a surface's checks may take, in minutes; the job gets a quarter of an hour more. */
const WAIT = 60;

// Code and registry are those of the governing repository’s default branch, wherever the change is.
function governingCheckout(registry: Registry, key: string): readonly string[] {
  const { repository: governing } = registry.governance;
  if (key === governing) return [`ref: \${{ github.event.repository.default_branch }}`];
  const { name, defaultBranch, visibility } = repositoryOf(registry, governing);
  return [
    `repository: ${JSON.stringify(`${registry.organization.login}/${name}`)}`,
    `ref: ${JSON.stringify(defaultBranch)}`,
    ...(visibility === 'public' ? [] : [`ssh-key: \${{ secrets.${REGISTRY_KEY_SECRET} }}`]),
  ];
}

/**
 * The workflow that reports `causeway / <surface>` on every pull request to a repository: one job for each surface, whose
 * own result the check is, so that it can write nothing. Undefined where that repository has no surface (GitHub refuses an
 * empty matrix). Which surfaces there are is said in the file, since GitHub must know the names of required checks before
 * anything has run.
 */
export function surfaceChecks(registry: Registry, key: string): NewFile | undefined {
  const ids = (surfacesByRepository(registry).get(key) ?? []).map(({ id }) => JSON.stringify(id)).sort();
  if (ids.length === 0) return undefined;
  const isGoverning = key === registry.governance.repository;
  const { mergeQueue } = repositoryOf(registry, key).rules;
  // A queue waits for the same check of the commit that it made: its own base and head say what an entry changes.
  const triggers = mergeQueue ? '\n  pull_request:\n  merge_group:' : ' pull_request';
  const queued = (field: string) => (mergeQueue ? `github.event.merge_group.${field} || ` : '');
  const checkout = governingCheckout(registry, key).join('\n          ');
  const content = `# Generated from the registry by \`causeway docs build${isGoverning ? '' : ` --repository ${key}`}\`; change that instead.
#
# The one required check of a surface: green when its blocking checks are, or when the change does not touch it; red when
# one of them was skipped though it does. No path filter and no condition: it always reports. What counts is the registry
# and the code of the ${isGoverning ? '' : 'governing repository’s '}default branch, and of the pull request nothing but which paths it changes.
name: ci-surfaces

on:${triggers}

permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  surface:
    name: ${aggregatorContext(`\${{ matrix.surface }}`)}
    strategy:
      fail-fast: false
      matrix:
        surface: [${ids.join(', ')}]
    runs-on: ubuntu-24.04
    timeout-minutes: ${WAIT + 15}
    permissions:
      actions: read
      checks: read
      contents: read
    steps:
      - uses: ${CHECKOUT}
        with:
          ${checkout}
          persist-credentials: false
      - uses: ${CHECKOUT}
        with:
          path: proposed
          fetch-depth: 0
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          node-version: 24
          package-manager-cache: false
      - run: npm ci
      - run: >-
          node_modules/.bin/causeway checks report --surface "$SURFACE" --repository ${key} --base "$BASE" --head "$HEAD"
          --checkout proposed --wait ${WAIT} --format markdown >> "$GITHUB_STEP_SUMMARY"
        env:
          GITHUB_TOKEN: \${{ github.token }}
          SURFACE: \${{ matrix.surface }}
          BASE: \${{ ${queued('base_sha')}github.event.pull_request.base.sha }}
          HEAD: \${{ ${queued('head_sha')}github.event.pull_request.head.sha }}
`;
  return { path: SURFACE_CHECKS_PATH, content };
}
