import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import type { Handler, Reply } from '../../core/exchange';
import { notFound, unprocessable } from '../errors';
import { environmentOf, fresh, type GithubExchange, repositoryOf, sharedWith, visible } from '../lookup';
import { requireBytes, storedName } from '../rules/names';
import { capabilitiesOf, upgradeNeeded } from '../rules/plans';
import type { GithubCaller } from '../transport/identities';
import { page } from '../transport/pagination';
import type { GithubSecret, GithubWorld } from '../world';

/** A place for secrets; each place has its own key. */
interface SecretHome {
  readonly secrets: Record<string, GithubSecret>;
  readonly place: string;
}

type Home = (exchange: GithubExchange) => SecretHome;
type SecretHandler = Handler<GithubWorld, GithubCaller>;

const mostSecrets = 100;
/** A sealed box is 48 bytes longer than its content (libsodium). */
const sealBytes = 48;
const pkcs8Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The private key of a place, as libsodium takes it: 32 bytes, derived from the place's name. */
function seedOf(place: string): Buffer {
  return createHash('sha256').update(`emulator key of ${place}`).digest();
}

/**
 * Throws GitHub's 422 for a value that the place's key does not open, and for a value of more than 48 KB
 * (https://docs.github.com/en/actions/reference/security/secrets#limits-for-secrets).
 */
async function requireSealed(place: string, encrypted: string): Promise<void> {
  const bytes = Buffer.from(encrypted, 'base64');
  const refused = unprocessable('Bad request - validation failed due to an improperly encrypted secret');
  if (bytes.length < sealBytes) throw refused;
  await sodium.ready;
  let value: Uint8Array;
  try {
    value = sodium.crypto_box_seal_open(bytes, Buffer.from(publicKeyOf(place).key, 'base64'), seedOf(place));
  } catch {
    throw refused;
  }
  requireBytes('Secret', value.length);
}

/** The real X25519 public key of a place, raw and in base64 as GitHub gives it. It is derived from the place's name. */
function publicKeyOf(place: string): { readonly key_id: string; readonly key: string } {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seedOf(place)]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  const key = Buffer.from(x ?? '', 'base64url');
  const digest = createHash('sha256').update(key).digest();
  return { key_id: digest.readBigUInt64BE().toString(), key: key.toString('base64') };
}

function shape({ name, createdAt, updatedAt }: GithubSecret): object {
  return { name, created_at: createdAt, updated_at: updatedAt };
}

function secretOf(exchange: GithubExchange, { secrets }: SecretHome): GithubSecret {
  const found = secrets[(exchange.params['secret_name'] ?? '').toUpperCase()];
  if (found === undefined || !visible(exchange, found)) throw notFound();
  return found;
}

function put(home: Home): SecretHandler {
  return async (exchange): Promise<Reply> => {
    const { secrets, place } = home(exchange);
    const name = storedName('Secret', exchange.params['secret_name'] ?? '');
    const body = exchange.body as { encrypted_value: string; key_id: string };
    if (body.key_id !== publicKeyOf(place).key_id) {
      throw unprocessable('Bad request - validation failed due to an improperly encrypted secret');
    }
    await requireSealed(place, body.encrypted_value);
    const known = secrets[name];
    if (known === undefined && Object.keys(secrets).length >= mostSecrets) {
      throw unprocessable(`There can be no more than ${mostSecrets} secrets here.`);
    }
    const at = exchange.now();
    const written = { encryptedValue: body.encrypted_value, keyId: body.key_id, updatedAt: at };
    secrets[name] =
      known === undefined ? fresh(exchange.world, { name, createdAt: at, ...written }) : { ...known, ...written };
    return known === undefined ? { status: 201, body: {} } : { status: 204 };
  };
}

function handlersOf(home: Home): Record<'list' | 'get' | 'key' | 'put' | 'remove', SecretHandler> {
  return {
    list: (exchange) => {
      const all = Object.values(home(exchange).secrets).filter((one) => visible(exchange, one));
      return page(exchange, all, (some, total) => ({ total_count: total, secrets: some.map(shape) }));
    },
    get: (exchange) => ({ status: 200, body: shape(secretOf(exchange, home(exchange))) }),
    key: (exchange) => ({ status: 200, body: publicKeyOf(home(exchange).place) }),
    put: put(home),
    remove: (exchange) => {
      const where = home(exchange);
      delete where.secrets[secretOf(exchange, where).name];
      return { status: 204 };
    },
  };
}

/** Secrets of a repository. Names and dates can be read, values cannot. */
export const repositorySecrets = handlersOf((exchange) => {
  const repository = repositoryOf(exchange);
  return { secrets: repository.secrets, place: `${repository.id}` };
});

/** Secrets that the organization shares with a repository. They are only listed here, never written. */
export const sharedSecrets = handlersOf((exchange) => ({
  secrets: sharedWith(repositoryOf(exchange), exchange.world.organization.secrets),
  place: 'organization',
}));

/** Secrets of an environment, whose key differs from its repository's. */
export const environmentSecrets = handlersOf((exchange) => {
  const repository = repositoryOf(exchange);
  const environment = environmentOf(exchange);
  if (!capabilitiesOf(exchange.world, repository).environmentSecrets) throw upgradeNeeded();
  return { secrets: environment.secrets, place: `${repository.id}/${environment.id}` };
});
