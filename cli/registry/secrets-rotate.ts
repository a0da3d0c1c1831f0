import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { editRegistry } from '../../delivery/checks/registry-edit';
import { githubPlace } from '../../delivery/github/place';
import { dateEdit, secretEntry } from '../../delivery/rotation/date';
import {
  fingerprintStatement,
  type Recorded,
  recordedPrints,
  reuseOf,
  type SecretPlace,
  underOtherKeys,
} from '../../delivery/rotation/fingerprint';
import { githubStore } from '../../delivery/rotation/github-store';
import { netlifyStore } from '../../delivery/rotation/netlify-store';
import { rotate } from '../../delivery/rotation/rotate';
import type { SecretStore } from '../../delivery/rotation/store';
import { netlifyClient } from '../../delivery/targets/netlify-client';
import { githubCredentials, netlifyCredentials } from '../../live/credentials';
import { fingerprint, keyName, requireFingerprintKey } from '../../registry/fingerprint';
import { deployEnvironmentName } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Store } from '../../registry/schema/surface';
import { findTier, repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { printJson, registryPath } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { evidenceDesk } from '../desk/evidence-desk';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { surfaceOption } from '../release-options';

interface RotateFlags extends EvidenceFlags {
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
  readonly from?: string;
  readonly file?: string;
  readonly newKey?: true;
}

/** The environment variable of the key. */
const FINGERPRINT_KEY = 'CAUSEWAY_FINGERPRINT_KEY';

/** The timeout of the command that prints the value, in milliseconds. */
const COMMAND_TIMEOUT = 60_000;

function fromCommand(command: string, context: Context): string {
  const { status, stdout } = spawnSync('sh', ['-c', command], {
    cwd: context.cwd,
    env: context.env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: COMMAND_TIMEOUT,
  });
  if (status === 0) return stdout;
  // Its output may be the value, or a part of it.
  const message = status === null ? 'the command that prints the value was killed' : `it ended with ${status}`;
  throw new UserError(message, {
    place: '--from',
    allowed: 'a command that prints the value and ends with 0',
    exitCode: 3,
  });
}

async function newValue({ from, file }: RotateFlags, context: Context): Promise<string> {
  if ((from === undefined) === (file === undefined)) {
    throw new UserError('the source of the value is missing', {
      place: '--from',
      allowed: 'exactly one of --from COMMAND and --file FILE (- for stdin); never an argument',
    });
  }
  const given = from === undefined ? await readInput(context, file ?? '-') : fromCommand(from, context);
  const value = given.replace(/\r?\n$/, '');
  if (value.trim() !== '' && !value.includes('\0')) return value;
  throw new UserError('the value is empty or is not text', {
    place: '--from',
    allowed: 'a secret; nothing was written',
  });
}

async function storesOf(
  kinds: readonly Store[],
  { surface: id, tier: tierId, secret }: SecretPlace,
  registry: Registry,
  context: Context,
): Promise<readonly SecretStore[]> {
  const surface = registry.surfaces.find((each) => each.id === id);
  const tier = findTier(registry, tierId);
  if (!surface || !tier) throw new Error('the entry was found before');
  const owner = registry.organization.login;
  return Promise.all(
    kinds.map(async (kind) => {
      if (kind === 'netlify') {
        return netlifyStore(netlifyClient(netlifyCredentials(context.env)), { registry, surface, tier }, secret);
      }
      const at = githubPlace(
        githubCredentials(context.env, registry.organization),
        owner,
        repositoryOf(registry, surface.repository).name,
      );
      return githubStore(at, deployEnvironmentName(registry, surface, tier), secret);
    }),
  );
}

/**
 * Refuses a key under which the value could not be compared with those of other places, which usually means the wrong
 * key. After a change of the key they are reported as unverified until each was rotated, also by the isolation lint.
 */
function requireOneKey(others: readonly Recorded[], { newKey }: RotateFlags, context: Context): void {
  const places = others.map(({ surface, tier, secret }) => `${secret} of ${surface} on ${tier}`);
  if (others.length === 0) return;
  if (newKey) {
    for (const place of places) context.warn(`unverified: ${place} was recorded under another key, and not compared`);
    return;
  }
  throw new UserError(`the value cannot be compared with ${places.join(', ')}: recorded under another key`, {
    place: FINGERPRINT_KEY,
    allowed: 'the key that they were recorded under, or --new-key where it was replaced; nothing was written',
    exitCode: 3,
  });
}

async function rotateSecret(flags: RotateFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const { registry, common, ledger } = desk;
  const { now } = common;
  const place: SecretPlace = { surface: flags.surface, tier: flags.tier, secret: flags.name };
  const found = secretEntry(registry, place);
  const stores = await storesOf(found.entry.in, place, registry, context);
  const recorded = recordedPrints(await desk.ledger.book());
  const value = await newValue(flags, context);
  const secretKey = requireFingerprintKey(context.env[FINGERPRINT_KEY], FINGERPRINT_KEY);
  const [print, key] = [fingerprint(value, secretKey, FINGERPRINT_KEY), keyName(secretKey)];
  const reuse = reuseOf(print, place, recorded);
  if (reuse !== undefined) {
    const allowed = 'a new value; nothing was written';
    throw new UserError(`the value may not be used: ${reuse}`, {
      place: `${place.secret} on ${place.tier}`,
      allowed,
      exitCode: 1,
    });
  }
  requireOneKey(underOtherKeys(key, place, recorded, registry), flags, context);
  // The registry's change is computed first, so that a refused one is found before anything is written.
  const edit = dateEdit(found, place, recorded, now);
  const file = registryPath(common, context);
  const edited = edit && editRegistry(readFileSync(file, 'utf8'), [edit], { file: common.registry, now });
  // Signed before anything is written: an unrecorded value would be worse.
  const signed = await ledger.sign(fingerprintStatement({ print, key }, place, now));
  const done = await rotate(stores, value);
  const { path } = signed;
  await ledger.append([signed], `Fingerprint of ${place.secret} of ${place.surface} on ${place.tier}`);
  if (edited !== undefined) writeFileWhole(file, edited);
  const lastRotated = edit?.value ?? null;
  if (common.json) {
    printJson(context, {
      schema: 'causeway/secrets-rotate/v1',
      ...place,
      stores: done,
      fingerprint: print,
      key,
      path,
      lastRotated,
    });
    return;
  }
  for (const { place: store, after } of done) context.print(`written  ${store}, at ${after}`);
  context.print(`recorded ${path}`);
  if (edit) context.print(`edited   ${common.registry}: lastRotated ${edit.value}; submit it for review`);
  else context.print('kept     lastRotated: another tier of the same entry has no recorded rotation yet');
}

/** `causeway secrets rotate`. */
export function addSecretsRotate(secrets: Command, context: Context): void {
  const command = withEvidence(secrets.command('rotate'))
    .description('writes a new value to its stores, verifies it, records its fingerprint and the date')
    .addOption(surfaceOption().makeOptionMandatory())
    .addOption(new Option('--tier <tier>', 'the tier').makeOptionMandatory())
    .addOption(new Option('--name <name>', 'the secret').makeOptionMandatory())
    .addOption(new Option('--from <command>', 'a command that prints the value'))
    .addOption(new Option('--file <file>', 'a file that holds the value; - for stdin'))
    .addOption(
      new Option(
        '--new-key',
        `${FINGERPRINT_KEY} was replaced: values recorded under the previous key are not compared`,
      ),
    )
    .action((flags: RotateFlags, self: Command) => rotateSecret(flags, self, context));
  example(
    command,
    'openssl rand -base64 32 | causeway secrets rotate --surface shop --tier staging --name SESSION_KEY --file -',
  );
}
