import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { APP_PERMISSIONS, SET_UP_ACTION, SET_UP_ACTION_PATH } from '../../../plan/set-up-action';
import { Registry } from '../../../registry/schema';
import { workflowsOf } from '../../../workflows/all';
import { workflowFiles as generatedFiles } from '../../../workflows/workflow-files';
import { base, ROOT } from '../../support/registry/fixtures';
import { stepsOf, type WorkflowFile, workflowFiles } from '../../support/workflows/files';

const registry = Registry.parse(base('full'));
const files = workflowFiles();
const ACTION = readFileSync(join(ROOT, SET_UP_ACTION_PATH), 'utf8');
const used = (text: string) => text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
const cases = files.map((file): [string, WorkflowFile] => [file.name, file]);

test('the way to production has all of its workflows', () => {
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      ...['deploy.yml', 'drift.yml', 'infrastructure-preview.yml', 'infrastructure-up.yml', 'monitor.yml'],
      ...['pr-preview.yml', 'promote-production.yml', 'promote-staging.yml', 'release-readiness.yml', 'release.yml'],
      'rollback.yml',
    ]),
  );
});

describe.each(cases)('%s', (_, file) => {
  test('gives nothing at its top, and each job no more than it names', () => {
    expect(file.permissions).toEqual({});
    for (const { permissions } of Object.values(file.jobs)) expect(permissions).toEqual(expect.any(Object));
  });

  test('ends: every job has a time limit, and runs of the same thing wait for each other', () => {
    expect(file.concurrency).toBeDefined();
    for (const job of Object.values(file.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('names every action by its full commit, with the version beside it', () => {
    const lines = used(file.text);
    // The shared action is a part of the checkout; it names its own actions in the same way.
    for (const line of [...lines, ...used(ACTION)].filter((each) => !each.includes(` ${SET_UP_ACTION} #`)))
      expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('has no expression within its commands, and leaves no token in a checkout', () => {
    for (const { run, uses, with: inputs } of stepsOf(file)) {
      expect(run ?? '').not.toContain(`\${{`);
      if (uses?.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
  });
});

describe('the leaf', () => {
  const leaf = files.find(({ name }) => name === 'deploy.yml')!;
  // A calling file is dispatched in its place: the guard checks the run of that file.
  test('is dispatched, or called by what is, and nothing else, and guards without an environment', () => {
    expect(Object.keys(leaf.on)).toEqual(['workflow_dispatch', 'workflow_call']);
    const call = { repository: 'acme/causeway', commit: 'a'.repeat(40) };
    const [caller] = generatedFiles(registry, 'web', { call }).filter(({ path }) => path.endsWith('/deploy.yml'));
    expect(Object.keys(parse(caller?.content ?? '').on)).toEqual(['workflow_dispatch']);
    expect(leaf.jobs['guard']).toMatchObject({ permissions: expect.not.objectContaining({ contents: 'write' }) });
    expect(leaf.jobs['guard']?.environment).toBeUndefined();
  });

  test('enters the deploy environment only after the ticket was spent', () => {
    for (const job of ['deploy', 'dispatch']) expect(leaf.jobs[job]).toMatchObject({ needs: ['guard', 'spend'] });
    expect(leaf.jobs['spend']).toMatchObject({ needs: 'guard', environment: { name: 'causeway-evidence' } });
  });

  test('may start a workflow only for a surface that its own workflow deploys, and holds no provider’s token there', () => {
    const mayStart = Object.entries(leaf.jobs).filter(
      ([, { permissions }]) => (permissions as Record<string, string>)['actions'] === 'write',
    );
    expect(mayStart.map(([name]) => name)).toEqual(['dispatch']);
    expect(leaf.jobs['dispatch']).toMatchObject({ if: expect.stringContaining(".target == 'workflow'") });
    expect(leaf.jobs['deploy']).toMatchObject({ if: expect.stringContaining(".target != 'workflow'") });
    const read = JSON.stringify(leaf.jobs['dispatch']?.steps).match(/secrets\.\w+/g);
    expect([...new Set(read)]).toEqual(['secrets.CAUSEWAY_REGISTRY_KEY']);
  });
});

test('a statement is pushed by a job that holds the key for it, and no secret of a stack or a deploy', () => {
  const pushing = files.flatMap(({ jobs }) =>
    Object.values(jobs).filter(({ steps }) => steps?.some(({ run }) => run?.includes('evidence push'))),
  );
  expect(pushing.length).toBeGreaterThan(0);
  for (const { environment, steps } of pushing) {
    expect(environment).toEqual({ name: 'causeway-evidence', deployment: false });
    expect(JSON.stringify(steps)).not.toMatch(/NETLIFY|PULUMI|DELIVERY|INFRASTRUCTURE|INSPECTION/);
  }
});

describe('a workflow that runs in another repository than the governing one, too', () => {
  const elsewhere = workflowsOf(registry, 'services').filter(({ env }) => env?.['GOVERNING'] !== undefined);
  const others = files.filter(({ name }) => elsewhere.some((each) => name === `${each.name}.yml`));
  const uses = (file: WorkflowFile, action: string) =>
    stepsOf(file).flatMap(({ uses: used, with: inputs = {} }) =>
      used?.startsWith(`actions/${action}@`) ? [inputs] : [],
    );

  test('is each of those on the way to production', () => {
    const names = ['deploy', 'monitor', 'promote-production', 'promote-staging', 'release', 'rollback'];
    expect(others.map(({ name }) => name)).toEqual(names.map((name) => `${name}.yml`));
  });

  test.each(others.map((file) => [file.name, file] as const))(
    '%s takes code and registry from who governs',
    (_, file) => {
      const repository = `\${{ github.repository_owner }}/\${{ env.GOVERNING || github.event.repository.name }}`;
      const key = `\${{ secrets.CAUSEWAY_REGISTRY_KEY || '' }}`;
      const all = uses(file, 'checkout');
      const own = all.filter(({ path }) => path === 'source');
      expect(all.length).toBeGreaterThan(own.length);
      for (const each of all.filter((one) => !own.includes(one)))
        expect(each).toMatchObject({ repository, 'ssh-key': key, ref: expect.stringContaining(`env.GOVERNING == ''`) });
      for (const each of own) expect(each).not.toHaveProperty('ssh-key');
      // More people may change a variable than the file, so a variable never decides whose code runs.
      expect(JSON.stringify(all)).not.toMatch(/vars\./);
      // A step that several jobs share is written once, so the jobs' own steps are counted.
      const asked = JSON.stringify(stepsOf(file)).match(/secrets\.CAUSEWAY_REGISTRY_KEY/g);
      expect(asked?.length).toBe(all.length - own.length);
      // As many as there are jobs with a checkout: only a checkout step receives the key.
      for (const { run, env = {} } of stepsOf(file)) expect(JSON.stringify([run, env])).not.toContain('REGISTRY_KEY');
    },
  );

  test.each(others.map((file) => [file.name, file] as const))('%s asks for tokens of named repositories', (_, file) => {
    const all = stepsOf(file).flatMap(({ uses: used, with: inputs = {} }) => (used === SET_UP_ACTION ? [inputs] : []));
    const asking = all.filter(({ app }) => app !== undefined);
    expect(asking.length).toBeGreaterThan(0);
    // The shared action names the repositories of each App's token, and asks for no more than what it is given.
    for (const { app, 'app-id': id, 'private-key': key, ...permissions } of asking) {
      const prefix = String(app).toUpperCase();
      expect([id, key]).toEqual([`\${{ vars.${prefix}_APP_ID }}`, `\${{ secrets.${prefix}_APP_KEY }}`]);
      expect(Object.keys(permissions).length).toBeGreaterThan(0);
      expect(APP_PERMISSIONS).toEqual(expect.arrayContaining(Object.keys(permissions)));
    }
  });
});
