import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedWorld } from '../../../../demo/planned-world';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { finishRun, startRun } from '../../../../emulator/github/actions/runs';
import { githubAt } from '../../../../emulator/github/address';
import { takeId } from '../../../../emulator/github/world';
import { planFoundation } from '../../../../plan/foundation';
import type { RunningWorld } from '../../../../sandbox/world';
import { TestRepository } from '../../delivery/repository';
import { previewText } from '../../live/blast-radius/preview';
import { inspectionOf, registryOfCheckout } from '../../live/looking';
import { AT } from '../../live/one-world';
import { ROOT } from '../../registry/fixtures';
import type { OpenScene, Spoken } from './scene';
import { typed } from './typed';

/** The parts of a checkout that commands read. */
const CHECKOUT = [
  ...['.github', 'AGENTS.md', 'CONTRIBUTING.md', 'README.md', 'docs', 'netlify.toml', 'package.json', 'policy/config'],
  'registry',
];
const SERVICES_CI = '.github/workflows/ci.yml';

const pageTest = (count: number) => `test('shows', () => expect(page()).toBe(${count}));\n`;

/** A pull request in the checkout: a change of the storefront with its test. */
function proposed(folder: string): { readonly base: string; readonly head: string } {
  const git = new TestRepository(folder);
  const base = git.write({ 'apps/storefront/page.ts': '1\n', 'apps/storefront/page.test.ts': pageTest(1) }).commit();
  const head = git.write({ 'apps/storefront/page.ts': '2\n', 'apps/storefront/page.test.ts': pageTest(2) }).commit();
  return { base, head };
}

// Gives GitHub the pull request's head and the results of its checks.
function checked({ github: { world } }: RunningWorld, head: string): void {
  const repository = world.repositories['storefront'];
  const main = repository?.branches['main']?.sha ?? '';
  const found = repository?.git.objects[main];
  if (!repository || !found) throw new Error('there is no storefront');
  repository.git.objects[head] = found;
  for (const name of ['quality / unit', 'quality / e2e']) {
    const id = takeId(world);
    repository.checks[id] = {
      id,
      headSha: head,
      app: 'github-actions',
      name,
      externalId: null,
      detailsUrl: null,
      startedAt: AT,
      status: 'completed',
      conclusion: 'success',
      completedAt: AT,
      output: { title: null, summary: null, text: null },
    };
  }
}

// Makes the services' check green on each day of three weeks.
function provenCheck({ github: { world } }: RunningWorld): void {
  const about = { repository: 'services', branch: 'main' };
  const daysAgo = (days: number) => new Date(Date.parse(AT) - days * 86_400_000).toISOString();
  const owners = planFoundation(registryOfCheckout()).repositories.find(({ key }) => key === 'services')?.codeowners;
  const files = {
    [SERVICES_CI]: 'on: [push]\njobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n',
    '.github/CODEOWNERS': owners ?? '',
  };
  commitFiles(world, { ...about, user: 'ada', message: 'CI', files, at: daysAgo(30) });
  for (let day = 21; day > 0; day -= 0.5) {
    const at = daysAgo(day);
    const { id: run } = startRun(world, { ...about, workflow: SERVICES_CI, event: 'push', actor: 'ada', at });
    const place = { repository: 'services', run };
    const { id } = startJob(world, place, { name: 'quality / contract', at });
    finishJob(world, place, id, { conclusion: 'success', at });
    finishRun(world, place, at);
  }
}

const isOnline = (name: string) => /^(?:live|access diff)/.test(name);

// A token with the permissions of a workflow that reports checks.
function jobsToken({ github: { world, url } }: RunningWorld): Readonly<Record<string, string>> {
  const token = 'ghs_checks0000000000000000000000000000';
  world.tokens['checks'] = {
    id: 'checks',
    token,
    kind: 'installation',
    app: 'github-actions',
    user: null,
    repositories: 'all',
    permissions: { actions: 'read', checks: 'read', contents: 'read' },
    expiresAt: null,
    limit: 5000,
  };
  return { ...githubAt(url), GITHUB_TOKEN: token };
}

interface CheckoutOptions {
  /** Whether the folder is empty, because the document begins with `causeway init`. */
  readonly isEmpty?: boolean;
}

/** A copy of this checkout with a pull request, and the GitHub and Netlify that its registry's stacks would create. */
export function checkoutScene({ isEmpty = false }: CheckoutOptions = {}): OpenScene {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    const world = await plannedWorld(registryOfCheckout(), () => new Date(AT));
    if (!isEmpty) for (const path of CHECKOUT) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    const { base, head } = isEmpty ? { base: '', head: '' } : proposed(folder);
    if (!isEmpty) checked(world, head);
    provenCheck(world);
    const run = ({ name, args }: Spoken) => {
      const stack = args.includes('--tier') ? (args[args.indexOf('--tier') + 1] ?? '') : 'foundation';
      const env = name.startsWith('checks') ? jobsToken(world) : isOnline(name) ? inspectionOf(world, stack) : {};
      return typed(args, { cwd: folder, env, at: new Date(AT), ...(args.includes('-') && { input: previewText([]) }) });
    };
    return {
      values: () => ({ BASE: base, HEAD: head }),
      folder: () => folder,
      run,
      words: () => ({ 'acme/causeway@<40 hex digits>': `acme/causeway@${'a'.repeat(40)}` }),
      close: async () => {
        await world.close();
        rmSync(folder, { recursive: true });
      },
    };
  };
}
