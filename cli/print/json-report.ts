import { writeFileWhole } from '../../registry/written-file';

/** Writes a complete report, and creates its folder where it is missing. */
export function writeJsonReport(path: string, report: object): void {
  writeFileWhole(path, `${JSON.stringify(report, null, 2)}\n`);
}
