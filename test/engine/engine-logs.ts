import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

/** A log that the engine keeps of every command, even unasked. */
export interface EngineLog {
  readonly name: string;
  /** The text with the unpacked values of properties; undefined when the log is encrypted with the stack's key. */
  readonly text: string | undefined;
}

// pulumi 3.259, pkg/engine/encryptedlog/format.go. All other logs are gzip (pkg/logging/encrypted.go).
const ENCRYPTED = 'PLOG';

// Values of properties: `pulumiPv` and a message, in base64 (sdk, logging.EncodeStructValueForLog).
const PACKED = /cHVsdW1pUHY[A-Za-z0-9+/=]*/g;

function unpacked(log: string): string {
  return [log, ...(log.match(PACKED) ?? []).map((value) => Buffer.from(value, 'base64').toString('utf8'))].join('\n');
}

// A running command has not finished its file.
const unfinished = { finishFlush: constants.Z_SYNC_FLUSH };

function readLog(file: string): EngineLog | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    // The engine renames a log when it starts to encrypt it, and deletes old ones.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const isEncrypted = bytes.subarray(0, ENCRYPTED.length).toString('latin1') === ENCRYPTED;
  const text = isEncrypted ? undefined : unpacked(gunzipSync(bytes, unfinished).toString('utf8'));
  return { name: path.basename(file), text };
}

/**
 * The logs of commands that started after `since` (milliseconds), including those of tests that run at the same time.
 */
export function engineLogs(pulumiHome: string, since: number): readonly EngineLog[] {
  const folder = path.join(pulumiHome, 'logs');
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => (statSync(file, { throwIfNoEntry: false })?.birthtimeMs ?? 0) >= since)
    .flatMap((file) => readLog(file) ?? []);
}
