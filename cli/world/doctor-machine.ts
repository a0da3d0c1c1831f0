import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type DoctorLine, missingLine, passedLine, unknownLine } from '../../live/doctor/line';
import { INSTALL_PULUMI, type NoEngine, notDownloaded, notStarted } from '../../live/engine-start';
import type { Registry } from '../../registry/schema';
import { pins } from '../../toolchain/pins';
import type { Context } from '../context';
import { nodeLine } from './doctor-node';

interface Ran {
  readonly code: number;
  /** Why there was no engine to run. */
  readonly absent: NoEngine | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const TIMEOUT_MS = 30_000;

function pulumi({ env, cwd }: Context, ...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    const place = { cwd, env: { ...env, PULUMI_SKIP_UPDATE_CHECK: 'true' }, timeout: TIMEOUT_MS };
    execFile('pulumi', [...args, '--non-interactive'], place, (error, stdout, stderr) => {
      // A system's code is a text, and a command's exit code a number.
      const isStarted = error === null || typeof error.code !== 'string';
      const absent = error === null ? undefined : isStarted ? notDownloaded(stderr) : notStarted(error);
      done({ code: error === null ? 0 : 1, absent, stdout, stderr });
    });
  });
}

function cliLine({ code, absent, stdout, stderr }: Ran): DoctorLine {
  if (absent !== undefined) return missingLine('Pulumi CLI', absent.what, absent.repair);
  if (code !== 0) return unknownLine('Pulumi CLI', stderr.trim() || 'pulumi version failed', INSTALL_PULUMI);
  const version = stdout.trim();
  if (version === `v${pins.pulumi}`) return passedLine('Pulumi CLI', version);
  const major = `v${pins.pulumi.split('.')[0]}.`;
  if (version.startsWith(major)) return passedLine('Pulumi CLI', `${version} (tested with v${pins.pulumi})`);
  return missingLine('Pulumi CLI', `${version} is not supported`, `use v${pins.pulumi}`);
}

interface Plugin {
  readonly name?: unknown;
  readonly version?: unknown;
}

function pluginsIn(text: string): readonly Plugin[] | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? (found as Plugin[]) : undefined;
  } catch {
    return undefined;
  }
}

async function pluginLines(context: Context): Promise<readonly DoctorLine[]> {
  const wanted = [
    ['github', pins.githubPlugin],
    ['terraform-provider', pins.terraformPlugin],
  ] as const;
  const { code, stdout, stderr } = await pulumi(context, 'plugin', 'ls', '--json');
  const found = code === 0 ? pluginsIn(stdout) : undefined;
  return wanted.map(([name, version]) => {
    const check = `Pulumi plugin ${name}`;
    const repair = `pulumi plugin install resource ${name} ${version}`;
    if (found === undefined) return unknownLine(check, stderr.trim() || 'pulumi plugin ls gave no list', repair);
    const has = found.some((plugin) => plugin.name === name && plugin.version === version);
    return has ? passedLine(check, version) : missingLine(check, `${version} is not installed`, repair);
  });
}

// Without a backend no stack can be reached, and that is certain. Any other failure may be the network's.
async function backendLine(context: Context, registry: Registry | undefined): Promise<DoctorLine> {
  const check = 'state backend';
  const url = registry?.state?.url;
  const told = context.env['PULUMI_BACKEND_URL'];
  const repair = url === undefined ? 'pulumi login, or PULUMI_BACKEND_URL' : `pulumi login '${url}'`;
  if (url !== undefined && told !== undefined && told !== url) {
    return missingLine(check, `PULUMI_BACKEND_URL is ${told}, and the registry says ${url}`, repair);
  }
  const { code, stdout, stderr } = await pulumi(context, 'whoami', '--verbose', '--json');
  if (code === 0) return loggedIn(check, stdout, url, repair);
  const home = context.env['PULUMI_HOME'] ?? join(context.env['HOME'] ?? homedir(), '.pulumi');
  const isChosen = Boolean(told || context.env['PULUMI_ACCESS_TOKEN']) || existsSync(join(home, 'credentials.json'));
  if (!isChosen) return missingLine(check, 'nobody is logged in to a state backend', repair);
  const where = url ?? told;
  const why = stderr.trim().split('\n', 1)[0] || 'pulumi whoami failed';
  return unknownLine(
    check,
    why,
    `check that this machine reaches ${where ?? 'the backend'} and has its credentials, then: ${repair}`,
  );
}

// `pulumi whoami --verbose --json` also names the backend.
function loggedIn(check: string, answer: string, url: string | undefined, repair: string): DoctorLine {
  const login = readLogin(answer);
  const words = answer.replaceAll(/\s+/g, ' ').trim();
  if (login === undefined) return unknownLine(check, `pulumi whoami names nobody: ${words}`, repair);
  const { user, url: found } = login;
  const said = [user, ...(found === undefined ? [] : [found])].join(' at ');
  if (url === undefined)
    return passedLine(check, `${said}; the registry does not name it for the workflows (key state)`);
  if (found === undefined) {
    return unknownLine(check, `pulumi whoami does not say where it is logged in: ${words}`, repair);
  }
  return isSameBackend(found, url)
    ? passedLine(check, said)
    : missingLine(check, `the engine is logged in to ${found}, not to ${url}`, repair);
}

// Pulumi Cloud prints its console's address, with the organization, instead of its API's.
function isSameBackend(found: string, wanted: string): boolean {
  if (found === wanted) return true;
  if (!found.startsWith('https://') || !wanted.startsWith('https://')) return false;
  return URL.canParse(found) && URL.canParse(wanted) && apiHost(found) === apiHost(wanted);
}

function apiHost(url: string): string {
  return new URL(url).host.replace(/^app\./, 'api.');
}

const Login = z.looseObject({ user: z.string().min(1), url: z.string().optional() });

function readLogin(text: string): z.infer<typeof Login> | undefined {
  try {
    return Login.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The parts of this machine that a preview needs. Runs `pulumi`, which writes no files for these commands. */
export async function machineLines(context: Context, registry: Registry | undefined): Promise<readonly DoctorLine[]> {
  const node = nodeLine(process.version);
  // Asked first: npm's package `pulumi` downloads the CLI at its first run, and two runs would download it twice.
  const ran = await pulumi(context, 'version');
  const cli = cliLine(ran);
  // Without the command every other line about it is unknown for the same reason.
  if (ran.absent !== undefined) return [node, cli];
  const [plugins, backend] = await Promise.all([pluginLines(context), backendLine(context, registry)]);
  return [node, cli, ...plugins, backend];
}
