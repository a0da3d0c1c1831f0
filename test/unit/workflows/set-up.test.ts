import { groupsInOneFile, setUpJobs } from '../../support/workflows/set-ups';

const jobs = setUpJobs();
// They load the engine's libraries, or run commands of a project.
const WHOLE =
  /^(?:npm ci|node_modules\/\.bin\/(?:pulumi|causeway (?:drift|policy|preview report|report|surfaces build))\b)/;

describe('a generated job', () => {
  test('gets every package where it runs the engine, policy or a project’s own commands, and nowhere else', () => {
    const whole = jobs.filter(({ has }) => has === 'every package').map(({ name }) => name);
    expect([...new Set(whole)].sort()).toEqual([
      'drift/drift',
      'drift/record',
      'infrastructure-preview/preview',
      'infrastructure-preview/registry',
      'infrastructure-preview/report',
      'infrastructure-up/preview',
      'infrastructure-up/up',
      'pr-preview/build',
      'release/build',
    ]);
    for (const { name, runs } of jobs.filter(({ has }) => has === 'every package')) {
      expect([name, runs.some((line) => line !== 'npm ci' && WHOLE.test(line))]).toEqual([name, true]);
    }
  });

  test('gets the command as one file everywhere on the way to production', () => {
    for (const { name, runs } of jobs.filter(({ has }) => has === 'one file')) {
      expect([name, runs.filter((line) => WHOLE.test(line))]).toEqual([name, []]);
    }
    const promoted = jobs.filter(({ world, name }) => world === 'example' && /^(?:deploy|monitor|promote)/.test(name));
    expect([...new Set(promoted.map(({ has }) => has))]).toEqual(['one file']);
    expect(groupsInOneFile()).toEqual(expect.arrayContaining(['deploy', 'evidence', 'gate', 'monitor', 'promote']));
  });
});
