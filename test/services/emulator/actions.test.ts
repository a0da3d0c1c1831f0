import { gzipSync } from 'node:zlib';
import { uploadArtifact } from '../../../emulator/github/actions/artifacts';
import { identityOf, jobToken, secretNamesOf, variablesOf } from '../../../emulator/github/actions/credentials';
import { finishJob, resumeJob, skipJob, startJob } from '../../../emulator/github/actions/jobs';
import { commitFiles, openPull } from '../../../emulator/github/actions/pulls';
import { finishRun, queuedRuns, type RunPlace, startRun } from '../../../emulator/github/actions/runs';
import { unzip, zip } from '../../../emulator/github/actions/zip';
import type { Permissions } from '../../../emulator/github/world';
import { type Github, repository, startSample } from './github-client';

const at = '2026-10-01T12:00:00.000Z';
const later = '2026-10-01T13:00:00.000Z';
const deploy = `name: deploy
on:
  workflow_dispatch:
    inputs:
      surface: { type: string, required: true }
      tier: { type: choice, options: [staging, production], default: staging }
      dry: { type: boolean }
jobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }
`;
const JOBS = { work: { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'make' }] } };
const all: Permissions = {
  actions: 'write',
  deployments: 'write',
  contents: 'write',
  checks: 'write',
  issues: 'write',
  security_events: 'write',
  pull_requests: 'read',
  administration: 'write',
  environments: 'write',
};

let github: Github;

const storefront = () => github.world.repositories['storefront']!;
const as = (login: string) => ({ token: `ghp_${login}` });
const inputs = { surface: 'web' };
const dispatch = (body: object, file = 'deploy.yml') =>
  github.call('POST', `${repository}/actions/workflows/${file}/dispatches`, body, as('mona'));

beforeEach(async () => {
  github = await startSample();
  for (const login of ['octocat', 'mona', 'hubot']) {
    const person = { kind: 'personal', repositories: 'all', app: null, expiresAt: null } as const;
    github.world.tokens[login] = {
      ...person,
      permissions: { ...all },
      id: login,
      token: as(login).token,
      user: login,
      limit: 5000,
    };
  }
  const files = {
    '.github/workflows/deploy.yml': deploy,
    '.github/workflows/ci.yml': 'on: [push]\njobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n',
  };
  for (const branch of ['main', 'dev'])
    commitFiles(github.world, { repository: 'storefront', branch, user: 'mona', message: branch, files, at });
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

/** A dispatched run on `branch`, in the state that its runner sees. */
async function dispatched(branch = 'main'): Promise<RunPlace> {
  expect((await dispatch({ ref: branch, inputs })).status).toBe(204);
  return queuedRuns(github.world).at(-1)!;
}

async function environment(name: string, body: object, branches: string[] = []): Promise<number> {
  const policy = { protected_branches: false, custom_branch_policies: true };
  const path = `${repository}/environments/${name}`;
  const whole = { ...body, deployment_branch_policy: branches.length > 0 ? policy : null };
  const made = await github.call('PUT', path, whole, as('octocat'));
  for (const branch of branches)
    await github.call('POST', `${path}/deployment-branch-policies`, { name: branch }, as('octocat'));
  return made.body.id;
}

const read = async (path: string, login = 'octocat') =>
  (await github.call('GET', `${repository}/actions/${path}`, undefined, as(login))).body;
const approve = (place: RunPlace, id: number, login: string, state = 'approved') =>
  github.call(
    'POST',
    `${repository}/actions/runs/${place.run}/pending_deployments`,
    { environment_ids: [id], state, comment: `by ${login}` },
    as(login),
  );

describe('a dispatch', () => {
  it('starts a run on its branch, by whoever asked, with the defaults filled in', async () => {
    const place = await dispatched('dev');
    expect(storefront().runs[place.run]!.inputs).toEqual({ surface: 'web', tier: 'staging', dry: '' });
    expect(await read(`runs/${place.run}`)).toMatchObject({
      event: 'workflow_dispatch',
      head_branch: 'dev',
      head_sha: storefront().branches['dev']!.sha,
      path: '.github/workflows/deploy.yml',
      run_attempt: 1,
      status: 'queued',
      conclusion: null,
      actor: { login: 'mona' },
      triggering_actor: { login: 'mona' },
    });
    const told = await dispatch({ ref: 'main', inputs, return_run_details: true });
    expect([told.status, told.body.workflow_run_id]).toEqual([200, queuedRuns(github.world).at(-1)!.run]);
  });

  it.each([
    ['a branch that is not there', { ref: 'none', inputs }, 'No ref found for: none'],
    ['an input that the workflow does not know', { ref: 'main', inputs: { ...inputs, x: '1' } }, 'Unexpected inputs'],
    ['a required input left out', { ref: 'main' }, "Required input 'surface' not provided"],
    [
      'a choice that is none',
      { ref: 'main', inputs: { ...inputs, tier: 'moon' } },
      'not in the list of allowed values',
    ],
    ['a boolean that is none', { ref: 'main', inputs: { ...inputs, dry: 'maybe' } }, 'is not a boolean'],
  ])('with %s is 422', async (_, body, message) => {
    expect(await dispatch(body)).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
    expect(queuedRuns(github.world)).toEqual([]);
  });

  it('wants a workflow of the default branch that knows the event, and a token that may write', async () => {
    expect((await dispatch({ ref: 'main' }, 'none.yml')).status).toBe(404);
    const no = "Workflow does not have 'workflow_dispatch' trigger";
    expect((await dispatch({ ref: 'main' }, 'ci.yml')).body.message).toBe(no);
    github.world.tokens['mona']!.permissions['actions'] = 'read';
    expect((await dispatch({ ref: 'main', inputs })).status).toBe(403);
  });

  it('shows up only after some reads', async () => {
    github.world.dispatchLagReads = 2;
    await dispatched();
    const count = async () => (await read('workflows/deploy.yml/runs')).total_count;
    expect([await count(), await count(), await count()]).toEqual([0, 0, 1]);
  });
});

describe('runs', () => {
  it('are listed by workflow, branch, event, actor, commit and time', async () => {
    const place = await dispatched('dev');
    startRun(github.world, {
      repository: 'storefront',
      workflow: '.github/workflows/ci.yml',
      event: 'push',
      branch: 'main',
      actor: 'hubot',
      at: later,
    });
    const ids = async (query: string) =>
      (await read(`runs?${query}`)).workflow_runs.map(({ id }: { id: number }) => id === place.run);
    expect(await ids('')).toEqual([false, true]);
    expect(await ids('branch=dev')).toEqual([true]);
    expect(await ids('event=push')).toEqual([false]);
    expect(await ids('actor=mona')).toEqual([true]);
    expect(await ids(`head_sha=${storefront().branches['dev']!.sha}&status=queued`)).toEqual([true]);
    expect(await ids(`created=${encodeURIComponent('>=2026-10-01T12:30:00Z')}`)).toEqual([false]);
    expect((await read('runs?per_page=1')).total_count).toBe(2);
    expect((await read('workflows')).workflows).toHaveLength(2);
  });

  it('have jobs in attempts, and a run again is another attempt of the same run', async () => {
    const place = await dispatched();
    const job = startJob(github.world, place, { name: 'guard', at });
    expect((await read(`runs/${place.run}`)).status).toBe('in_progress');
    expect((await github.call('POST', `${repository}/actions/runs/${place.run}/rerun`, {}, as('hubot'))).status).toBe(
      403,
    );
    const steps = [{ name: 'verify', conclusion: 'failure' as const }];
    finishJob(github.world, place, job.id, { conclusion: 'failure', at, steps });
    skipJob(github.world, place, 'deploy', at);
    finishRun(github.world, place, at);
    expect((await read(`runs/${place.run}`)).conclusion).toBe('failure');
    expect((await read(`runs/${place.run}/jobs`)).jobs).toMatchObject([
      { name: 'guard', conclusion: 'failure', steps: [{ name: 'verify', number: 1 }] },
      { name: 'deploy', conclusion: 'skipped' },
    ]);
    expect((await github.call('POST', `${repository}/actions/runs/${place.run}/rerun`, {}, as('hubot'))).status).toBe(
      201,
    );
    const again = await read(`runs/${place.run}`);
    expect(again).toMatchObject({ run_attempt: 2, actor: { login: 'mona' }, triggering_actor: { login: 'hubot' } });
    expect((await read(`runs/${place.run}/jobs`)).total_count).toBe(0);
    expect((await read(`runs/${place.run}/attempts/1/jobs`)).total_count).toBe(2);
    expect((await read(`runs/${place.run}/attempts/1`)).conclusion).toBe('failure');
    expect((await read(`jobs/${job.id}`)).run_attempt).toBe(1);
    expect(
      (await github.call('GET', `${repository}/actions/runs/${place.run}/attempts/3`, undefined, as('mona'))).status,
    ).toBe(404);
  });

  it('tell of every workflow that they call, at any depth, and by what', async () => {
    const call = (uses: string) => ({ jobs: { x: { uses } } });
    const put = (files: Readonly<Record<string, object>>) =>
      commitFiles(github.world, {
        repository: 'storefront',
        branch: 'main',
        user: 'mona',
        message: 'call',
        at,
        files: Object.fromEntries(
          Object.entries(files).map(([name, file]) => [`.github/workflows/${name}.yml`, JSON.stringify(file)]),
        ),
      });
    const start = () =>
      startRun(github.world, {
        repository: 'storefront',
        workflow: '.github/workflows/calls.yml',
        event: 'push',
        branch: 'main',
        actor: 'mona',
        at,
      });
    const folder = 'acme/storefront/.github/workflows';
    const pin = put({ leaf: { on: { workflow_call: {} }, jobs: JOBS } });
    put({ middle: { on: { workflow_call: {} }, ...call(`${folder}/leaf.yml@${pin}`) } });
    const head = put({ calls: { on: { push: {} }, ...call('./.github/workflows/middle.yml') } });
    expect((await read(`runs/${start().id}`)).referenced_workflows).toEqual([
      { path: `${folder}/middle.yml@refs/heads/main`, sha: head, ref: 'refs/heads/main' },
      { path: `${folder}/leaf.yml@${pin}`, sha: pin },
    ]);
    for (const uses of [
      `${folder}/leaf.yml@v9`,
      `evil/x/.github/workflows/leaf.yml@${pin}`,
      `${folder}/none.yml@${pin}`,
      `${folder}/ci.yml@main`,
    ]) {
      put({ calls: { on: { push: {} }, ...call(uses) } });
      expect(start).toThrow(/nobody knows|neither branch|can be called/);
    }
  });

  it('are canceled once', async () => {
    const place = await dispatched();
    startJob(github.world, place, { name: 'a', at });
    const cancel = () => github.call('POST', `${repository}/actions/runs/${place.run}/cancel`, undefined, as('mona'));
    expect((await cancel()).status).toBe(202);
    expect((await cancel()).status).toBe(409);
    expect((await read(`runs/${place.run}`)).conclusion).toBe('cancelled');
  });
});

describe('an environment', () => {
  it('lets only its branches in', async () => {
    await environment('production', {}, ['main']);
    const refused = startJob(github.world, await dispatched('dev'), { name: 'deploy', environment: 'production', at });
    expect([refused.status, refused.conclusion]).toEqual(['completed', 'failure']);
    const place = await dispatched('main');
    expect(startJob(github.world, place, { name: 'deploy', environment: 'production', at }).status).toBe('in_progress');
    const list = await github.call('GET', `${repository}/deployments?environment=production`, undefined, as('mona'));
    expect(list.body).toMatchObject([{ ref: 'main' }, { ref: 'dev' }]);
    const statuses = `${repository}/deployments/${list.body[1].id}/statuses`;
    expect((await github.call('GET', statuses, undefined, as('mona'))).body).toMatchObject([{ state: 'failure' }]);
  });

  it('is entered without a deployment by a job that says so, and has the same rules', async () => {
    const entered = { name: 'ask', environment: 'quiet', deployment: false, at };
    const id = await environment('quiet', { reviewers: [{ type: 'User', id: 202 }] }, ['main']);
    expect(startJob(github.world, await dispatched('dev'), entered).conclusion).toBe('failure');
    const place = await dispatched('main');
    const job = startJob(github.world, place, entered);
    expect([job.status, job.deploymentId]).toEqual(['waiting', null]);
    expect((await approve(place, id, 'hubot')).body).toEqual([]);
    expect(job.status).toBe('in_progress');
    expect(await read(`runs/${place.run}/approvals`)).toMatchObject([{ environments: [{ name: 'quiet' }] }]);
    const list = await github.call('GET', `${repository}/deployments?environment=quiet`, undefined, as('mona'));
    expect(list.body).toEqual([]);
  });

  it('shows where a deployment can be looked at, as its job says', async () => {
    const place = await dispatched('main');
    const job = startJob(github.world, place, { name: 'deploy', environment: 'shown', at });
    finishJob(github.world, place, job.id, { conclusion: 'success', at, url: 'https://shop.example/' });
    const statuses = `${repository}/deployments/${job.deploymentId}/statuses`;
    expect((await github.call('GET', statuses, undefined, as('mona'))).body).toMatchObject([
      { state: 'success', environment_url: 'https://shop.example/' },
      { state: 'in_progress' },
    ]);
  });

  it('takes the run of a pull request by its merge ref, which is no branch, whatever branch it comes from', async () => {
    await environment('production', {}, ['main', 'dev']);
    const workflow = { name: 'ci', on: { pull_request: {} }, jobs: JOBS };
    const files = { '.github/workflows/ci.yml': JSON.stringify(workflow) };
    commitFiles(github.world, { repository: 'storefront', branch: 'dev', user: 'mona', message: 'ci', files, at });
    const pull = openPull(github.world, {
      repository: 'storefront',
      head: 'dev',
      base: 'main',
      user: 'mona',
      title: 'ci',
      at,
    });
    const { id } = startRun(github.world, {
      repository: 'storefront',
      workflow: '.github/workflows/ci.yml',
      event: 'pull_request',
      branch: 'dev',
      actor: 'mona',
      pulls: [pull.number],
      at,
    });
    const place = { repository: 'storefront', run: id };
    expect(startJob(github.world, place, { name: 'x', environment: 'production', at }).conclusion).toBe('failure');
  });

  it('waits for one reviewer who did not start the run, and tells who approved', async () => {
    const reviewers = [{ type: 'Team', id: 301 }];
    const id = await environment('production-approval', { reviewers, prevent_self_review: true });
    const place = await dispatched();
    const job = startJob(github.world, place, { name: 'approval', environment: 'production-approval', at });
    expect([job.status, (await read(`runs/${place.run}`)).status]).toEqual(['waiting', 'waiting']);
    expect(() => finishJob(github.world, place, job.id, { conclusion: 'success', at })).toThrow('waiting');
    const can = async (login: string) =>
      (await read(`runs/${place.run}/pending_deployments`, login))[0].current_user_can_approve;
    expect([await can('mona'), await can('hubot'), await can('octocat')]).toEqual([false, false, true]);
    expect((await approve(place, id, 'mona')).status).toBe(403);
    expect((await approve(place, id, 'hubot')).status).toBe(403);
    expect((await approve(place, id + 1, 'octocat')).status).toBe(422);
    expect((await approve(place, id, 'octocat')).body).toMatchObject([{ environment: 'production-approval' }]);
    expect(job.status).toBe('in_progress');
    expect(await read(`runs/${place.run}/pending_deployments`)).toEqual([]);
    expect(await read(`runs/${place.run}/approvals`)).toMatchObject([
      {
        state: 'approved',
        user: { login: 'octocat' },
        comment: 'by octocat',
        environments: [{ id, name: 'production-approval' }],
      },
    ]);
    expect((await approve(place, id, 'octocat')).status).toBe(422);
  });

  it('asks again in a new attempt, whose approvals stand beside the old', async () => {
    const id = await environment('gate', { reviewers: [{ type: 'User', id: 202 }] });
    const place = await dispatched();
    startJob(github.world, place, { name: 'ask', environment: 'gate', at });
    await approve(place, id, 'hubot', 'rejected');
    finishRun(github.world, place, at);
    await github.call('POST', `${repository}/actions/runs/${place.run}/rerun`, {}, as('hubot'));
    expect(startJob(github.world, place, { name: 'ask', environment: 'gate', at }).status).toBe('waiting');
    await approve(place, id, 'hubot');
    const states = (await read(`runs/${place.run}/approvals`)).map(({ state }: { state: string }) => state);
    expect(states).toEqual(['rejected', 'approved']);
  });

  it('holds a job until its wait timer is over', async () => {
    await environment('timed', { wait_timer: 30 });
    const place = await dispatched();
    const job = startJob(github.world, place, { name: 'deploy', environment: 'timed', at });
    expect(resumeJob(github.world, place, job.id, '2026-10-01T12:29:00.000Z').status).toBe('waiting');
    expect(resumeJob(github.world, place, job.id, later).status).toBe('in_progress');
  });

  it('gives its variables and secrets to the job that is in it, and its name to the job’s identity', async () => {
    const id = await environment('production', { reviewers: [{ type: 'User', id: 202 }] });
    const secret = { encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at };
    storefront().environments['production']!.secrets['TOKEN'] = { name: 'TOKEN', ...secret };
    storefront().environments['production']!.variables['A'] = { name: 'A', value: '2', createdAt: at, updatedAt: at };
    storefront().variables['A'] = { name: 'A', value: '1', createdAt: at, updatedAt: at };
    const place = await dispatched();
    const job = startJob(github.world, place, { name: 'deploy', environment: 'production', at });
    expect(secretNamesOf(github.world, place, job.id)).toEqual([]);
    await approve(place, id, 'hubot');
    expect(secretNamesOf(github.world, place, job.id)).toEqual(['TOKEN']);
    expect(variablesOf(github.world, place, job.id)).toEqual({ A: '2' });
    expect(identityOf(github.world, place, job.id)).toMatchObject({
      repository: 'acme/storefront',
      workflow: '.github/workflows/deploy.yml',
      environment: 'production',
      ref: 'refs/heads/main',
      runId: place.run,
      runAttempt: 1,
      actor: 'mona',
    });
  });
});

describe('an artifact', () => {
  it('is handed on as a zip, until it expires', async () => {
    const place = await dispatched();
    const files = { 'head.json': Buffer.from('{}'), 'a/b': Buffer.from([0, 1]) };
    const { id } = uploadArtifact(github.world, place, 'evidence-head', files, at);
    expect(() => uploadArtifact(github.world, place, 'evidence-head', files, at)).toThrow('already');
    expect((await read(`runs/${place.run}/artifacts`)).artifacts).toMatchObject([{ id, expired: false }]);
    expect((await read('artifacts?name=other')).total_count).toBe(0);
    const path = `${github.service.url}${repository}/actions/artifacts/${id}/zip`;
    const headers = { authorization: `Bearer ${as('mona').token}` };
    expect(unzip(Buffer.from(await (await fetch(path, { headers })).arrayBuffer()))).toEqual(files);
    storefront().artifacts[id]!.expired = true;
    expect((await fetch(path, { headers })).status).toBe(410);
  });

  it('is the same archive for the same files', () => {
    expect(zip({ b: Buffer.from('b'), a: Buffer.from('a') })).toEqual(
      zip({ a: Buffer.from('a'), b: Buffer.from('b') }),
    );
  });
});

describe('reports', () => {
  it('take check runs from Apps only, one for each job by Actions itself', async () => {
    const sha = storefront().branches['main']!.sha;
    const place = await dispatched();
    const job = startJob(github.world, place, { name: 'unit', at });
    const body = { name: 'causeway / web', head_sha: sha, conclusion: 'success' };
    expect((await github.call('POST', `${repository}/check-runs`, body, as('mona'))).status).toBe(403);
    const token = jobToken(github.world, place, job.id, { checks: 'write' }, github.clock.now.toISOString());
    expect((await github.call('POST', `${repository}/check-runs`, body, { token })).status).toBe(201);
    const wrong = { ...body, head_sha: '0'.repeat(40) };
    expect((await github.call('POST', `${repository}/check-runs`, wrong, { token })).status).toBe(422);
    const list = await github.call('GET', `${repository}/commits/main/check-runs`, undefined, { token });
    expect(list.body.check_runs).toMatchObject([
      { name: 'causeway / web', app: { id: 15_368 }, conclusion: 'success' },
      { name: 'unit', status: 'in_progress' },
    ]);
    expect((await github.call('POST', '/repos/acme/services/check-runs', body, { token })).status).toBe(404);
  });

  it('keep one comment on a pull request, edited in place, under either permission', async () => {
    commitFiles(github.world, {
      repository: 'storefront',
      branch: 'x',
      user: 'mona',
      message: 'm',
      files: { x: 'x' },
      at,
    });
    const pull = openPull(github.world, {
      repository: 'storefront',
      head: 'x',
      base: 'main',
      user: 'mona',
      title: 'X',
      at,
    });
    const place = await dispatched();
    const job = startJob(github.world, place, { name: 'a', at });
    const token = jobToken(github.world, place, job.id, { pull_requests: 'write' }, github.clock.now.toISOString());
    const comments = `${repository}/issues/${pull.number}/comments`;
    const made = await github.call('POST', comments, { body: 'one' }, { token });
    expect(made.body).toMatchObject({ user: { login: 'github-actions[bot]', type: 'Bot' }, body: 'one' });
    const path = `${repository}/issues/comments/${made.body.id}`;
    expect((await github.call('PATCH', path, { body: 'two' }, { token })).status).toBe(200);
    expect((await github.call('GET', comments, undefined, { token })).body).toMatchObject([{ body: 'two' }]);
    expect((await github.call('POST', `${repository}/issues/99/comments`, { body: 'x' }, as('mona'))).status).toBe(404);
  });

  it('open and close an issue', async () => {
    const made = await github.call('POST', `${repository}/issues`, { title: 'I', labels: ['incident'] }, as('mona'));
    expect((await github.call('POST', `${repository}/issues`, { title: ' ' }, as('mona'))).status).toBe(422);
    const path = `${repository}/issues/${made.body.number}`;
    const closed = await github.call('PATCH', path, { state: 'closed' }, as('mona'));
    expect(closed.body).toMatchObject({ state: 'closed', state_reason: 'completed', closed_at: at });
    const list = async (query: string) =>
      (await github.call('GET', `${repository}/issues?${query}`, undefined, as('mona'))).body.length;
    expect([await list(''), await list('state=all&labels=incident'), await list('state=all&labels=x')]).toEqual([
      0, 1, 0,
    ]);
  });

  it('take SARIF that is packed, and say afterwards whether it was SARIF', async () => {
    const upload = (text: string | null) =>
      github.call(
        'POST',
        `${repository}/code-scanning/sarifs`,
        {
          commit_sha: storefront().branches['main']!.sha,
          ref: 'refs/heads/main',
          sarif: text === null ? 'AAAA' : gzipSync(text).toString('base64'),
        },
        as('mona'),
      );
    const status = async (id: string) =>
      (await github.call('GET', `${repository}/code-scanning/sarifs/${id}`, undefined, as('mona'))).body
        .processing_status;
    expect(await status((await upload('{"version":"2.1.0","runs":[]}')).body.id)).toBe('complete');
    expect(await status((await upload('{}')).body.id)).toBe('failed');
    expect((await upload(null)).status).toBe(400);
  });
});
