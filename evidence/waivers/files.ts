import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../registry/user-error';
import { MAX_STATEMENT_BYTES } from '../statement/bundle-file';

const WAIVER = /^([a-z][a-z0-9-]{0,38})\.sigstore\.json$/;
const APPROVAL = /^([a-z][a-z0-9-]{0,38})\.approval-([A-Za-z0-9][A-Za-z0-9_-]{0,98})\.sigstore\.json$/;

/** The name of a waiver's file. */
export function waiverFileName(waiverId: string): string {
  return `${waiverId}.sigstore.json`;
}

/** The name of an approval's file: one for each person. */
export function approvalFileName(waiverId: string, approver: string): string {
  return `${waiverId}.approval-${approver.replace(/^user:/, '')}.sigstore.json`;
}

/** `sha256:…` of bytes or text. */
export function sha256Of(bytes: Buffer | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** One file of the folder; without bytes it is too large for a statement, or not a plain file. */
export interface WaiverFile {
  readonly name: string;
  readonly bytes: Buffer | undefined;
}

/** A waiver's file with the files of its approvals. */
export interface WaiverFiles {
  readonly waiverId: string;
  readonly waiver: WaiverFile;
  readonly approvals: readonly WaiverFile[];
}

function read(folder: string, name: string): WaiverFile {
  const path = join(folder, name);
  const stats = lstatSync(path);
  // A link could lead each reader to another file.
  if (!stats.isFile() || stats.size > MAX_STATEMENT_BYTES) return { name, bytes: undefined };
  return { name, bytes: readFileSync(path) };
}

/** Waivers with their approvals, by their files' names; sorted. Files with other names are left out. */
function groupWaivers(files: readonly WaiverFile[]): readonly WaiverFiles[] {
  const sorted = [...files].sort((left, right) => (left.name < right.name ? -1 : 1));
  return sorted.flatMap((waiver) => {
    const waiverId = WAIVER.exec(waiver.name)?.[1];
    if (waiverId === undefined) return [];
    return [{ waiverId, waiver, approvals: sorted.filter(({ name }) => APPROVAL.exec(name)?.[1] === waiverId) }];
  });
}

/**
 * The waivers of a folder by their ids, sorted; none when the folder is missing. Files with other names are no waivers,
 * and an approval without its waiver has no effect. Throws UserError (exit 3) when the folder cannot be read.
 */
export function waiverFiles(folder: string): readonly WaiverFiles[] {
  try {
    const names = readdirSync(folder).filter((name) => WAIVER.test(name) || APPROVAL.test(name));
    return groupWaivers(names.map((name) => read(folder, name)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT') return [];
    throw new UserError(`the waivers cannot be read: ${code}`, { place: folder, exitCode: 3 });
  }
}
