import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidentLog, POSTMORTEM } from '../../cli/incident-files';
import { filledNotes } from '../../cli/release-notes';
import { report } from '../../evidence/adapters/reports';
import { previewText } from '../../live/blast-radius/preview';
import { ROOT } from '../../registry/fixtures';
import { asked, promoting, releaseOf, signs, toDev, toStaging, withLeaves } from './company-promotion';
import { built, onDev } from './company-release';
import type { Stage, Story } from './company-scene';
import { typed } from './typed';

const REPORT = join(ROOT, 'test/fixtures/reports/vitest/passing.json');
const PREVIEW = { 'preview guard': previewText([]) };

/** Runs a command that the document leaves to another person or job. Throws unless it exits with 0. */
async function elsewhere({ company, job }: Stage, ...args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await typed(args, { cwd: company.clone, env: job.env, at: company.now });
  if (code !== 0) throw new Error(`${args.join(' ')}: ${code}\n${stdout}${stderr}`);
}

function incidentFiles({ company }: Stage): void {
  company.put('incident.md', incidentLog(company.now).replace('surface: shop', 'surface: storefront'));
  company.put('postmortem.md', POSTMORTEM);
  company.later();
}

async function signedOff(stage: Stage): Promise<void> {
  await signs(stage, 'octocat', 'product');
  await signs(stage, 'hubot', 'manager');
}

const decided = (stage: Stage) => {
  const { commit } = releaseOf(stage);
  const about = ['--tier', 'staging', '--commit', commit, '--repository', 'web', '--notes', 'release-notes.md'];
  return elsewhere(stage, 'gate', 'evaluate', ...about, '--sign');
};

/** The README's steps of a release. They release the documentation, which was never built before. */
export const README: Story = {
  begin: ({ company }) => {
    company.put('dist/index.html', '<!doctype html><title>Docs</title>\n');
    company.put('report.json', readFileSync(REPORT));
  },
  after: {
    'bundle build': async (stage, { stdout }) => {
      const bundle = /sha256:[0-9a-f]{64}/.exec(stdout)?.[0] ?? '';
      stage.values['BUNDLE'] = bundle;
      stage.release = { surface: 'docs', commit: stage.company.commit, bundle };
      const statement = `artifacts/bundles/bundle-${bundle.replace('sha256:', '')}.sigstore.json`;
      await elsewhere(stage, 'evidence', 'push', statement);
    },
    'evidence add': async (stage) => {
      await onDev(stage.company, stage.runs, releaseOf(stage));
      stage.company.later(5);
      stage.company.put('notes.md', filledNotes({ tier: 'staging', ...releaseOf(stage) }));
      asked(stage, 'staging', []);
    },
  },
};

/** One person requests an exception and another approves it. */
export const EXCEPTIONS: Story = {
  after: {
    'waiver new': (stage, { stdout }) => {
      stage.words['w-0123456789ab'] = /w-[0-9a-f]{12}/.exec(stdout)?.[0] ?? 'none';
    },
  },
};

/** Yesterday's decision, without a network. */
export const OFFLINE: Story = {
  begin: async (stage) => {
    await toDev(stage);
    asked(stage, 'staging', []);
    await decided(stage);
    stage.company.take('README.md', 'AGENTS.md', 'CONTRIBUTING.md', 'registry/causeway.json');
    await elsewhere(stage, 'docs', 'build');
  },
};

/** The document covers the product owner's signature on the checklist. The manager signs too. */
export const CHECKLIST: Story = {
  begin: toStaging,
  after: { 'checklist sign': (stage) => signs(stage, 'hubot', 'manager') },
};

export const INCIDENT: Story = { begin: incidentFiles, after: { 'incident new': ({ company }) => company.later() } };

/** Production's gate, its approvals, and the next steps. */
export const RELEASE: Story = {
  begin: async (stage) => {
    await toStaging(stage);
    await signedOff(stage);
    asked(stage, 'production', ['ada', 'grace']);
  },
  before: { 'promote run': promoting },
  beside: { 'promote run': withLeaves },
};

/** A migration of the API was rehearsed. Its checklist is still empty. */
export const DATABASE: Story = {
  begin: async (stage) => {
    await toStaging(stage);
    const { company, values, job } = stage;
    const run = {
      repository: 'acme/services',
      repositoryId: 1002,
      workflow: '.github/workflows/release.yml',
      runId: 77,
    };
    const head = { ref: 'refs/heads/dev', sha: company.commit };
    const env = {
      ...company.sigstore.environmentFor({ ...run, ...head }),
      GITHUB_RUN_ID: '77',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_REPOSITORY: run.repository,
    };
    stage.job = { ...job, env };
    const api = await built(company, 'api', run.runId, env);
    values['BUNDLE'] = api.bundle;
    company.put('report.xml', report('junit/pytest-passing.xml'));
  },
};

/** Dev's release goes to staging. The promotion's run records the decision of its gate. */
export const STAGING: Story = {
  begin: async (stage) => {
    await toDev(stage);
    asked(stage, 'staging', ['ada']);
  },
  before: {
    'promote run': async (stage) => {
      await decided(stage);
      promoting(stage);
      await elsewhere(stage, 'evidence', 'push', 'artifacts/release_decision.sigstore.json');
    },
  },
  beside: { 'promote run': withLeaves },
};

async function healed(stage: Stage): Promise<void> {
  const { company } = stage;
  company.later();
  const args = ['incident', 'close', 'incident.md', '--postmortem', 'postmortem.md'];
  const at = { cwd: company.clone, env: company.person('octocat'), at: company.now };
  const { code, stderr } = await typed(args, at);
  if (code !== 0) throw new Error(stderr);
}

/** A rollback restored the service before the hotfix goes to production. */
export const HOTFIX: Story = {
  begin: async (stage) => {
    await toStaging(stage);
    await signedOff(stage);
    asked(stage, 'production', ['ada', 'grace']);
    incidentFiles(stage);
  },
  before: { 'gate evaluate': healed },
  answers: { 'waiver new': 'as the request says' },
};

export const OPERATOR: Story = {
  begin: async (stage) => {
    await toStaging(stage);
    incidentFiles(stage);
  },
  after: { 'incident new': ({ company }) => company.later() },
  input: PREVIEW,
};

/** The job that rotates receives a new value. */
export const ROTATION: Story = {
  begin: (stage) => {
    stage.job = stage.runs.job(stage.runs.start('rotate-secret', { branch: 'main' }), 'rotate');
  },
  input: { 'secrets rotate': 'postgres://a-new-value' },
};
