import { z } from 'zod';
import { Commit } from '../../evidence/statement/predicates/parts';
import { CalendarDate, Id, Principal, Text } from '../../registry/schema/primitives';

/** The fields of a request for an exception, which `causeway waiver new` asks for. */
export const ExceptionRequest = z.strictObject({
  schema: z.literal('urn:causeway:exception-request:v1'),
  check: Text,
  surfaces: z.array(Id).min(1),
  commit: Commit,
  constraint: Text,
  riskIfUnchanged: Text,
  minimalException: Text,
  rollbackPath: Text,
  requestedBy: Principal,
  /** The requested last day. */
  until: CalendarDate,
});
export type ExceptionRequest = z.infer<typeof ExceptionRequest>;
