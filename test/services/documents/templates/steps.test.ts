import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { API, templatesOf } from '../../../support/delivery/templates/surface';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const jobs = templatesOf(API).map(({ content }) => Object.values(parse(content).jobs as Record<string, Job>)[0]!);

/**
 * Runs a step as GitHub does without a named shell, with replacements for the tools. Returns its exit code and their
 * calls.
 */
function runStep(name: string, tools: Readonly<Record<string, string>>) {
  const job = jobs.find(({ steps }) => steps.some((step) => step.name === name))!;
  const step = job.steps.find((each) => each.name === name)!;
  const folder = mkdtempSync(join(tmpdir(), 'causeway-step-'));
  for (const [tool, text] of Object.entries(tools)) {
    writeFileSync(join(folder, tool), `#!/bin/sh\necho "${tool} $*" >> "$RUNNER_TEMP/calls"\n${text}\n`);
    chmodSync(join(folder, tool), 0o755);
  }
  writeFileSync(join(folder, 'step.sh'), step.run!);
  const env = { ...job.env, ...step.env, RUNNER_TEMP: folder, PATH: `${folder}:${process.env['PATH']}` };
  const { status } = spawnSync('bash', ['-e', join(folder, 'step.sh')], { cwd: folder, env });
  return { status, calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') };
}

/** A `go` whose tools behave like this. The default kubeconform finds nothing wrong in an empty input. */
const go = (builder: string, validator = 'exit 0') =>
  ({ go: `case "$2" in *kubeconform*) ${validator};; *) ${builder};; esac` }) as const;

describe.each([
  ['build services/api/deploy/overlays/prod', 'kustomize', './services/api/deploy/overlays/prod'],
  ['render services/api/chart', 'helm', './services/api/chart'],
])('the step "%s"', (name, tool, folder) => {
  test('passes what can be built and fits its schema', () => {
    const { status, calls } = runStep(name, go('echo kind: Service'));
    expect([status, calls]).toEqual([
      0,
      [
        expect.stringMatching(new RegExp(`^go run \\S+${tool}\\S*@v[\\d.]+ .*${folder}$`)),
        expect.stringMatching(/^go run \S+kubeconform@v[\d.]+ -strict .*built\.yaml$/),
      ],
    ]);
  });

  test.each([
    ['cannot be built', go('exit 1')],
    ['fails after its first part', go('echo kind: Service; exit 1')],
    ['comes to nothing', go('exit 0')],
    ['does not fit its schema', go('echo kind: Service', 'exit 1')],
  ])('fails what %s', (_what, tools) => {
    expect(runStep(name, tools).status).not.toBe(0);
  });
});

describe('a step of the containers', () => {
  test.each([
    [0, 0, 'ended well'],
    [124, 0, 'still ran'],
    [1, 1, 'ended badly'],
    [137, 1, 'would not end'],
  ])('takes %i of a container’s start for %i: it %s', (code, expected) => {
    const { status, calls } = runStep('start services/api/Dockerfile', { timeout: `exit ${code}` });
    expect([status, calls]).toEqual([
      expected,
      [expect.stringMatching(/^timeout .* docker run .*--network none smoke$/)],
    ]);
  });

  test.each([
    ['lint services/api/Dockerfile', /^docker run .*@sha256:[0-9a-f]{64} hadolint \.\/services\/api\/Dockerfile$/],
    ['build services/api/Dockerfile', /^docker build .*--file \.\/services\/api\/Dockerfile \.\/services\/api$/],
    ['start services/api/compose.yaml', /^docker compose --file \.\/services\/api\/compose\.yaml up .*--wait /],
  ])('"%s" is as good as its tool says', (name, call) => {
    for (const code of [0, 1]) {
      expect(runStep(name, { docker: `exit ${code}` })).toEqual({ status: code, calls: [expect.stringMatching(call)] });
    }
  });
});
