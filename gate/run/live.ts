import { z } from 'zod';
import { readDocument } from '../../registry/document/read';
import { Text } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import type { JudgedFact } from '../facts/inputs';

/** The fields of `causeway live verify --json` that the gate reads. */
const LiveVerify = z.object({
  schema: z.literal('causeway/live-verify/v1'),
  stack: Text,
  snapshotDigest: z.string(),
  findings: z.array(z.object({ kind: z.string() })),
});

/** The facts of a live verification in this job. Throws UserError (exit 2) on another document. */
export function liveFacts(bytes: Buffer): readonly JudgedFact[] {
  const document = readDocument(bytes.toString('utf8'));
  const parsed = LiveVerify.safeParse(document.ok ? document.value : undefined);
  if (!parsed.success) {
    throw new UserError('the file is not a live verification', {
      place: '--live',
      allowed: 'what causeway live verify --json prints',
    });
  }
  const { stack, findings, snapshotDigest } = parsed.data;
  const blind = findings.filter(({ kind }) => kind === 'unverified').length;
  const different = findings.length - blind;
  const status = different > 0 ? 'hard-fail' : blind > 0 ? 'unverified' : 'pass';
  return [
    {
      name: `verification/live-${stack}`,
      status,
      observed: `${different} differences, ${blind} unverified (${snapshotDigest})`,
      threshold: 'no difference, nothing unverified',
      reason: status === 'pass' ? 'as planned' : `${stack} is not as planned, or could not be read completely`,
      fix: `causeway live verify for ${stack} says what differs`,
    },
  ];
}
