import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sample, sampleWorld } from './github/sample';
import { startGithub } from './github/service';
import { startNetlify } from './netlify/service';
import { netlifyWorld } from './netlify/world';

const netlifyToken = 'nfp_emulatedToken';
const usage = `Starts GitHub and Netlify emulators with a small sample world.

  --github-port N   port on 127.0.0.1 (default: a free one)
  --netlify-port N  the same
  --plan PLAN       free, team or enterprise (default): what GitHub accepts
  --state FOLDER    keep both worlds, and the App's key, in files there
  --help

Each address answers GET /_emulator/requests, /_emulator/world, /_emulator/violations and /_emulator/deviations;
POST /_emulator/faults takes a fault and POST /_emulator/world a list of JSON Patch steps.`;

function portOf(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`a port is a number up to 65535: '${text}'`);
  return port;
}

function planOf(text: string | undefined): 'free' | 'team' | 'enterprise' {
  const plan = text ?? 'enterprise';
  if (plan === 'free' || plan === 'team' || plan === 'enterprise') return plan;
  throw new Error(`--plan is free, team or enterprise: '${plan}'`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'github-port': { type: 'string' },
      'netlify-port': { type: 'string' },
      plan: { type: 'string' },
      state: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const { state } = values;
  if (state !== undefined) mkdirSync(state, { recursive: true });
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    // The provider reads nothing but PKCS #1 (terraform-provider-github apps.go), which is what GitHub hands out.
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const github = await startGithub({
    world: sampleWorld(keys.publicKey, planOf(values.plan)),
    port: portOf(values['github-port']),
    ...(state === undefined ? {} : { stateFile: join(state, 'github.json') }),
  });
  const netlify = await startNetlify({
    world: netlifyWorld({ accounts: [{ slug: 'acme' }, { slug: 'acme-staging' }], tokens: [{ token: netlifyToken }] }),
    port: portOf(values['netlify-port']),
    ...(state === undefined ? {} : { stateFile: join(state, 'netlify.json') }),
  });
  const app = github.world.apps[sample.app.slug];
  if (app !== undefined) app.publicKey = keys.publicKey;
  const keyFile = state === undefined ? undefined : join(state, 'app.pem');
  if (keyFile !== undefined) writeFileSync(keyFile, keys.privateKey, { mode: 0o600 });
  console.log(
    [
      `export GITHUB_BASE_URL=${github.url}/ GITHUB_OWNER=${sample.organization} GITHUB_TOKEN=${sample.token}`,
      `export NETLIFY_API_ENDPOINT=${netlify.url} NETLIFY_API_TOKEN=${netlifyToken}`,
      `# read-only GitHub token: ${sample.inspectionToken}`,
      `# GitHub App: id ${sample.app.id}, installation ${sample.app.installationId}${keyFile === undefined ? ' (its key is written with --state)' : `, key ${keyFile}`}`,
      '# Ctrl-C ends both.',
    ].join('\n'),
  );
  const end = (): void => {
    void Promise.all([github.close(), netlify.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
