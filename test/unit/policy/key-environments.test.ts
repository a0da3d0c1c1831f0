import { readWorkflow } from '../../../formats/workflow/read';
import { keyProblems } from '../../../plan/tickets/key-jobs';
import { keysOfRegistry } from '../../../plan/tickets/key-question';
import { Registry } from '../../../registry/schema';
import { workflowFiles } from '../../../workflows/workflow-files';
import { base } from '../../support/registry/fixtures';
import { setUpActionOf } from '../../support/workflows/files';
import { fourTiers, registryOfTwo } from '../../support/workflows/worlds';

const WORLDS = {
  full: () => Registry.parse(base('full')),
  'four tiers under other names': fourTiers,
  'two repositories': () => registryOfTwo(),
};

function problemsOf(registry: Registry, key: string, path: string, text: string): readonly string[] {
  const read = readWorkflow(path, text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return keyProblems(read.workflow, keysOfRegistry(registry, setUpActionOf(registry), key));
}

test.each(Object.entries(WORLDS))(
  'the workflows that are generated for %s enter with their own code',
  (_name, made) => {
    const registry = made();
    const call = { repository: 'acme/causeway', commit: 'a'.repeat(40) };
    for (const key of Object.keys(registry.repositories)) {
      for (const options of [{}, { call }]) {
        const files = workflowFiles(registry, key, options);
        expect(files.flatMap(({ path, content }) => problemsOf(registry, key, path, content))).toEqual([]);
        // The same text under another name belongs to somebody else.
        const deploy = files.find(({ path }) => path.endsWith('/deploy.yml'));
        if (deploy === undefined || 'call' in options) continue;
        const found = problemsOf(registry, key, '.github/workflows/mine.yml', deploy.content);
        expect(found).toContainEqual(expect.stringContaining('Causeway does not generate that workflow'));
      }
    }
  },
);

test('a job of another repository that checks itself out does not run the governing one’s code', () => {
  const registry = registryOfTwo();
  const job = (given: string) =>
    `on: push\njobs:\n  record:\n    runs-on: ubuntu-24.04\n    environment: causeway-evidence\n    steps:\n      - uses: actions/checkout@${'a'.repeat(40)}\n        with: ${given}\n`;
  const judge = (key: string, given: string) => problemsOf(registry, key, '.github/workflows/release.yml', job(given));
  const own = '{ ref: main }';
  const governing = `{ repository: "${registry.organization.login}/${registry.repositories['web']!.name}" }`;
  expect(judge('web', own)).toEqual([]);
  expect(judge('services', governing)).toEqual([]);
  expect(judge('services', own)).toEqual([expect.stringContaining('not at the default branch')]);
  expect(judge('services', '{ repository: evil/tools }')).toHaveLength(1);
});
