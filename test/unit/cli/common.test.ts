import { Command } from 'commander';
import { addCommonOptions, commonOptions, refuseOverridesInCi } from '../../../cli/common';
import { parseTime } from '../../../cli/time-option';
import { contextOf } from '../../../demo/command';
import { NOW } from '../../support/registry/fixtures';

const context = (env: Record<string, string> = {}) => contextOf({ cwd: '/project', env, startedAt: NOW }).context;

function command(...args: readonly string[]): Command {
  const program = new Command().exitOverride();
  addCommonOptions(program);
  const child = program.command('gate').action(() => undefined);
  program.parse(['gate', ...args], { from: 'user' });
  return child;
}

describe('the common options', () => {
  it('default to the registry of the project, text and the present', () => {
    expect(commonOptions(command(), context())).toEqual({
      registry: 'registry/deploy-surfaces.json',
      json: false,
      now: NOW,
    });
  });

  it('show a path within the folder relative to it, and another as it is', () => {
    expect(commonOptions(command('--registry', '/project/a.json'), context()).registry).toBe('a.json');
    expect(commonOptions(command('--registry', '../a.json'), context()).registry).toBe('/a.json');
  });

  it.each(['2026-11-21T09:00:00Z', '2026-11-21T10:00:00.000+01:00'])('take the time %s', (text) => {
    expect(parseTime(text, '--now')).toEqual(NOW);
  });

  it.each([
    '',
    'now',
    '2026-11-21',
    '2026-02-30T00:00:00Z',
    '2026-11-21T25:00:00Z',
    '2026-11-21T09:00:00',
    '1763715600',
  ])('refuse the time "%s"', (text) => {
    expect(() => parseTime(text, '--now')).toThrow('is not a time');
  });
});

describe('commands that let something through', () => {
  it.each([
    ['--registry', 'other.json'],
    ['--now', '2026-11-21T09:00:00Z'],
  ])('refuse %s in CI', (...args) => {
    expect(() => refuseOverridesInCi(command(...args), context({ CI: 'true' }))).toThrow('refused when CI=true');
    expect(() => refuseOverridesInCi(command(...args), context())).not.toThrow();
  });

  it('accept the defaults in CI', () => {
    expect(() => refuseOverridesInCi(command('--json'), context({ CI: 'true' }))).not.toThrow();
  });
});
