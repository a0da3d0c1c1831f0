import { relative } from 'node:path';
import type { Command } from 'commander';
import type { Binding } from '../../delivery/apply/binding';
import { installedPlugins } from '../../delivery/apply/plugins';
import { LAYOUT, treeDigests } from '../../delivery/apply/tree';
import { planStack } from '../../plan/stack';
import { FOUNDATION } from '../../registry/naming';
import { commonOptions, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { registryRoot } from '../desk/own-statement';

/** Everything that is bound except the steps, as the checkout is on disk now. */
export function checkoutParts(stack: string, self: Command, context: Context): Omit<Binding, 'steps' | 'digest'> {
  const common = commonOptions(self, context);
  const { registry, digest } = requireRegistry(common, context);
  const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
  planStack(registry, { stack, tier: slice === FOUNDATION ? undefined : slice, partition });
  const root = registryRoot(common, context);
  const layout = { ...LAYOUT, registry: relative(root, registryPath(common, context)).replaceAll('\\', '/') };
  return {
    schema: 'causeway/apply-binding/v1',
    stack,
    registry: digest,
    ...treeDigests(root, layout),
    plugins: installedPlugins(root),
  };
}
