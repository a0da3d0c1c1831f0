import { satisfies } from 'semver';
import { type DoctorLine, missingLine, passedLine } from '../../live/doctor/line';
import { engines } from '../../package.json';

/** Whether the package supports a version of Node. */
export function nodeLine(version: string): DoctorLine {
  if (satisfies(version, engines.node)) return passedLine('Node', version);
  return missingLine('Node', `${version} is not supported`, `use Node ${engines.node}`);
}
