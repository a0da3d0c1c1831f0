import * as pulumi from '@pulumi/pulumi';
import { logicalId } from '../plan/logical-names';

/** The way a state's objects are matched with the program's present names. */
export interface KeptObjects {
  /** The URN under which the state holds an object that the program has renamed, by `logicalId`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The `logicalId` of each object that keeps the repository name in the state. */
  readonly bound: ReadonlySet<string>;
}

/**
 * Keeps the URN under which the state holds an object, and its repository's old name where that must stay, for every
 * resource registered from now on. The engine then keeps the object and changes nothing at the service.
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
