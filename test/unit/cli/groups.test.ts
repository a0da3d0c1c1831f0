import type { Command } from 'commander';
import { buildProgram } from '../../../cli/build-program';
import { GROUPS, groupOf, sectionOf } from '../../../cli/groups';
import { contextOf } from '../../../demo/command';
import { causeway } from '../../support/cli/command';

const { context } = contextOf({ cwd: '/', startedAt: new Date(0) });
const namesOf = (program: Command) => program.commands.map((each) => each.name());

describe('the groups of commands', () => {
  test('are loaded by the name of the one command that each adds', () => {
    for (const name of Object.keys(GROUPS)) expect(namesOf(buildProgram(context, name))).toEqual([name]);
    expect(namesOf(buildProgram(context))).toEqual(Object.keys(GROUPS));
  });

  test.each([
    [['surfaces', 'changed'], 'surfaces'],
    [['--json', 'gate', 'replay', 'plan'], 'gate'],
    [['--registry', 'gate', 'plan'], 'plan'],
    [['--now', '2026-11-21T09:00:00Z', '--registry=gate', 'live', 'verify'], 'live'],
    [['help', 'gate'], undefined],
    [['docs', 'build'], undefined],
    [['--help'], undefined],
    [[], undefined],
    [['constructor'], undefined],
    [['moon'], undefined],
    [['--registry'], undefined],
  ] as const)('of %j is %s', (args, name) => {
    expect(groupOf(args)).toBe(name);
  });

  test('are all named where none is asked for', async () => {
    expect((await causeway('/', 'moon')).stderr).toMatch(/allowed: init, import, doctor, bootstrap, .*, log/);
    expect((await causeway('/', 'help', 'gate')).stdout).toContain('causeway gate');
    expect((await causeway('/', '--help')).stdout).toContain('surfaces');
  });
});

describe('help', () => {
  test('has each command below one heading', async () => {
    const headings = Object.keys(GROUPS).map(sectionOf);
    expect(headings).not.toContain(undefined);
    const { stdout } = await causeway('/', '--help');
    for (const heading of new Set(headings)) expect(stdout.split(`\n${heading}\n`)).toHaveLength(2);
  });

  test.each([60, 80, 200])('fits a terminal of %d columns', (width) => {
    const program = buildProgram(context);
    program.configureOutput({ getOutHelpWidth: () => width });
    // A word that is longer than its column stays whole.
    const long = program
      .helpInformation()
      .split('\n')
      .filter((line) => line.length > width && /^.{39}\S+ \S/.test(line));
    expect(long).toEqual([]);
  });

  test('of a command below another is that command’s own', async () => {
    const { code, stdout } = await causeway('/', 'help', 'live', 'verify');
    expect([code, stdout]).toEqual([0, (await causeway('/', 'live', 'verify', '--help')).stdout]);
    expect(stdout).toContain('Usage: causeway live verify');
  });

  test.each([
    [['moon'], 'init, import, doctor'],
    [['live', 'moon'], 'snapshot'],
    [['init', 'moon'], 'nothing more'],
  ])('of %j, which is no command, is refused with what there is', async (words, allowed) => {
    const { code, stderr } = await causeway('/', 'help', ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`there is no command "${words.join(' ')}"`)]);
    expect(stderr).toContain(allowed);
  });
});
