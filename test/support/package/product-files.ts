import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../registry/fixtures';

const { ROOMS } = require('../../../toolchain/build.js') as { readonly ROOMS: readonly string[] };

/** Every TypeScript file of the product but the emulators', whose files nobody keeps. */
export function productFiles(): readonly string[] {
  return ROOMS.filter((room) => room !== 'emulator')
    .flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
    )
    .filter((path) => path.endsWith('.ts'))
    .sort();
}
