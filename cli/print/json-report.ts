import { writeFileWhole } from '../../registry/written-file';

/** Writes a report whole, in the folder that it makes when there is none. */
export function writeJsonReport(path: string, report: object): void {
  writeFileWhole(path, `${JSON.stringify(report, null, 2)}\n`);
}
