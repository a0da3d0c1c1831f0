import path from 'node:path';
import { breaches, breachesIn } from '../../../toolchain/dependencies';

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
