import { CHECKOUT } from '../../plan/actions';
import { WORKFLOW } from '../../plan/workflow-names';
import { surfaceCheckMinutes } from '../../registry/leaf-time';
import { aggregatorContext, REGISTRY_KEY_SECRET } from '../../registry/naming';
import { repositoryOf } from '../../registry/selectors';
import { DEFAULT_BRANCH } from '../parts/checkout';
import { causeway } from '../parts/command';
import { OWN_TOKEN } from '../parts/governing';
import { runFor } from '../parts/runners';
import { setUp } from '../parts/set-up';
import type { Setting } from '../setting';
import { type Job, type Step, type Values, type Workflow, x } from '../shape';

const KEEPS_NOTHING: Values = { 'persist-credentials': false };

// Code and registry come from the governing repository's default branch, whichever repository the change is in.
function governedFrom({ registry, isGoverning }: Setting): Values {
  if (isGoverning) return { ref: x(DEFAULT_BRANCH) };
  const { name, defaultBranch, visibility } = repositoryOf(registry, registry.governance.repository);
  return {
    repository: `${registry.organization.login}/${name}`,
    ref: defaultBranch,
    ...(visibility === 'public' ? {} : { 'ssh-key': x(`secrets.${REGISTRY_KEY_SECRET}`) }),
  };
}

// A queue waits for the same check of the commit that it made. The entry's own base and head give its changes.
function queued({ repository }: Setting, field: string): string {
  return repository.rules.mergeQueue ? `github.event.merge_group.${field} || ` : '';
}

function steps(setting: Setting): readonly Step[] {
  return [
    { uses: CHECKOUT, with: { ...governedFrom(setting), ...KEEPS_NOTHING } },
    { uses: CHECKOUT, with: { path: 'proposed', 'fetch-depth': 0, ...KEEPS_NOTHING } },
    setUp(),
    causeway(
      `checks report --surface "$SURFACE" --repository ${setting.key} --base "$BASE" --head "$HEAD" --checkout proposed --wait ${setting.registry.timeouts.checks} --format markdown >> "$GITHUB_STEP_SUMMARY"`,
      {
        env: {
          ...OWN_TOKEN,
          SURFACE: x('matrix.surface'),
          BASE: x(`${queued(setting, 'base_sha')}github.event.pull_request.base.sha`),
          HEAD: x(`${queued(setting, 'head_sha')}github.event.pull_request.head.sha`),
        },
      },
    ),
  ];
}

/** GitHub refuses a matrix of more jobs: https://docs.github.com/en/actions/reference/limits. */
const MATRIX_JOBS = 256;

function partsOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / MATRIX_JOBS);
  return Array.from({ length: count }, (_, index) => ids.slice(index * MATRIX_JOBS, (index + 1) * MATRIX_JOBS));
}

function surfaceJob(setting: Setting, ids: readonly string[]): Job {
  return {
    name: aggregatorContext(x('matrix.surface')),
    strategy: { 'fail-fast': false, matrix: { surface: ids } },
    ...runFor(setting, surfaceCheckMinutes(setting.registry)),
    permissions: { actions: 'read', checks: 'read', contents: 'read' },
    steps: steps(setting),
  };
}

/**
 * The workflow that reports `causeway / <surface>` on every pull request. Each surface has one job, and the job's own
 * result is the check, so the job needs no write permission. The file lists the surfaces, since GitHub must know the
 * names of required checks before anything has run.
 */
export function surfaceChecksWorkflow(setting: Setting): Workflow {
  return {
    about: `The only required check of a surface. It is green when the surface’s blocking checks are green, or when the change does not touch the surface. It is red when the change touches the surface and one of them was skipped. It has no path filter and no condition, so it always reports. It uses the registry and the code of the ${setting.isGoverning ? '' : 'governing repository’s '}default branch, and only the changed paths of the pull request.`,
    name: WORKFLOW.surfaceChecks,
    on: { pull_request: null, ...(setting.repository.rules.mergeQueue ? { merge_group: null } : {}) },
    concurrency: { group: `${x('github.workflow')}-${x('github.ref')}`, 'cancel-in-progress': true },
    jobs: Object.fromEntries(
      partsOf(setting.surfaces.map(({ id }) => id).sort()).map((ids, index) => [
        index === 0 ? 'surface' : `surface-${index + 1}`,
        surfaceJob(setting, ids),
      ]),
    ),
  };
}
