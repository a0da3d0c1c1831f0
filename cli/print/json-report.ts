import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '../../gate/facts/store';

/** Writes a report whole, in the folder that it makes when there is none. */
export function writeJsonReport(path: string, report: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, Buffer.from(`${JSON.stringify(report, null, 2)}\n`, 'utf8'));
}
