import { readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { isThere, unreadable } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';

/** The files in which a file backend keeps a stack's state (pkg/backend/diy in pulumi/pulumi). */
export interface StateFiles {
  readonly checkpoint: string;
  readonly locks: string;
}

const FILE = 'file://';
/** The engine can compress checkpoints and then appends one of these (pkg/backend/diy/state.go in pulumi/pulumi). */
const COMPRESSED = ['.gz', '.zst'] as const;

/**
 * The folder of a file backend. Its address is not a URL of a file: it may begin with `~` or be relative to the engine's
 * folder (massageBlobPath in pkg/backend/diy/backend.go of pulumi/pulumi).
 */
function backendFolder(url: string, folder: string): string {
  const [place = ''] = url.slice(FILE.length).split('?');
  const decoded = decodeURIComponent(place);
  return decoded.startsWith('~') ? path.join(userInfo().homedir, decoded.slice(2)) : path.resolve(folder, decoded);
}

/**
 * A stack's files in the backend at this address, for an engine that runs in `folder`; undefined for a backend that is
 * not a folder of this machine.
 */
export function stateFiles(
  url: string,
  { folder, project, stack }: { readonly folder: string; readonly project: string; readonly stack: string },
): StateFiles | undefined {
  if (!url.startsWith(FILE)) return undefined;
  const root = path.join(backendFolder(url, folder), '.pulumi');
  const plain = path.join(root, 'stacks', project, `${stack}.json`);
  return {
    checkpoint: [plain, ...COMPRESSED.map((extension) => plain + extension)].find(isThere) ?? plain,
    locks: path.join(root, 'locks', 'organization', project, stack),
  };
}

const isStartedBy = (bytes: Buffer, ...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** A checkpoint's text, decompressed. The engine recognizes a compression by the first bytes, too. */
export function checkpointText(file: string): string {
  const bytes = readFileSync(file);
  if (isStartedBy(bytes, 0x1f, 0x8b)) return gunzipSync(bytes).toString('utf8');
  if (isStartedBy(bytes, 0x28, 0xb5, 0x2f, 0xfd)) return zstdDecompressSync(bytes).toString('utf8');
  return bytes.toString('utf8');
}

const Lock = z.looseObject({ pid: z.int(), hostname: z.string(), timestamp: z.string() });

/** The holder of a stack's lock. */
export interface LockHolder {
  readonly pid: number;
  readonly hostname: string;
  readonly since: string;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

// The engine's library keeps a file's attributes beside it and lists no such file (gocloud.dev/blob/fileblob).
const ATTRIBUTES = '.attrs';

/**
 * The locks of a stack: to the engine, each file of the folder is one. Throws a UserError (exit 3) when one cannot be
 * read.
 */
export function lockHolders({ locks }: StateFiles, stack: string): readonly LockHolder[] {
  if (!isThere(locks)) return [];
  const files = readdirSync(locks, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory() && !entry.name.endsWith(ATTRIBUTES),
  );
  return files.map(({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    let value: unknown;
    try {
      value = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      value = undefined;
    }
    const parsed = Lock.safeParse(value);
    if (!parsed.success) {
      throw new UserError('a lock of the stack cannot be read, and does not say whose it is', {
        place: file,
        allowed: `make sure that no update of the stack runs, then: pulumi cancel ${stack}`,
        exitCode: 3,
      });
    }
    const { pid, hostname: host, timestamp } = parsed.data;
    return { pid, hostname: host, since: timestamp };
  });
}

/**
 * Refuses (exit 1) a lock whose process still runs on this machine, and a lock of another machine, whose process cannot
 * be checked.
 */
export function refuseRunning(holders: readonly LockHolder[], stack: string): void {
  for (const { pid, hostname: host, since } of holders) {
    const place = `process ${pid} on ${host}, since ${since}`;
    if (host !== hostname()) {
      throw new UserError("whether the process that holds the stack's lock still runs cannot be seen from here", {
        place,
        allowed: `make sure that no update runs there, then: pulumi cancel ${stack}`,
        exitCode: 1,
      });
    }
    if (isAlive(pid)) {
      throw new UserError("an update runs: its process holds the stack's lock", {
        place,
        allowed: `wait until it has ended, or stop it (kill -INT), and run this again. If ps -p ${pid} shows another program, the number was reused: pulumi cancel ${stack}`,
        exitCode: 1,
      });
    }
  }
}

// A versioned checkpoint (sdk/go/common/apitype/core.go in pulumi/pulumi); a stack that was never up has no `latest`.
const Checkpoint = z.looseObject({
  version: z.int(),
  checkpoint: z.looseObject({ latest: z.looseObject({}).nullish() }),
});

function isWhole(file: string): boolean {
  try {
    return Checkpoint.safeParse(JSON.parse(checkpointText(file))).success;
  } catch (error) {
    // A checkpoint that cannot be read is not truncated.
    const refusal = isThere(file) ? unreadable(error, file) : undefined;
    if (refusal !== undefined) throw refusal;
    return false;
  }
}

/** The complete backup of a truncated checkpoint; undefined where the checkpoint is complete or absent. */
export function backupOfCut({ checkpoint }: StateFiles): string | undefined {
  if (!isThere(checkpoint) || isWhole(checkpoint)) return undefined;
  // The engine copies the checkpoint there before it writes each new one, so the backup lacks one step at most.
  const backup = `${checkpoint}.bak`;
  if (isWhole(backup)) return backup;
  throw new UserError('the checkpoint is truncated and has no complete backup', {
    place: checkpoint,
    allowed: 'a copy of the state from elsewhere, through `pulumi stack import`',
    exitCode: 3,
  });
}

/**
 * Replaces a truncated checkpoint by its backup and keeps the truncated file next to it. Returns that file's new name.
 */
export function restoreBackup({ checkpoint }: StateFiles, backup: string, now: Date): string {
  const cut = `${checkpoint}.cut-${now.toISOString().replaceAll(':', '')}`;
  writeFileWhole(cut, readFileSync(checkpoint), { mode: statSync(checkpoint).mode });
  writeFileWhole(checkpoint, readFileSync(backup));
  return cut;
}
