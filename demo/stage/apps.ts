import type { GithubWorld } from '../../emulator/github/world';
import { APP_PERMISSIONS, type AppRole } from '../../plan/app-permissions';
import type { Registry } from '../../registry/schema';
import { appKey } from '../../sandbox/app-key';

/** Gives a registry's Apps their documented permissions and one shared key. Returns the private key. */
export function installApps(world: GithubWorld, registry: Registry): string {
  const { publicKey, privateKey } = appKey('workflows');
  for (const [role, { repository, organization }] of Object.entries(APP_PERMISSIONS)) {
    const app = world.apps[registry.apps[role as AppRole]?.slug ?? ''];
    if (app === undefined) throw new Error(`no App for ${role}`);
    Object.assign(app, { publicKey, permissions: { ...repository, ...organization } });
  }
  return privateKey;
}
