import * as pulumi from '@pulumi/pulumi';
import { logicalId } from '../plan/logical-names';

/**
 * Gives every resource that is registered from now on the URN under which the state holds its object, where the program
 * calls it otherwise now: the engine then keeps the object and changes nothing at the service.
 */
export function registerAliases(aliases: ReadonlyMap<string, string>): void {
  if (aliases.size === 0) return;
  pulumi.runtime.registerStackTransformation(({ type, name, props, opts }) => {
    const urn = aliases.get(logicalId({ type, name }));
    return urn === undefined ? undefined : { props, opts: { ...opts, aliases: [...(opts.aliases ?? []), urn] } };
  });
}
