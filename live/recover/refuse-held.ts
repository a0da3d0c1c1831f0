import { UserError } from '../../registry/user-error';
import { adoptedAddresses, type Recovery } from './recovery';

/** Refuses (exit 1) to adopt objects that another stack holds, by the stacks' names by address. */
export function refuseHeld(recovery: Recovery, held: ReadonlyMap<string, string>): void {
  // A state may spell a repository in another case than the registry; GitHub treats both as one name, so it is refused.
  const lower = new Map([...held].map(([address, stack]) => [address.toLowerCase(), stack]));
  for (const address of adoptedAddresses(recovery)) {
    const other = lower.get(address.toLowerCase());
    if (other === undefined) continue;
    throw new UserError(`${address} belongs to the stack ${other}`, {
      place: address,
      allowed: `an object that no other stack holds; remove it from ${other} first`,
      exitCode: 1,
    });
  }
}
