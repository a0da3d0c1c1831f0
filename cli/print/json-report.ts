import { writeOutput } from '../../registry/own-output';

/** Writes a complete report, and creates its folder where it is missing. */
export function writeJsonReport(path: string, report: object): void {
  writeOutput(path, `${JSON.stringify(report, null, 2)}\n`);
}
