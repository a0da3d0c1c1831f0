import type { EvidenceBook, EvidenceStatement, RefusedFile } from '../../evidence/branch/branch';
import { bookForTier } from '../../evidence/branch/for-tier';
import { withoutQuarantined } from '../../evidence/branch/quarantine';
import { presentIds } from '../../evidence/statement/present-ids';
import { type TrustBase, trustBase } from '../../evidence/trust/base';
import { parseTrustedRoot } from '../../evidence/trust/root';
import { verifiedPath } from '../../evidence/verification/place';
import { type Verifier, verifierFor } from '../../evidence/verification/verifier';
import { approverTeams } from '../../evidence/waivers/teams';
import { NO_FACTS, parseFacts } from '../../live/isolation/facts';
import { sortedBy } from '../../plan/sorted';
import { readDocument } from '../../registry/document/read';
import { parseRegistry } from '../../registry/parse';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { bytesDigest } from '../facts/gate-report';
import type { GateInputs, SourceDocument, UnreadDocument } from '../facts/inputs';
import { documentOf, type RawInputs } from '../facts/raw';
import { GateRequest } from '../facts/request';
import { Restorability } from '../facts/restorability';
import { judgedFamilies } from './families';
import { liveFacts } from './live';
import { type DocumentReader, readerOf } from './reader';
import { judgedWaivers, waiverName } from './waivers';

function refuse(what: string, allowed: string): UserError {
  return new UserError(`the gate cannot read its inputs: ${what}`, { place: 'gate', allowed });
}

function requestOf(raw: RawInputs): GateRequest {
  const found = documentOf(raw, 'request');
  const document = found && readDocument(found.bytes.toString('utf8'));
  const parsed = GateRequest.safeParse(document?.ok ? document.value : undefined);
  if (parsed.success) return parsed.data;
  throw refuse('the request is missing or has an unexpected structure', 'one document urn:causeway:gate-request:v1');
}

function registryOf(raw: RawInputs, now: Date) {
  const found = documentOf(raw, 'registry');
  if (!found) throw refuse('there is no registry', 'the registry');
  const result = parseRegistry(found.bytes.toString('utf8'), { file: 'registry', now });
  if (result.ok) return result;
  throw refuse(`the registry is refused: ${result.problems[0]?.message ?? ''}`, 'causeway registry check says more');
}

// Without trust entries or without a root no signer is trusted.
function trustOf(read: DocumentReader, registry: Registry): TrustBase | undefined {
  const root = read('trusted-root', (bytes) => parseTrustedRoot(bytes.toString('utf8'), 'trusted-root'));
  return root && registry.trust && trustBase(registry, root);
}

function bookOf(raw: RawInputs, request: GateRequest, verifier: Verifier | undefined, now: Date): EvidenceBook {
  const statements = new Map<string, EvidenceStatement>();
  const refused: RefusedFile[] = [...request.evidence.refused];
  for (const bytes of raw.statements) {
    const result = verifier
      ? verifier.verify(bytes, now)
      : ({ ok: false, reason: 'the registry trusts nobody' } as const);
    if (!result.ok) refused.push({ path: bytesDigest(bytes), reason: result.reason });
    else if (!statements.has(result.id)) {
      statements.set(result.id, { ...result, path: verifiedPath(result, bytes) });
    }
  }
  const ids = verifier && presentIds(verifier.trust.registry);
  return withoutQuarantined({
    ...(ids && { ids }),
    head: request.evidence.head ?? '',
    statements: sortedBy(statements.values(), ({ id }) => id),
    refused: sortedBy(refused, ({ path }) => path),
  });
}

function documentsOf(raw: RawInputs, verifier: Verifier | undefined, now: Date): readonly SourceDocument[] {
  return raw.documents.map((document): SourceDocument => {
    const { kind, bytes } = document;
    const digest = bytesDigest(bytes);
    const signed = waiverName(document) !== undefined ? verifier?.verify(bytes, now) : undefined;
    return signed?.ok
      ? { id: signed.id, kind, digest, signer: signed.signer.id }
      : { id: digest, kind, digest, signer: null };
  });
}

function restorabilityOf(bytes: Buffer): Restorability {
  const document = readDocument(bytes.toString('utf8'));
  const parsed = Restorability.safeParse(document.ok ? document.value : undefined);
  if (parsed.success) return parsed.data;
  throw refuse('what can be restored has an unexpected structure', 'what causeway lkg --json writes');
}

/** The replayed decision to which a rollback returns. The caller supplies it, because it reads other inputs. */
export type Replay = GateInputs['original'];

/**
 * Builds the gate's inputs from bytes: parses, verifies every signature at the time of the evaluation, judges documents
 * with their own rules. Pure. Throws UserError (exit 2) when request or registry have an unexpected structure; for another
 * document that is a finding, so that there is a report. Files that `given` verified by the same trust are not verified
 * again.
 */
export function assembleInputs(raw: RawInputs, original?: Replay, given?: Verifier): GateInputs {
  const request = requestOf(raw);
  const now = new Date(request.evaluatedAt);
  const { registry, digest } = registryOf(raw, now);
  const unread: UnreadDocument[] = [...(request.unreadable ?? [])];
  const read = readerOf(raw, unread);
  const trust = trustOf(read, registry);
  const verifier = trust && verifierFor(trust, given);
  const book = bookForTier(bookOf(raw, request, verifier, now), request.tier);
  const members = read('approver-teams', (bytes) => approverTeams(bytes, now));
  const inputs: Omit<GateInputs, 'unread'> = {
    request,
    registry,
    registryDigest: digest,
    book,
    documents: documentsOf(raw, verifier, now),
    isolationFacts:
      read('isolation-facts', (bytes) => parseFacts(bytes.toString('utf8'), '--isolation-facts')) ?? NO_FACTS,
    live: read('live', liveFacts) ?? [],
    ...judgedFamilies(raw, { request, registry, book, now }, read),
    restorability: read('restorability', restorabilityOf),
    waivers: judgedWaivers(raw, { registry, verifier, book, now, members, tier: request.tier }),
    original,
  };
  return { ...inputs, unread: sortedBy(unread, ({ kind, reason }) => `${kind} ${reason}`) };
}
