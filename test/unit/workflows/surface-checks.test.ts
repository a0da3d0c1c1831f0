import { memberOf } from '../../../formats/token/value';
import { checkRequiredContexts } from '../../../live/workflows/check';
import { expandMatrix } from '../../../live/workflows/matrix';
import { parseWorkflow } from '../../../live/workflows/workflow';
import { planFoundation } from '../../../plan/foundation';
import { WORKFLOW, workflowPath } from '../../../plan/workflow-names';
import { REGISTRY_KEY_SECRET } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { workflowFiles } from '../../../workflows/workflow-files';
import { base } from '../../support/registry/fixtures';

const SURFACE_CHECKS_PATH = workflowPath(WORKFLOW.surfaceChecks);
const surfaceChecks = (of: Registry, repository: string) =>
  workflowFiles(of, repository).find(({ path }) => path === SURFACE_CHECKS_PATH);

const registry = Registry.parse(base('full'));
const key = registry.governance.repository;
const file = surfaceChecks(registry, key)!;
const required = (text: string, of = registry) =>
  checkRequiredContexts(of, key, [parseWorkflow({ path: SURFACE_CHECKS_PATH, text })], () => undefined).filter(
    ({ context }) => context.startsWith('causeway / '),
  );

describe('the workflow that reports each surface’s check', () => {
  it('reports every one that a branch requires, always', () => {
    const wanted = planFoundation(registry)
      .repositories.find((each) => each.key === key)!
      .rulesets.flatMap(({ requiredChecks }) => requiredChecks)
      .filter(({ context }) => context.startsWith('causeway / '));
    const found = required(file.content);
    expect(found).toHaveLength(wanted.length);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ verdict }) => verdict)).toEqual(found.map(() => 'reported'));
  });

  it('has a job for each of 600 surfaces, in matrices of at most 256 jobs', () => {
    const [one] = registry.surfaces.filter(({ repository }) => repository === key);
    if (one === undefined) throw new Error('the repository has no surface');
    const surfaces = Array.from({ length: 600 }, (_, index) => ({ ...one, id: `s${index}` }));
    const { content } = surfaceChecks({ ...registry, surfaces }, key)!;
    const { jobs } = parseWorkflow({ path: SURFACE_CHECKS_PATH, text: content });
    const matrices = jobs.map((job) => expandMatrix(memberOf(memberOf(job.content, 'strategy'), 'matrix')));
    expect(matrices.map(({ length }) => length)).toEqual([256, 256, 88]);
  });

  it('is found wanting without a surface, with a path filter, or with a condition', () => {
    const verdicts = (text: string) => new Set(required(text).map(({ verdict }) => verdict));
    const surfaces = /surface: \[.*\]/;
    expect(verdicts(file.content.replace(surfaces, 'surface: ["other"]'))).toEqual(new Set(['missing']));
    expect(verdicts(file.content.replace('  pull_request:', '  pull_request: { paths: ["a/**"] }'))).toEqual(
      new Set(['skippable']),
    );
    expect(verdicts(file.content.replace('    runs-on', "    if: github.actor != 'x'\n    runs-on"))).toEqual(
      new Set(['skippable']),
    );
    const all = `surface: \${{ fromJSON(vars.ALL) }}`;
    expect(verdicts(file.content.replace(surfaces, all))).toEqual(new Set(['unverified']));
  });

  it('follows the registry: another surface is another job, and a repository without any has no workflow', () => {
    const [first] = registry.surfaces.filter(({ repository }) => repository === key);
    const more = { ...registry, surfaces: [...registry.surfaces, { ...first!, id: 'true' }] };
    expect(required(surfaceChecks(more, key)!.content, more).every(({ verdict }) => verdict === 'reported')).toBe(true);
    const elsewhere = { ...registry, surfaces: registry.surfaces.filter(({ repository }) => repository !== key) };
    expect(surfaceChecks(elsewhere, key)).toBeUndefined();
  });

  it('reads with the default branch’s code, and nothing in it may write', () => {
    expect(file.content).toContain('    permissions: { actions: read, checks: read, contents: read }\n');
    expect(file.content).not.toMatch(/: write|secrets\.|--publish/);
    const [tool = '', proposed = ''] = file.content.split('actions/checkout@').slice(1);
    expect(tool).toContain(`ref: "\${{ github.event.repository.default_branch }}"`);
    expect(proposed).toContain('path: proposed');
    expect(file.content).not.toMatch(/working-directory|cd proposed|run: .*proposed\//);
  });

  describe('of another repository than the governing one', () => {
    const other = 'services';
    const public_ = (): Registry => {
      const governing = { ...registry.repositories[key]!, visibility: 'public' as const };
      return { ...registry, repositories: { ...registry.repositories, [key]: governing } };
    };
    const its = surfaceChecks(registry, other)!;
    const checkouts = (text: string) => text.split('actions/checkout@').slice(1);

    it('reports what its branches require, and none of another’s surfaces', () => {
      const surfaces = planFoundation(registry)
        .repositories.find((each) => each.key === other)!
        .rulesets.flatMap(({ requiredChecks }) => requiredChecks.map(({ context }) => context))
        .filter((context) => context.startsWith('causeway / '));
      const found = checkRequiredContexts(
        registry,
        other,
        [parseWorkflow({ path: its.path, text: its.content })],
        () => undefined,
      ).filter(({ context }) => context.startsWith('causeway / '));
      expect(found.map(({ context, verdict }) => [context, verdict])).toEqual(
        surfaces.map((each) => [each, 'reported']),
      );
      expect(surfaces.length).toBeGreaterThan(0);
      expect(its.content).toContain(`--repository ${other} `);
      expect(its.content).toContain(`\`causeway workflows build --repository ${other}\``);
    });

    it('takes code and registry from the governing one’s default branch, by a key that reads nothing else', () => {
      const { name, defaultBranch } = registry.repositories[key]!;
      const [tool = '', proposed = ''] = checkouts(its.content);
      expect(tool).toContain(`repository: ${registry.organization.login}/${name}\n`);
      expect(tool).toContain(`ref: ${defaultBranch}\n`);
      expect(tool).toContain(`ssh-key: \${{ secrets.${REGISTRY_KEY_SECRET} }}`);
      expect(tool).toContain('persist-credentials: false');
      expect(proposed).toContain('path: proposed');
      expect(proposed).not.toContain('repository:');
      expect(its.content).not.toMatch(/: write|--publish|working-directory|cd proposed|run: .*proposed\//);
    });

    it('needs no key where the governing one is public', () => {
      expect(surfaceChecks(public_(), other)!.content).not.toContain('secrets.');
    });
  });
});
