import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { originalOf } from '../../../../gate/durability/run';
import type { Original } from '../../../../gate/durability/world';
import { REPORT_FILE } from '../../../../gate/facts/gate-report';
import { INPUTS_FOLDER, readInput } from '../../../../gate/facts/store';
import { GateScene } from '../../../support/cli/gate-scene';
import { ROOT } from '../../../support/registry/fixtures';

/** The folder of a recorded gate run that decided go: its report and inputs, signed for the mock's trusted root. */
const RECORDED = join(ROOT, 'test/fixtures/gate-run');

/** The recorded decision, with its inputs read. */
export function recorded(): Original {
  const report = readFileSync(join(RECORDED, REPORT_FILE));
  return originalOf(report, 'the recorded run', (digest) => readInput(join(RECORDED, INPUTS_FOLDER), digest));
}

/** Records the run again. Needed when the format of a statement, of the request or of the report changes. */
async function record(): Promise<void> {
  const scene = await GateScene.open();
  try {
    await scene.complete();
    const { code, stdout } = await scene.evaluate();
    if (code !== 0) throw new Error(stdout);
    rmSync(RECORDED, { recursive: true, force: true });
    mkdirSync(RECORDED, { recursive: true });
    cpSync(join(scene.harbour.clone, 'artifacts'), RECORDED, { recursive: true });
  } finally {
    await scene.harbour.close();
  }
}

if (require.main === module) void record();
