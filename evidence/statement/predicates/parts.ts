import { z } from 'zod';
import { Text } from '../../../registry/schema/primitives';

/** A sha256 as `sha256:` and 64 hex digits. */
export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256:<64 hex digits>');
/** A full commit id: abbreviated ids and names can come to mean another commit. */
export const Commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit is a full id');
/** RFC 3339 UTC. */
export const Time = z.iso.datetime();
export const Count = z.int().min(0);
/** Used once and unguessable. */
export const Nonce = z.string().regex(/^[0-9a-f]{32,64}$/, 'a nonce is 32 to 64 hex digits');

/** The workflow run of a statement. */
export const WorkflowRun = z.strictObject({
  repository: Text,
  path: Text,
  ref: Text,
  sha: Commit,
  runId: z.int().min(1),
  runAttempt: z.int().min(1),
  actor: Text,
});
export type WorkflowRun = z.infer<typeof WorkflowRun>;
