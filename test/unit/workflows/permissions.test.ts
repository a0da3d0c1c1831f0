import { actionName, LOGIN_ACTIONS } from '../../../plan/login-actions';
import { workflowsOf } from '../../../workflows/all';
import type { Job, Step } from '../../../workflows/shape';
import { worlds } from '../../support/workflows/worlds';

type Permissions = Readonly<Record<string, string>>;

/** What an action does with the job's token. */
const ACTIONS: Readonly<Record<string, Permissions>> = {
  'actions/checkout': { contents: 'read' },
  // https://github.com/github/codeql-action#permissions
  'github/codeql-action/upload-sarif': { actions: 'read', contents: 'read', 'security-events': 'write' },
  ...Object.fromEntries(Object.values(LOGIN_ACTIONS).map((uses) => [actionName(uses), { 'id-token': 'write' }])),
};

interface Need {
  /** What it asks GitHub for with the job's own token, where the step has that token. */
  readonly asks?: Permissions;
  /** Whether it signs as the job. */
  readonly signs?: (command: string) => boolean;
}

const always = () => true;
const DEPLOY: Need = { asks: { actions: 'read' }, signs: always };

/** Each command of the generated jobs, by its first words. */
const COMMANDS: Readonly<Record<string, Need>> = {
  'apply bind': {},
  'apply check': {},
  'apply message': {},
  'apply receipt': { signs: always },
  'bundle build': { asks: { contents: 'write' }, signs: (command) => command.includes('--sign') },
  'checks report': { asks: { actions: 'read', checks: 'read' } },
  'comment put': { asks: { 'pull-requests': 'write' } },
  'deploy guard': DEPLOY,
  'deploy run': DEPLOY,
  drift: {},
  'evidence add': { signs: always },
  'evidence push': {},
  'evidence sign': { signs: always },
  'gate evaluate': { asks: { actions: 'read' }, signs: (command) => command.includes('--sign') },
  'live issues': { asks: { issues: 'write' } },
  'live verify': {},
  lkg: {},
  monitor: { asks: { actions: 'read' }, signs: always },
  partitions: {},
  'policy check': {},
  'preview down': {},
  'preview guard': {},
  'preview report': {},
  'preview start': { asks: { actions: 'write' } },
  'preview surfaces': { asks: { actions: 'read', 'pull-requests': 'read' } },
  'preview up': {},
  'promote plan': {},
  'promote run': { signs: (command) => !command.includes('--recorded') },
  'promote soaked': { asks: { actions: 'write' } },
  'registry check': {},
  'registry fetch': {},
  'release run': { signs: (command) => !command.includes('--recorded') },
  report: {},
  'rollback drill again': { asks: { actions: 'read' }, signs: always },
  'rollback drill decide': { asks: { actions: 'read' }, signs: always },
  'rollback drill restore': {},
  'rollback original': {},
  'rollback plan': {},
  'rollback run again': { asks: { actions: 'read' }, signs: always },
  'rollback run decide': { asks: { actions: 'read' }, signs: always },
  'rollback run restore': {},
  'state check': {},
  'surfaces build': {},
  'surfaces changed': {},
  'waiver approvers': {},
};

function needOf(words: string): Need {
  // The verb is "run" or "drill", which ask for the same.
  const command = words.replace('rollback "$VERB"', 'rollback drill');
  const names = Object.keys(COMMANDS).filter((name) => command === name || command.startsWith(`${name} `));
  const [longest] = names.sort((one, other) => other.length - one.length);
  if (longest === undefined) throw new Error(`say in COMMANDS what "causeway ${words}" needs`);
  return COMMANDS[longest] ?? {};
}

function commandsIn({ run = '' }: Step): readonly string[] {
  return [...run.matchAll(/\.bin\/causeway ((?:[^\n]|\\\n)*)/g)].map(([, words = '']) => words);
}

const RANK = ['none', 'read', 'write'];
const highest = (all: readonly Permissions[]): Permissions => {
  const union: Record<string, string> = {};
  for (const [name, level] of all.flatMap((each) => Object.entries(each)))
    if (RANK.indexOf(level) > RANK.indexOf(union[name] ?? 'none')) union[name] = level;
  return union;
};

function neededBy(id: string, job: Job): Permissions {
  const all = job.steps.flatMap((step): readonly Permissions[] => {
    if (step.uses !== undefined) {
      // Artifacts of another run: https://github.com/actions/download-artifact#download-artifacts-from-other-workflow-runs-or-repositories
      const isOtherRun = String(step.with?.['github-token']).includes('github.token');
      return [ACTIONS[actionName(step.uses)] ?? {}, isOtherRun ? { actions: 'read' } : {}];
    }
    const isOwnToken = JSON.stringify({ ...job.env, ...step.env }).includes('github.token');
    return commandsIn(step).map((command) => {
      const { asks = {}, signs = () => false } = needOf(command);
      return { ...(isOwnToken ? asks : {}), ...(signs(command) ? { 'id-token': 'write' } : {}) };
    });
  });
  // The leaf of a surface that a team's own workflow deploys starts that workflow.
  return highest(id === 'dispatch' ? [...all, { actions: 'write' }] : all);
}

const jobs = Object.entries(worlds()).flatMap(([world, registry]) =>
  Object.keys(registry.repositories).flatMap((key) =>
    workflowsOf(registry, key).flatMap((workflow) =>
      Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${world}/${key}/${workflow.name}/${id}`, id, job })),
    ),
  ),
);

test('a job has exactly the permissions that its actions and commands need', () => {
  expect(jobs.length).toBeGreaterThan(100);
  const found = jobs.map(({ name, job }) => [name, job.permissions]);
  expect(found).toEqual(jobs.map(({ name, id, job }) => [name, neededBy(id, job)]));
});
