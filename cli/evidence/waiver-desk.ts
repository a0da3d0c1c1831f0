import { join } from 'node:path';
import type { Command } from 'commander';
import type { TrustBase } from '../../evidence/trust/base';
import { isThere } from '../../registry/existing-file';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { registryRoot, requireTrust } from '../desk/own-statement';
import { writeNewFiles } from '../input/new-files';

export interface Desk {
  readonly common: CommonOptions;
  readonly registry: Registry;
  readonly root: string;
  readonly trust: TrustBase;
}

export function deskOf(self: Command, context: Context): Desk {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const root = registryRoot(common, context);
  return { common, registry, root, trust: requireTrust(registry, root) };
}

export function requireFree(root: string, path: string): void {
  if (!isThere(join(root, path))) return;
  throw new UserError('the file already exists', { place: path, allowed: 'another waiver; nothing was changed' });
}

export function writeWaiverFile(
  context: Context,
  { common, root }: Desk,
  path: string,
  bytes: Buffer,
  id: string,
): void {
  writeNewFiles(root, [{ path, content: bytes.toString('utf8') }]);
  if (common.json) printJson(context, { schema: 'causeway/waiver/v1', waiver: id, written: path });
  else context.print(`written  ${path}`);
}
