import type { KeyObject } from 'node:crypto';
import { readEvidenceBook } from '../../../../evidence/branch/book';
import type { EvidenceBook, EvidenceFile } from '../../../../evidence/branch/branch';
import { signStatement } from '../../../../evidence/signing/sign';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import type { Statement } from '../../../../evidence/statement/statement';
import { type TrustBase, trustBase } from '../../../../evidence/trust/base';
import { statementPath } from '../../../../evidence/verification/statement-path';
import type { Registry } from '../../../../registry/schema';
import { NOW } from '../../registry/fixtures';
import { evidenceRegistry } from '../registry';
import { commitOf } from '../samples';
import { type Authority, authority, trustedKey } from '../signers';

const KINDS = [
  'deploy-receipt',
  'promotion-ticket',
  'ticket-spent',
  'release-bundle',
  'revocation',
  'release-decision',
] as const;

/** Signs statements with keys of dev and staging, and reads files as from the branch. */
export interface SigningDesk {
  /** The time of signing and reading. */
  readonly now: Date;
  readonly registry: Registry;
  readonly trust: TrustBase;
  readonly keys: Readonly<Record<'dev' | 'staging' | 'expired' | 'stranger', KeyObject>>;
  /** A statement's file at its path, signed for dev unless another key is named. */
  readonly file: <K extends KnownKind>(
    statement: Statement<K>,
    key?: KeyObject,
    tsa?: Authority,
  ) => Promise<EvidenceFile>;
  readonly book: (files: readonly EvidenceFile[], refused?: EvidenceBook['refused']) => EvidenceBook;
}

/** Opens a desk that uses its registry's trust. */
export async function signingDesk(): Promise<SigningDesk> {
  const now = NOW;
  const tsa = await authority(now);
  const mayAttest = [...KINDS];
  const dev = trustedKey({ id: 'dev-key', mayAttest });
  const staging = trustedKey({ id: 'staging-key', mayAttest, tiers: ['staging'] });
  const expired = trustedKey({ id: 'expired-key', mayAttest, notAfter: '2020-01-01' });
  const registry = evidenceRegistry([dev.entry, staging.entry, expired.entry]);
  const trust = trustBase(registry, tsa.root);
  return {
    now,
    registry,
    trust,
    keys: { dev: dev.key, staging: staging.key, expired: expired.key, stranger: trustedKey().key },
    file: async (statement, key = dev.key, witness = tsa) => {
      const bytes = await signStatement(statement, key, [witness.witness]);
      return { path: statementPath(statement as never, bytes), bytes };
    },
    book: (files, refused = []) => readEvidenceBook({ head: commitOf('f'), files, refused }, trust, now),
  };
}
