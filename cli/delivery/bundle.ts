import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { buildBundle } from '../../delivery/bundle/build';
import type { VerifiedBundle } from '../../delivery/bundle/contents';
import { writeBundleDirectory } from '../../delivery/bundle/directory';
import { sha256 } from '../../delivery/bundle/manifest';
import { netlifyConfigOf } from '../../delivery/bundle/netlify-config';
import { carriedRules } from '../../delivery/bundle/netlify-rules';
import { readTree } from '../../delivery/bundle/read-tree';
import { bundleStatement, verifyBundleStatement } from '../../delivery/bundle/statement';
import { containerName, fetchBundle, statementName, storeBundle } from '../../delivery/bundle/store';
import { tierValues } from '../../delivery/bundle/tier-values';
import { verifyBundle } from '../../delivery/bundle/verify-bundle';
import { signerFrom } from '../../evidence/signing/signer';
import { version } from '../../package.json';
import { isThere } from '../../registry/existing-file';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { type CommonOptions, commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { STORE_HELP, storeOf } from '../desk/bundle-store';
import { requireSurface } from '../desk/evidence-desk';
import { registryRoot, requireTrust } from '../desk/own-statement';
import { example } from '../help';
import { readBundle } from '../input/bundle-files';
import { documentFile } from '../input/document-file';
import { statementFile } from '../input/statement-file';
import { commitOption, surfaceOption } from '../release-options';

interface BuildFlags {
  readonly surface: string;
  readonly commit: string;
  readonly tree?: string;
  readonly out?: string;
  readonly store?: string;
  readonly checkout?: string;
  readonly sign?: boolean;
}

interface VerifyFlags {
  readonly digest?: string;
  readonly statement?: string;
}

interface FetchFlags {
  readonly store: string;
  readonly surface?: string;
  readonly commit?: string;
  readonly digest: string;
  readonly out: string;
}

function requireOutput({ tree, checkout = '.' }: BuildFlags, surface: Surface): string {
  if (tree !== undefined) return tree;
  if (surface.build !== undefined) return join(checkout, surface.build.output);
  const allowed = '--tree, or build.output of the surface in the registry';
  throw new UserError(`the build output of "${surface.id}" is not given`, { place: '--tree', allowed });
}

/** The largest SLO policy, in bytes. */
const MAX_POLICY_BYTES = 16 * 1024 * 1024;

function policyDigest(context: Context, { slo }: Registry): string | null {
  if (slo === undefined) return null;
  return `sha256:${sha256(documentFile(context, slo, { most: MAX_POLICY_BYTES, noun: 'SLO policy' }))}`;
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

// Signs and verifies as every reader will, before anything is kept: a statement that would not count is not written.
async function signedStatement(
  bundle: VerifiedBundle,
  registry: Registry,
  common: CommonOptions,
  context: Context,
): Promise<Buffer> {
  const trust = requireTrust(registry, registryRoot(common, context));
  const bytes = await signerFrom(context.env).sign(bundleStatement(bundle));
  verifyBundleStatement(bundle, { bytes, place: statementName(bundle.digest) }, trust, common.now);
  return bytes;
}

async function build(flags: BuildFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry, digest } = requireRegistry(common, context);
  const surface = requireSurface(registry, flags.surface);
  if (flags.out === undefined && flags.store === undefined) {
    const allowed = '--out DIR, --store DIR or --store release:REPOSITORY';
    throw new UserError('the destination of the bundle is missing', { place: 'bundle build', allowed });
  }
  const store = flags.store && storeOf(flags.store, flags, { registry: () => registry, context });
  const repository = resolve(context.cwd, flags.checkout ?? '.');
  const tree = resolve(context.cwd, requireOutput(flags, surface));
  const config = netlifyConfigOf(surface, repository);
  const bundle = buildBundle({
    registry,
    registryDigest: digest,
    rules: config && (await carriedRules(readTree(tree), config.text)),
    policyDigest: policyDigest(context, registry),
    surface,
    commit: flags.commit,
    repository,
    tree,
    toolchain: { causeway: version, node: process.version },
  });
  const name = statementName(bundle.digest);
  const beside = flags.out === undefined ? undefined : join(dirname(resolve(context.cwd, flags.out)), name);
  if (flags.sign && beside && isThere(beside))
    throw new UserError('the statement already exists', { place: name, allowed: 'a folder without it' });
  const statement = flags.sign ? await signedStatement(bundle, registry, common, context) : undefined;
  if (flags.out !== undefined) writeBundleDirectory(bundle, resolve(context.cwd, flags.out));
  if (statement && beside) writeFileWhole(beside, statement, { isNew: true });
  if (store) await storeBundle(store, bundle);
  if (store && statement) await store.put(name, statement);
  if (store) await store.publish();
  const { tooShort } = tierValues(registry);
  if (tooShort.length > 0) context.warn(`too short to search for in the tree: ${tooShort.join('; ')}`);
  print(context, common.json, 'built', bundle, {
    container: containerName(bundle.digest),
    ...(statement && { statement: name }),
    notLookedFor: tooShort,
  });
}

function verify(path: string, { digest, statement }: VerifyFlags, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  if (digest !== undefined) containerName(digest);
  const found = verifyBundle(readBundle(context, path), digest);
  if (statement === undefined) {
    print(context, common.json, 'verified', found);
    return;
  }
  refuseOverridesInCi(self, context);
  const { registry } = requireRegistry(common, context);
  const trust = requireTrust(registry, registryRoot(common, context));
  const bytes = statementFile(context, statement);
  const { id, signer, time } = verifyBundleStatement(found, { bytes, place: statement }, trust, common.now);
  const signed = { statement: id, signer: signer.id, signedAt: time.toISOString() };
  print(context, common.json, `verified, as signed by ${signer.id},`, found, signed);
}

/** `causeway bundle`. */
export function addBundleCommands(program: Command, context: Context): void {
  const bundle = program.command('bundle').description('immutable release bundles: built once, fetched by digest');
  const built = bundle
    .command('build')
    .description('makes a surface’s bundle from the files of its build')
    .addOption(surfaceOption().makeOptionMandatory())
    .addOption(commitOption('the full id of the commit that was built').makeOptionMandatory())
    .addOption(new Option('--tree <dir>', 'what the build wrote; default: build.output of the surface'))
    .addOption(new Option('--out <dir>', 'a new folder to write the bundle to'))
    .addOption(new Option('--store <store>', STORE_HELP))
    .addOption(new Option('--checkout <dir>', 'a clone of the surface’s repository; default: this folder'))
    .addOption(new Option('--sign', 'sign it too (docs/evidence.md): bundle-<digest>.sigstore.json beside it'))
    .action((flags: BuildFlags, self: Command) => build(flags, self, context));
  example(built, 'causeway bundle build --surface storefront --commit "$COMMIT" --store artifacts/bundles');
  const verified = bundle
    .command('verify')
    .description('compares every byte of a bundle with its manifest')
    .argument('<path>', 'a folder or a .tgz')
    .addOption(new Option('--digest <digest>', 'the digest that it must have'))
    .addOption(
      new Option('--statement <file>', 'signed statements about a bundle, by signers that the registry trusts'),
    )
    .action((path: string, flags: VerifyFlags, self: Command) => verify(path, flags, self, context));
  example(verified, 'causeway bundle verify bundle --digest sha256:…');
  const fetched = bundle
    .command('fetch')
    .description('fetches a bundle by its digest and verifies it before it writes a file')
    .addOption(new Option('--store <store>', STORE_HELP).makeOptionMandatory())
    .addOption(surfaceOption('its surface, for release assets'))
    .addOption(commitOption('its commit, for release assets'))
    .addOption(new Option('--digest <digest>', 'the digest of the bundle').makeOptionMandatory())
    .addOption(new Option('--out <dir>', 'a new folder to write the bundle to').makeOptionMandatory())
    .action(async ({ store, digest, out, ...kept }: FetchFlags, self: Command) => {
      const common = commonOptions(self, context);
      const registry = () => requireRegistry(common, context).registry;
      const found = await fetchBundle(
        storeOf(store, { surface: undefined, commit: undefined, ...kept }, { registry, context }),
        digest,
      );
      writeBundleDirectory(found, resolve(context.cwd, out));
      print(context, common.json, 'fetched', found);
    });
  example(fetched, 'causeway bundle fetch --store artifacts/bundles --digest sha256:… --out bundle');
}
