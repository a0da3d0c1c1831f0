import type { Command } from 'commander';
import { buildProgram } from '../../../cli/build-program';
import { contextOf } from '../../../demo/command';
import { takesValue } from '../../../plan/signing/option-values';

const { context } = contextOf({ cwd: '/', startedAt: new Date(0) });

function optionsOf(command: Command, path: readonly string[]): readonly (readonly [string, string, boolean])[] {
  const own = command.options.map(
    ({ long, short, required }) => [path.join(' '), long ?? short ?? '', required] as const,
  );
  return [...own, ...command.commands.flatMap((each) => optionsOf(each, [...path, each.name()]))];
}

test('the rule about signing jobs knows of every option whether it takes the word after it', () => {
  const options = optionsOf(buildProgram(context), []);
  expect(options.length).toBeGreaterThan(200);
  const wrong = options.filter(([path, name, required]) => takesValue(name, path) !== required);
  expect(wrong).toEqual([]);
});
