import * as pulumi from '@pulumi/pulumi';
import { logicalId } from '../plan/logical-names';

/** How the objects of a state are kept under what the program says of them now. */
export interface KeptObjects {
  /** The URN under which the state holds what the program calls otherwise now, by `logicalId`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The `logicalId` of what keeps the repository's name that the state has. */
  readonly bound: ReadonlySet<string>;
}

/**
 * Gives every resource that is registered from now on the URN under which the state holds its object, and leaves its
 * repository's name where that must stay: the engine then keeps the object and changes nothing at the service.
 */
export function keepObjects({ aliases, bound }: KeptObjects): void {
  if (aliases.size === 0 && bound.size === 0) return;
  pulumi.runtime.registerStackTransformation(({ type, name, props, opts }) => {
    const id = logicalId({ type, name });
    const urn = aliases.get(id);
    if (urn === undefined && !bound.has(id)) return undefined;
    const kept = urn === undefined ? {} : { aliases: [...(opts.aliases ?? []), urn] };
    const same = bound.has(id) ? { ignoreChanges: [...(opts.ignoreChanges ?? []), 'repository'] } : {};
    return { props, opts: { ...opts, ...kept, ...same } };
  });
}
