import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { buildBundle } from '../delivery/bundle/build';
import { readContainer } from '../delivery/bundle/container';
import { MAX_BUNDLE_BYTES, type VerifiedBundle } from '../delivery/bundle/contents';
import { readBundleDirectory, writeBundleDirectory } from '../delivery/bundle/directory';
import { sha256 } from '../delivery/bundle/manifest';
import { containerName, directoryStore, fetchBundle, storeBundle } from '../delivery/bundle/store';
import { tierValues } from '../delivery/bundle/tier-values';
import { verifyBundle } from '../delivery/bundle/verify';
import { version } from '../package.json';
import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import { UserError } from '../registry/user-error';
import { commonOptions, printJson, requireRegistry } from './common';
import type { Context } from './context';
import { example } from './help';

interface BuildFlags {
  readonly surface: string;
  readonly commit: string;
  readonly tree?: string;
  readonly out?: string;
  readonly store?: string;
}

interface FetchFlags {
  readonly store: string;
  readonly digest: string;
  readonly out: string;
}

function requireSurface(registry: Registry, id: string): Surface {
  const surface = registry.surfaces.find((each) => each.id === id);
  if (surface) return surface;
  const allowed = registry.surfaces.map((each) => each.id).join(', ');
  throw new UserError(`there is no surface "${id}"`, { place: '--surface', allowed });
}

function requireOutput(flag: string | undefined, surface: Surface): string {
  const output = flag ?? surface.build?.output;
  if (output !== undefined) return output;
  const allowed = '--tree, or build.output of the surface in the registry';
  throw new UserError(`where is what "${surface.id}" built?`, { place: '--tree', allowed });
}

function policyDigest(context: Context, { slo }: Registry): string | null {
  if (slo === undefined) return null;
  try {
    return `sha256:${sha256(readFileSync(resolve(context.cwd, slo)))}`;
  } catch (error) {
    const message = `the SLO policy cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`;
    throw new UserError(message, { place: slo, allowed: 'the file that the registry names as slo' });
  }
}

function summary({ digest, manifest }: VerifiedBundle): object {
  const { surface, commit, createdAt, treeDigest, files } = manifest;
  return { digest, surface, commit, createdAt, treeDigest, files: files.length };
}

function print(context: Context, isJson: boolean, verb: string, bundle: VerifiedBundle, more: object = {}): void {
  if (isJson) {
    printJson(context, { ...summary(bundle), ...more });
    return;
  }
  const { surface, commit, files } = bundle.manifest;
  context.print(`${verb} ${bundle.digest}\n  ${surface} at ${commit}, ${files.length} files`);
}

async function build(flags: BuildFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry, digest } = requireRegistry(common, context);
  const surface = requireSurface(registry, flags.surface);
  if (flags.out === undefined && flags.store === undefined) {
    throw new UserError('where shall the bundle go?', { place: 'bundle build', allowed: '--out DIR, --store DIR' });
  }
  const bundle = buildBundle({
    registry,
    registryDigest: digest,
    policyDigest: policyDigest(context, registry),
    surface,
    commit: flags.commit,
    repository: context.cwd,
    tree: resolve(context.cwd, requireOutput(flags.tree, surface)),
    toolchain: { causeway: version, node: process.version },
  });
  if (flags.out !== undefined) writeBundleDirectory(bundle, resolve(context.cwd, flags.out));
  if (flags.store !== undefined) await storeBundle(directoryStore(resolve(context.cwd, flags.store)), bundle);
  const { tooShort } = tierValues(registry);
  if (tooShort.length > 0) context.warn(`too short to be looked for in the tree: ${tooShort.join('; ')}`);
  print(context, common.json, 'built', bundle, { container: containerName(bundle.digest), notLookedFor: tooShort });
}

function readBundle(path: string, shown: string): ReturnType<typeof readContainer> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return readBundleDirectory(path);
  const allowed = 'a folder or a .tgz that causeway bundle build wrote';
  if (!stats?.isFile()) throw new UserError('there is no such bundle', { place: shown, allowed });
  if (stats.size > MAX_BUNDLE_BYTES) throw new UserError('the file is too large', { place: shown, allowed });
  return readContainer(readFileSync(path));
}

/** `causeway bundle`. */
export function addBundleCommands(program: Command, context: Context): void {
  const bundle = program.command('bundle').description('immutable release bundles: built once, fetched by digest');
  const built = bundle
    .command('build')
    .description('makes the bundle of a surface from what its build wrote')
    .addOption(new Option('--surface <id>', 'the surface').makeOptionMandatory())
    .addOption(new Option('--commit <commit>', 'the full id of the commit that was built').makeOptionMandatory())
    .addOption(new Option('--tree <dir>', 'what the build wrote; default: build.output of the surface'))
    .addOption(new Option('--out <dir>', 'a new folder to write the bundle to'))
    .addOption(new Option('--store <dir>', 'a folder that keeps bundles by digest'))
    .action((flags: BuildFlags, self: Command) => build(flags, self, context));
  example(built, 'causeway bundle build --surface storefront --commit "$COMMIT" --store artifacts/bundles');
  const verified = bundle
    .command('verify')
    .description('compares every byte of a bundle with its manifest')
    .argument('<path>', 'a folder or a .tgz')
    .addOption(new Option('--digest <digest>', 'the digest that it must have'))
    .action((path: string, { digest }: { digest?: string }, self: Command) => {
      const common = commonOptions(self, context);
      if (digest !== undefined) containerName(digest);
      const found = verifyBundle(readBundle(resolve(context.cwd, path), path), digest);
      print(context, common.json, 'verified', found);
    });
  example(verified, 'causeway bundle verify bundle --digest sha256:…');
  const fetched = bundle
    .command('fetch')
    .description('fetches a bundle by digest; verified before a file is written')
    .addOption(new Option('--store <dir>', 'a folder that keeps bundles by digest').makeOptionMandatory())
    .addOption(new Option('--digest <digest>', 'the digest of the bundle').makeOptionMandatory())
    .addOption(new Option('--out <dir>', 'a new folder to write the bundle to').makeOptionMandatory())
    .action(async ({ store, digest, out }: FetchFlags, self: Command) => {
      const common = commonOptions(self, context);
      const found = await fetchBundle(directoryStore(resolve(context.cwd, store)), digest);
      writeBundleDirectory(found, resolve(context.cwd, out));
      print(context, common.json, 'fetched', found);
    });
  example(fetched, 'causeway bundle fetch --store artifacts/bundles --digest sha256:… --out bundle');
}
