import { FOUNDATION } from '../registry/naming';

/** The options that name a stack to `causeway`: `--tier production --partition web-apps`. */
export function stackOptions(stack: string): string {
  const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
  const tier = slice === FOUNDATION ? '--foundation' : `--tier ${slice}`;
  return partition === undefined ? tier : `${tier} --partition ${partition}`;
}
