import { join } from 'node:path';
import type { Registry } from '../../registry/schema';
import { trustBase } from '../trust/base';
import { loadTrustedRoot } from '../trust/root';
import { waiverFiles } from './files';
import { verifyWaivers, type WaiverReading } from './read';

/**
 * The waivers in the registry's folder (`waivers`, from the root of its checkout), verified offline. Throws UserError:
 * exit 3 when there are some and they or the trusted root cannot be read.
 */
export function waiversInFolder(root: string, registry: Registry, now: Date): readonly WaiverReading[] {
  const files = waiverFiles(join(root, registry.waivers));
  if (files.length === 0) return [];
  if (!registry.trust) {
    const reason = 'the registry has no trust section';
    return files.map(({ waiverId, waiver }) => ({
      waiverId,
      digest: undefined,
      approvals: [],
      waiver: { ok: false, file: waiver.name, reason },
    }));
  }
  return verifyWaivers(files, trustBase(registry, loadTrustedRoot(join(root, registry.trust.root))), now);
}
