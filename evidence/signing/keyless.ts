import { FulcioSigner, type IdentityProvider } from '@sigstore/sign';
import { z } from 'zod';
import { signingFailure } from './failure';
import { logWitnesses, PATIENCE, type SigningServices, timeWitness } from './services';
import { statementBundle } from './sign';
import type { StatementSigner } from './statement-signer';

/** The address and the token with which a job requests its identity token (`ACTIONS_ID_TOKEN_REQUEST_*`). */
export interface TokenRequest {
  readonly url: string;
  readonly token: string;
}

const TokenAnswer = z.object({ value: z.string().min(1) });

// The library's own provider reads process.env, which only the edge may read here.
function identity({ url, token }: TokenRequest): IdentityProvider {
  return {
    getToken: async () => {
      const address = new URL(url);
      address.searchParams.set('audience', 'sigstore');
      const response = await fetch(address, {
        // A kept connection may have been closed while git ran, and would fail this request, which is sent once.
        headers: { accept: 'application/json', authorization: `Bearer ${token}`, connection: 'close' },
        signal: AbortSignal.timeout(PATIENCE.timeout),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return TokenAnswer.parse(await response.json()).value;
    },
  };
}

/** Signs as the run of a GitHub Actions workflow, with a key of a few minutes that Fulcio certifies and Rekor logs. */
export function keylessSigner(request: TokenRequest, services: SigningServices): StatementSigner {
  return {
    kind: 'keyless',
    sign: async (statement) => {
      const signer = new FulcioSigner({
        fulcioBaseURL: services.fulcioUrl,
        identityProvider: identity(request),
        ...PATIENCE,
      });
      try {
        return await statementBundle(statement, signer, [...logWitnesses(services), timeWitness(services)]);
      } catch (error) {
        throw signingFailure(error);
      }
    },
  };
}
