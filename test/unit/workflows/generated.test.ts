import { memberOf } from '../../../formats/token/value';
import { readWorkflow } from '../../../formats/workflow/read';
import { WORKFLOW_FOLDER } from '../../../plan/workflow-names';
import { deployEnvironmentName } from '../../../registry/naming';
import { tiersOf } from '../../../registry/selectors';
import { compareWorkflows } from '../../../workflows/compare';
import { generatedFiles } from '../../../workflows/generated-files';
import { workflowFiles } from '../../../workflows/workflow-files';
import { worlds } from '../../support/workflows/worlds';

const all = Object.entries(worlds()).flatMap(([world, registry]) =>
  Object.keys(registry.repositories).map((key) => ({
    world,
    registry,
    key,
    files: workflowFiles(registry, key),
    everything: generatedFiles(registry, key),
  })),
);

// A repository without a surface has no workflow.
describe.each(all.filter(({ files }) => files.length > 0))(
  'the workflows of $key in $world',
  ({ registry, key, files, everything }) => {
    const present = new Map(everything.map(({ path, content }) => [path, content]));
    const compared = compareWorkflows(registry, key);
    const states = (changed: ReadonlyMap<string, string>) =>
      compared(changed).files.filter(({ state }) => state !== 'same');

    test('are what GitHub’s own parser reads', () => {
      for (const { path, content } of files) expect(readWorkflow(path, content)).toMatchObject({ ok: true });
    });

    test('are the same as themselves, and each line, its absence and its doubling is noticed in each', () => {
      expect(states(present)).toEqual([]);
      for (const { path, content } of everything) {
        const lines = content.split('\n');
        for (const at of lines.keys()) {
          const without = lines.filter((_line, index) => index !== at).join('\n');
          const twice = [...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\n');
          const spaced = lines.map((line, index) => (index === at ? `${line} ` : line)).join('\n');
          for (const text of [without, twice, spaced]) {
            const found = states(new Map([...present, [path, text]]));
            expect(found.map((each) => each.path)).toEqual([path]);
          }
        }
      }
    });

    test('are missed when one is not there, and when there is one too many', () => {
      for (const { path } of everything) {
        const rest = new Map([...present].filter(([each]) => each !== path));
        expect(states(rest)).toEqual([{ path, state: 'missing' }]);
      }
      const [first] = files;
      const other = `${WORKFLOW_FOLDER}/promote-former.yml`;
      expect(states(new Map([...present, [other, first?.content ?? '']]))).toEqual([{ path: other, state: 'surplus' }]);
      expect(states(new Map([...present, [other, 'on: push\n']]))).toEqual([]);
    });

    test('make one deployment for a deploy, and none for a job that only uses an environment’s key or reviewers', () => {
      for (const { path, content } of files) {
        const read = readWorkflow(path, content);
        if (!read.ok) throw new Error(path);
        const entering = read.workflow.jobs.flatMap(({ id, content: { environment } }) =>
          environment === undefined ? [] : [{ id, deployment: memberOf(environment, 'deployment') ?? true }],
        );
        const deploying = entering.filter(({ deployment }) => deployment !== false).map(({ id }) => id);
        // Of the leaf's two jobs one runs; the surface's target decides which.
        expect(deploying).toEqual(path.endsWith('/deploy.yml') ? ['deploy', 'dispatch'] : []);
      }
    });

    test('name no runner, no branch and no tier that the registry does not name', () => {
      const { default: usual, deploy } = registry.runners;
      const known = [usual, deploy].map((each) => JSON.stringify(each));
      for (const { path, content } of files) {
        const read = readWorkflow(path, content);
        if (!read.ok) throw new Error(path);
        for (const job of read.workflow.jobs) expect(known).toContain(JSON.stringify(job.content['runs-on']));
      }
    });
  },
);

test('there is one promotion for each tier that another is promoted to', () => {
  const promotions = (world: string) =>
    all
      .filter((each) => each.world === world && each.key === 'web')
      .flatMap(({ files }) => files.map(({ path }) => path).filter((path) => path.includes('promote-')));
  const path = (tier: string) => `${WORKFLOW_FOLDER}/promote-${tier}.yml`;
  expect(promotions('example')).toEqual(['production', 'staging'].map(path));
  expect(promotions('fourTiers')).toEqual(['prod', 'qa', 'uat'].map(path));
  for (const { registry } of all)
    for (const surface of registry.surfaces)
      for (const tier of tiersOf(registry, surface))
        expect(deployEnvironmentName(registry, surface, tier)).toBeTruthy();
});
