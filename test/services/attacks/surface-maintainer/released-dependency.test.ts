/**
 * A maintainer of one surface has a dependency merged to the first tier's branch. Its code runs in every job that
 * installs, builds or tests the released commit. They want to sign a statement that production's gate accepts. One rule
 * stops them: a job with `id-token: write` installs and runs only the default branch's code. The rule
 * `hygiene-signing-jobs` enforces this for every workflow that trust names.
 */

import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readWorkflow } from '../../../../formats/workflow/read';
import { codeFolders } from '../../../../plan/signing/folders';
import { signingProblems } from '../../../../plan/signing/judge';
import { contextOf, createWorld } from '../../../../policy/context';
import { signingJobs } from '../../../../policy/rules/hygiene/signing-jobs';
import { readChecked } from '../../../../policy/workflows';
import { loadRegistry } from '../../../../registry/load';
import { workflowFile } from '../../../support/policy/workflow-file';
import { ROOT } from '../../../support/registry/fixtures';

type Step = Record<string, unknown>;
interface Job extends Record<string, unknown> {
  permissions: Record<string, string>;
  steps: Step[];
}

const { registry } = loadRegistry(join(ROOT, 'registry/deploy-surfaces.json'), {
  now: new Date('2026-11-21T00:00:00Z'),
});
const { workflows: own, setUpAction } = readChecked(ROOT);
const RELEASE = '.github/workflows/release.yml';
const PREVIEW = '.github/workflows/infrastructure-preview.yml';

function judged(path: string, text: string, action = setUpAction): readonly string[] {
  const workflows = [workflowFile(path, text)];
  const context = contextOf(createWorld(registry, { workflows, setUpAction: action, now: new Date(0) }), 'foundation');
  return signingJobs.check([], context).map(({ what }) => what);
}

/** release.yml with its signing job changed. */
function released(change: (job: Job, file: Record<string, unknown>) => void): readonly string[] {
  const file = parse(own.find(({ path }) => path === RELEASE)?.text ?? '');
  change(file.jobs.bundle, file);
  return judged(RELEASE, stringify(file));
}

const checkoutAt = (job: Job, path: string | undefined): Step =>
  job.steps.find(
    ({ uses, with: given }) =>
      String(uses).startsWith('actions/checkout@') && (given as { path?: string } | undefined)?.path === path,
  )?.['with'] as Step;
const run =
  (script: string, more: Step = {}) =>
  (job: Job) =>
    void job.steps.push({ run: script, ...more });
const use =
  (uses: string, given: object = {}) =>
  (job: Job) =>
    void job.steps.push({ uses, with: given });
const FULL = 'a'.repeat(40);

test('every workflow that trust names is judged, and signs with the default branch’s code alone', () => {
  const signers = (registry.trust?.entries ?? []).flatMap((entry) =>
    entry.kind === 'sigstore' ? [entry.signerWorkflow.replace(/^[^/]+\/[^/]+\//, '')] : [],
  );
  const judging = own.filter(({ path }) => signers.includes(path));
  expect(judging.map(({ path }) => path)).toEqual([...new Set(signers)].sort());
  expect(judging.flatMap(({ path, text }) => judged(path, text))).toEqual([]);
  // The only other workflow that requests an identity logs in to the stacks' state. No trust entry accepts its
  // signatures.
  const asking = own.filter(({ text }) => text.includes('id-token: write')).map(({ path }) => path);
  expect(asking).toEqual([...new Set([...signers, PREVIEW])].sort());
});

test('the shared action of a job that signs is as Causeway generates it, and no other is used', () => {
  const text = own.find(({ path }) => path === RELEASE)?.text ?? '';
  const changed = setUpAction?.replace('node <<', 'tree/x && node <<') ?? '';
  expect(changed).not.toBe(setUpAction);
  for (const action of [changed, '']) {
    const found = judged(RELEASE, text, action);
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(found.map(() => expect.stringContaining('which is not as Causeway generates it')));
  }
  for (const other of [
    './tree',
    './.github/actions/Causeway',
    './.github/actions/causeway/',
    './tree/../.github/actions/causeway',
  ])
    expect(judged(RELEASE, text.replaceAll('./.github/actions/causeway', other))).not.toEqual([]);
});

test('the job that logs in to read the state runs the default branch’s code alone, with the proposed registry as data', () => {
  const read = readWorkflow(PREVIEW, own.find(({ path }) => path === PREVIEW)?.text ?? '');
  const question = { defaultBranch: 'main', code: codeFolders(registry), setUpAction };
  expect(read.ok && signingProblems(read.workflow, question)).toEqual([
    expect.stringMatching(/sets CAUSEWAY_REGISTRY$/),
  ]);
});

test('the job that builds has no token to sign with, and none that writes', () => {
  const { jobs } = parse(own.find(({ path }) => path === RELEASE)?.text ?? '');
  expect(jobs.build.permissions).toEqual({ contents: 'read' });
  expect(jobs.build.environment).toBeUndefined();
});

test.each<[string, (job: Job, file: Record<string, unknown>) => void]>([
  [
    'checks out the released commit',
    (job) => void Object.assign(checkoutAt(job, undefined), { ref: `\${{ github.sha }}` }),
  ],
  ['checks out the commit of the run', (job) => void delete checkoutAt(job, undefined)['ref']],
  [
    'checks out what a variable says',
    (job) => void Object.assign(checkoutAt(job, undefined), { ref: `\${{ vars.REF }}` }),
  ],
  ['checks out an own branch', (job) => void Object.assign(checkoutAt(job, undefined), { ref: 'dev' })],
  [
    'checks out a repository of a variable',
    (job) => void Object.assign(checkoutAt(job, undefined), { repository: `\${{ vars.R }}`, ref: '' }),
  ],
  ['checks out over the code', (job) => void Object.assign(checkoutAt(job, 'source'), { path: 'node_modules' })],
  [
    'checks out over the code by a way round',
    (job) => void Object.assign(checkoutAt(job, 'source'), { path: 'x/../cli' }),
  ],
  [
    'has a path that an expression gives',
    (job) => void Object.assign(checkoutAt(job, 'source'), { path: `\${{ inputs.x }}` }),
  ],
  ['installs the released commit', run('npm ci --prefix source')],
  ['installs it in its folder', run('npm ci', { 'working-directory': 'source' })],
  ['goes into its folder', run('cd source && npm ci')],
  ['runs a file of it', run('node source/x.js')],
  ['runs a file of it in a substitution', run('echo "$(sh tree/x.sh)"')],
  ['runs a file of it behind a condition', run('if test -f x; then ./tree/x; fi')],
  ['runs a file of it in a default', run(`echo "\${X:-$(tree/x)}"`)],
  ['defines a function', run('npm() { tree/x; }\nnpm ci')],
  ['sets PATH', run('PATH=tree:$PATH npm ci')],
  ['sets PATH in a loop', run('for PATH in tree; do npm ci; done')],
  ['sets PATH for later steps', run('echo tree >> "$GITHUB_PATH"')],
  ['sets variables for later steps', run('cat tree/env >> "$GITHUB_ENV"')],
  ['writes beside a file of the runner', run('cat tree/env >> "$GITHUB_OUTPUT/../set_env"')],
  ['writes a file that a variable names', run('cat tree/env >> "$X"')],
  ['writes a file that the shell computes', run('cat tree/env >> $X')],
  ['sets NODE_OPTIONS', run('npm ci', { env: { NODE_OPTIONS: '--require ./tree/x.js' } })],
  ...['HOME', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS', 'GIT_SSH_COMMAND', 'PULUMI_DEBUG_PROVIDERS', 'GITHUB_BASE_URL'].map(
    (name): [string, (job: Job) => void] => [`sets ${name}`, run('npm ci', { env: { [name]: 'x' } })],
  ),
  ['sets BASH_ENV for all', (job) => void Object.assign(job, { env: { BASH_ENV: 'tree/x' } })],
  ['has another shell', run('npm ci', { shell: 'tree/x {0}' })],
  ['has another shell by default', (job) => void Object.assign(job, { defaults: { run: { shell: 'tree/x {0}' } } })],
  [
    'has another folder by default',
    (job) => void Object.assign(job, { defaults: { run: { 'working-directory': 'source' } } }),
  ],
  ['writes over the command', run('cp tree/x node_modules/.bin/causeway')],
  ['writes over a file of the code', run('cat tree/x > package.json')],
  ['writes an expression into a script', run(`echo \${{ github.event.head_commit.message }}`)],
  [
    'runs the build of the registry',
    run('node_modules/.bin/causeway surfaces build --surface docs --checkout source --out t'),
  ],
  ['runs a tool', run('node_modules/.bin/causeway evidence run --report r -- source/x')],
  ['runs a step that a variable names', run('node_modules/.bin/causeway evidence "$STEP" -- source/x')],
  [
    'goes by another registry',
    run('node_modules/.bin/causeway bundle build --registry source/registry/deploy-surfaces.json'),
  ],
  ['goes by another registry, perhaps', run(`node_modules/.bin/causeway bundle build \${X:+--registry source/r.json}`)],
  ['has options that the shell splits', run('node_modules/.bin/causeway bundle build $OPTIONS')],
  [
    'hides such an option behind another one',
    run(`node_modules/.bin/causeway gate replay \${X:+--json --registry source/r.json}`),
  ],
  ['cuts such an option up', run(`node_modules/.bin/causeway gate replay --regi"stry" source/r.json`)],
  ['gives an option’s name by a variable', run('node_modules/.bin/causeway gate replay "--$X" source/r.json')],
  ['has a word alone that a variable gives', run('node_modules/.bin/causeway gate replay --json "$X"')],
  [
    'has a word alone that an expression gives',
    run('node_modules/.bin/causeway gate replay --json "$X"', { env: { X: `\${{ vars.X }}` } }),
  ],
  [
    'has a word alone that may be such an option',
    run('node_modules/.bin/causeway gate replay "$X"', {
      env: { X: `\${{ inputs.x && '--registry=source/r.json' || '--json' }}` },
    }),
  ],
  ['has the name of any file as a word', run('for X in *; do node_modules/.bin/causeway gate replay "$X"; done')],
  ['splits words at other letters', run('node_modules/.bin/causeway gate replay', { env: { IFS: 'x' } })],
  ['runs the engine in another folder', run('node_modules/.bin/pulumi up -Csource')],
  ['runs the engine with another policy pack', run('node_modules/.bin/pulumi up --policy-pack source')],
  ['runs the engine’s other commands', run('node_modules/.bin/pulumi plugin install resource x')],
  ['evaluates a number that a variable holds', run('echo "$((X))"')],
  ['evaluates a condition that a variable holds', run('if [[ "$X" -eq 1 ]]; then echo; fi')],
  ['evaluates a part that a variable tells', run(`echo "\${Y:X}"`)],
  ['evaluates the name that a variable holds', run(`echo "\${!X}"`)],
  ['evaluates a text as a prompt', run(`echo "\${X@P}"`)],
  ['tests the name that a variable holds', run('test -v "$X"')],
  ['tests by an operator that a variable holds', run('[ "$X" "$Y" ]')],
  ['prints into a variable', run('printf "-""v" PATH tree')],
  [
    'goes by the registry of a variable',
    (job) => void Object.assign(job, { env: { CAUSEWAY_REGISTRY: 'source/r.json' } }),
  ],
  ['downloads over its code', use(`actions/download-artifact@${FULL}`, { name: 'tree-docs' })],
  [
    'downloads into a folder with code',
    use(`actions/download-artifact@${FULL}`, { name: 'x', path: './node_modules' }),
  ],
  [
    'downloads into a folder of the registry',
    use(`actions/download-artifact@${FULL}`, { name: 'x', path: 'registry' }),
  ],
  ['uses an action of the released commit', use('./source/action')],
  ['uses an image', use('docker://alpine')],
  ['uses an action by its tag', use('actions/upload-artifact@v6')],
  ['uses an action that runs a script', use(`actions/github-script@${FULL}`, { script: 'require("./tree/x")' })],
  ['restores a cache', use(`actions/cache@${FULL}`, { path: 'node_modules', key: 'x' })],
  ['takes packages from the cache of its lock file', use(`actions/setup-node@${FULL}`)],
  [
    'sets Node up as a file of the build says',
    use(`actions/setup-node@${FULL}`, { 'node-version-file': 'tree/x', 'package-manager-cache': false }),
  ],
  [
    'takes packages from another registry',
    use(`actions/setup-node@${FULL}`, { 'registry-url': 'https://evil.example', 'package-manager-cache': false }),
  ],
  ['checks out by a name that can move', use('actions/checkout@v6', { ref: 'main' })],
  ['takes packages from a cache', use(`actions/setup-node@${FULL}`, { cache: 'npm' })],
  ['runs in an image', (job) => void Object.assign(job, { container: 'node' })],
])('a job that may sign and %s is found', (_what, change) => {
  expect(released(change)).toEqual(expect.arrayContaining([expect.stringMatching(/^the job bundle of .* may sign/)]));
});

test.each<[string, (job: Job, file: Record<string, unknown>) => void]>([
  ['all permissions of the job', (job) => void Object.assign(job, { permissions: 'write-all' })],
  [
    'permissions of the whole file',
    (job, file) => {
      delete (job as Partial<Job>).permissions;
      file['permissions'] = { contents: 'write', 'id-token': 'write' };
    },
  ],
])('a job may sign by %s, too', (_what, change) => {
  const found = released((job, file) => {
    change(job, file);
    Object.assign(checkoutAt(job, undefined), { ref: `\${{ github.sha }}` });
  });
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^the job bundle of .* may sign/)]));
});

test('an input that whoever starts the workflow types is no name of the governing repository', () => {
  const found = released((_job, file) => {
    file['on'] = { workflow_dispatch: { inputs: { governing: { type: 'string' } } }, workflow_call: {} };
  });
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining('types governing')]));
});

// GitHub creates a missing environment without protection, so the name alone does not prove a branch.
test('the commit of the run is the default branch’s only where the job’s condition says so, by the whole ref', () => {
  const up = '.github/workflows/infrastructure-up.yml';
  const text = own.find(({ path }) => path === up)?.text ?? '';
  const with_ = (condition: string | undefined) => {
    const file = parse(text);
    if (condition === undefined) delete file.jobs.up.if;
    else file.jobs.up.if = condition;
    return judged(up, stringify(file));
  };
  expect(with_("github.ref == 'refs/heads/main' && !cancelled()")).toEqual([]);
  expect(with_("'refs/heads/main' == github.ref")).toEqual([]);
  for (const condition of [
    undefined,
    "github.ref_name == 'main'",
    "github.ref == 'refs/heads/dev'",
    "github.ref == 'refs/heads/main' || true",
    "github.ref != 'refs/heads/main'",
    "github.ref == format('refs/heads/{0}', vars.BRANCH)",
    "github.ref == format('refs/heads/{0}{1}', github.event.repository.default_branch, '-x')",
    "github.ref == format('{0}refs/heads/', github.event.repository.default_branch)",
    'github.ref == github.event.repository.default_branch',
    "github.ref == format('refs/tags/{0}', github.event.repository.default_branch)",
    "vars.REF == 'refs/heads/main'",
    "'refs/heads/main' == vars.REF",
    'always()',
  ])
    expect(with_(condition)).toEqual([expect.stringContaining('the job up of')]);
});

test('a file that GitHub would not read is no pass', () => {
  expect(judged(RELEASE, 'jobs: [')).toEqual([expect.stringContaining('cannot be read')]);
});
