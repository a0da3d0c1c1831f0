import type { Step } from '../shape';
import { SETUP_NODE } from './actions';

/** Node and the packages of the checkout: what every job needs that runs the command. */
export function setUp(): readonly Step[] {
  return [{ uses: SETUP_NODE, with: { 'node-version': 24, 'package-manager-cache': false } }, { run: 'npm ci' }];
}
