import { InternalError } from '@sigstore/sign';
import { UserError } from '../../registry/user-error';

const STEPS: Readonly<Record<string, string>> = {
  IDENTITY_TOKEN_READ_ERROR: 'no identity token was issued',
  IDENTITY_TOKEN_PARSE_ERROR: 'the identity token cannot be read',
  CA_CREATE_SIGNING_CERTIFICATE_ERROR: 'Fulcio issued no certificate',
  TLOG_CREATE_ENTRY_ERROR: 'Rekor did not accept the log entry',
  TLOG_FETCH_ENTRY_ERROR: 'Rekor returned no log entry',
  TSA_CREATE_TIMESTAMP_ERROR: 'the time-stamping authority issued no timestamp',
};

/**
 * The error for a failed signing service: it names the step, never the library's text, which contains the identity
 * token. Anything else is a bug and rethrown.
 */
export function signingFailure(error: unknown): UserError {
  if (!(error instanceof InternalError)) throw error;
  return new UserError(`the statement could not be signed: ${STEPS[error.code] ?? error.code}`, {
    allowed: 'Sigstore services that can be reached (CAUSEWAY_FULCIO_URL, CAUSEWAY_REKOR_URL, CAUSEWAY_TSA_URL)',
    exitCode: 3,
  });
}
