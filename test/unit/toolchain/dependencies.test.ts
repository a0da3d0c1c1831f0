import path from 'node:path';
import { breaches, breachesIn, folderCycles } from '../../../toolchain/dependencies';
import { cyclesOf } from '../../../toolchain/folder-cycles';

describe('the direction of dependencies', () => {
  test('is kept by every room', () => {
    expect(breaches(path.resolve(__dirname, '../../..'))).toEqual([]);
  });

  test('lets a plan read the registry, and not the other way round', () => {
    expect(breachesIn('plan/tier.ts', "import { x } from '../registry/schema';")).toEqual([]);
    expect(breachesIn('registry/load.ts', "import { x } from '../plan/tier';")).toMatchObject([{ target: 'plan' }]);
  });

  test('finds type imports, re-exports and imports inside functions', () => {
    for (const text of [
      "import type { x } from '../emulator/core/server';",
      "export { x } from '../emulator/core/server';",
      "async function f() { return import('../emulator/core/server'); }",
      "const x = require('../emulator/core/server');",
    ]) {
      expect(breachesIn('live/github-client.ts', text)).toMatchObject([{ target: 'emulator' }]);
    }
  });

  test('lets an unknown room import nothing', () => {
    expect(breachesIn('shed/x.ts', "import '../registry/schema';")).toHaveLength(1);
  });
});

describe('folders of one room', () => {
  test('import each other one way', () => {
    expect(folderCycles(path.resolve(__dirname, '../../..'))).toEqual([]);
  });

  test('in a circle are named, however long the circle is', () => {
    expect(
      cyclesOf([
        ['gate/checks/a.ts', ['gate/facts/b']],
        ['gate/facts/b.ts', ['gate/run/c']],
        ['gate/run/c.ts', ['gate/checks/a', 'gate/decide']],
      ]),
    ).toEqual([['gate/checks', 'gate/facts', 'gate/run', 'gate/checks']]);
  });

  test('may be tied together by a file of the room itself, and used by another room', () => {
    expect(
      cyclesOf([
        ['gate/decide.ts', ['gate/checks/a']],
        ['gate/checks/a.ts', ['gate/decide', 'plan/a/b']],
        ['plan/a/b.ts', ['plan/c/d']],
      ]),
    ).toEqual([]);
  });
});
