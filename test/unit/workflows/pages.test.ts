import { readWorkflow } from '../../../formats/workflow/read';
import { planFoundation } from '../../../plan/foundation';
import { signingProblems } from '../../../plan/signing/judge';
import { Registry } from '../../../registry/schema';
import { workflowFiles } from '../../../workflows/workflow-files';
import { base } from '../../support/registry/fixtures';
import { setUpActionOf } from '../../support/workflows/files';

function published(publish: 'artifact' | 'pages'): Registry {
  return Registry.parse({ ...(base('full') as object), report: { publish } });
}

function drift(registry: Registry) {
  const file = workflowFiles(registry, registry.governance.repository).find(({ path }) => path.endsWith('/drift.yml'));
  if (!file) throw new Error('there is no drift.yml');
  const read = readWorkflow(file.path, file.content);
  if (!read.ok) throw new Error(file.path);
  const flaws = signingProblems(read.workflow, {
    defaultBranch: 'main',
    code: ['bin', 'node_modules'],
    setUpAction: setUpActionOf(registry),
  });
  return { ...read.workflow, text: file.content, flaws };
}

describe('the report of the night', () => {
  test('is an artifact and no site by default', () => {
    expect(drift(published('artifact')).jobs.map(({ id }) => id)).toEqual(['stacks', 'drift', 'issues', 'record']);
  });

  test('becomes a site after GitHub has said that the site is private', () => {
    const { jobs, text, flaws } = drift(published('pages'));
    expect(flaws).toEqual([]);
    expect(jobs.map(({ id }) => id)).toEqual(['stacks', 'drift', 'issues', 'record', 'page', 'publish']);
    // On every GitHub host.
    expect(text).toContain(
      'GH_HOST="$' + '{GITHUB_SERVER_URL#https://}" gh api "repos/$GITHUB_REPOSITORY/pages" --jq .public',
    );
    expect(text).toMatch(/GH_ENTERPRISE_TOKEN: "?\$\{\{ github\.token \}\}/);
    expect(jobs.find(({ id }) => id === 'publish')?.needs).toEqual(['page']);
  });

  test('is published from an environment that only the default branch enters', () => {
    const environments = (publish: 'artifact' | 'pages') =>
      planFoundation(published(publish), {}).repositories.flatMap((repository) => repository.environments);
    const [site, ...others] = environments('pages').filter(({ name }) => name === 'github-pages');
    expect([site?.branches, site?.secrets, others]).toEqual([['main'], [], []]);
    expect(environments('artifact').map(({ name }) => name)).not.toContain('github-pages');
  });
});
