import { setTimeout as pause } from 'node:timers/promises';
import type { RunPlace } from '../../../../emulator/github/actions/runs';
import type { Outcome } from '../../cli/command';
import { filledNotes } from '../../cli/release-notes';
import { digestOf } from '../../evidence/samples';
import { governed, onDev, onStaging, type Release, released } from './company-release';
import type { Stage } from './company-scene';
import { typed } from './typed';

/** The release of a stage. Throws if there is none. */
export function releaseOf({ release }: Stage): Release {
  if (release === undefined) throw new Error('nothing was released');
  return release;
}

/** A release of the storefront that is on dev, with its notes for staging. */
export async function toDev(stage: Stage): Promise<void> {
  const { company, runs, values } = stage;
  stage.release = await released(company, runs);
  values['BUNDLE'] = stage.release.bundle;
  await onDev(company, runs, stage.release);
  company.later(5);
  company.put('release-notes.md', filledNotes({ tier: 'staging', ...stage.release }));
}

/**
 * The same release after an hour and a half on staging, with everything that production's gate requires, and the
 * measurements.
 */
export async function toStaging(stage: Stage): Promise<void> {
  await toDev(stage);
  const { company, runs } = stage;
  const release = releaseOf(stage);
  await onStaging(company, runs, release);
  company.later(90);
  await governed(company, runs);
  company.put('release-notes.md', filledNotes({ tier: 'production', ...release }));
  company.put('checklist.md', checklist(release.commit));
  const provenance = { name: 'the job', digest: digestOf('8') };
  const sampled = (metric: string, unit: string, surface: object) => (value: number) => ({
    metric,
    unit,
    value,
    provenance,
    ...surface,
    at: new Date(company.now.getTime() - value * 1000).toISOString(),
  });
  const latency = [120, 121, 122, 123, 124].map(
    sampled('health-latency', 'milliseconds', { surface: release.surface }),
  );
  const samples = [...latency, sampled('ci-duration', 'seconds', {})(200)];
  company.put(
    'artifacts/metrics.json',
    JSON.stringify({ schema: 'urn:causeway:metrics:v1', tier: 'staging', samples }),
  );
}

const ITEMS = ['evidence-review', 'decision-log-health', 'backup-confirmation', 'rollback-triggers'];

/** A completed go-live checklist. */
function checklist(commit: string): string {
  const items = ITEMS.map((id) => `  - id: ${id}\n    done: true\n    evidence: looked at on the call of the 20th\n`);
  return `---\nschema: urn:causeway:go-live-checklist:v1\ntier: production\ncommit: ${commit}\nitems:\n${items.join('')}---\n# Go-live checklist\n`;
}

/** Signs the checklist as a person. */
export async function signs({ company }: Stage, login: string, role: string): Promise<void> {
  const args = ['checklist', 'sign', 'checklist.md', '--person', `user:${login}`, '--role', role];
  const { code, stderr } = await typed(args, { cwd: company.clone, env: company.person(login), at: company.now });
  if (code !== 0) throw new Error(stderr);
}

/** Starts a promotion's run. People approve, and commands then run in its gate job. */
export function asked(stage: Stage, tier: 'staging' | 'production', approvers: readonly string[]): void {
  const { runs } = stage;
  const place = runs.start(`promote-${tier}`, { branch: tier === 'production' ? 'main' : 'dev' });
  for (const [index, login] of approvers.entries()) {
    const suffix = `${tier === 'production' ? '-storefront' : ''}${index === 0 ? '' : `-${index + 1}`}`;
    const environment = `${tier}-approval${suffix}`;
    runs.end(runs.job(place, `approval (${environment})`, environment, [login]));
  }
  stage.job = runs.job(place, 'gate');
}

/** Ends the gate job and starts the job that promotes. */
export function promoting(stage: Stage): void {
  const { runs, job } = stage;
  runs.end(job);
  stage.job = runs.job(job.place, 'deploy');
}

async function leaf(stage: Stage, place: RunPlace): Promise<void> {
  const { company, runs } = stage;
  const { surface = '', tier = '', commit = '', bundle = '', ticket = '' } = runs.inputs(place);
  const flags = ['--surface', surface, '--tier', tier, '--commit', commit, '--bundle', bundle, '--ticket', ticket];
  for (const [name, environment, more] of [
    ['guard', undefined, []],
    ['run', `${surface}-${tier}`, ['--store', 'store']],
  ] as const) {
    const job = runs.job(place, name === 'run' ? 'deploy' : name, environment);
    const at = { cwd: company.clone, env: job.env, at: company.now };
    const { code, stdout, stderr } = await typed(['deploy', name, ...flags, ...more], at);
    runs.end(job, code === 0 ? 'success' : 'failure');
    if (code !== 0) throw new Error(stdout + stderr);
  }
  runs.finish(place);
}

/** Runs a command and plays the leaves that it dispatches. */
export async function withLeaves(stage: Stage, command: Promise<Outcome>): Promise<Outcome> {
  let isOver = false;
  const ended = command.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const place of stage.runs.waiting('deploy')) await leaf(stage, place);
    await Promise.race([ended.catch(() => undefined), pause(100)]);
  }
  return ended;
}
