import { COMMAND_SET_UP } from '../../plan/command-set-up';
import type { Step } from '../shape';
import { SETUP_NODE } from './actions';

const NODE: Step = { uses: SETUP_NODE, with: { 'node-version': 24, 'package-manager-cache': false } };

/** Set-up of a job that runs only the command: Node, and the command as one file. */
export function setUp(): readonly Step[] {
  return [NODE, { name: 'Install the command', run: COMMAND_SET_UP }];
}

/** Set-up of a job that runs the engine, or commands of a project: Node, and every package of the lock file. */
export function fullSetUp(): readonly Step[] {
  return [NODE, { run: 'npm ci' }];
}
