import type { GateReport } from '../../evidence/statement/predicates/decision';
import { githubPlaces } from '../../registry/github-host';
import { bytesDigest, reportBytes } from '../facts/gate-report';

/** A digest in in-toto's form. */
interface DigestSet {
  readonly sha256: string;
}

/** A SLSA verification summary (https://slsa.dev/spec/v1.1/verification_summary) as an in-toto statement, to be signed. */
export interface VerificationSummary {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: DigestSet }[];
  readonly predicateType: 'https://slsa.dev/verification_summary/v1';
  readonly predicate: {
    readonly verifier: { readonly id: string; readonly version: Readonly<Record<string, string>> };
    readonly timeVerified: string;
    readonly resourceUri: string;
    readonly policy: { readonly uri: string; readonly digest: DigestSet };
    readonly inputAttestations: readonly { readonly uri: string; readonly digest: DigestSet }[];
    readonly verificationResult: 'PASSED' | 'FAILED';
    readonly verifiedLevels: readonly string[];
    readonly slsaVersion: '1.1';
  };
}

const sha256 = (digest: string): DigestSet => ({ sha256: digest.replace(/^sha256:/, '') });

/**
 * A decision as a SLSA verification summary, for tools that read those: passed if and only if it is a go. The levels
 * are our own: the gate judges evidence, measures no SLSA build level, and claims none.
 */
export function verificationSummary(report: GateReport): VerificationSummary {
  const { release, registry, inputs, decision, kind, evaluator } = report;
  const isGo = decision === 'go';
  const decided = {
    uri: `urn:causeway:gate-report:${report.decisionDigest}`,
    digest: sha256(bytesDigest(reportBytes(report))),
  };
  const signed = inputs.filter(({ verified }) => verified);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: release.bundles.map(({ surface, digest }) => ({ name: surface, digest: sha256(digest) })),
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      verifier: { id: `urn:causeway:gate:${report.profile}`, version: { [evaluator.name]: evaluator.version } },
      timeVerified: report.evaluatedAt,
      resourceUri: `git+${githubPlaces(release.host).server}/${release.repository}@${release.commit}`,
      policy: { uri: `urn:causeway:registry:${release.toTier}`, digest: sha256(registry.digest) },
      inputAttestations: [
        decided,
        ...signed.map((input) => ({
          uri: `urn:causeway:attestation:${input.kind}:${input.id}`,
          digest: sha256(input.digest),
        })),
      ],
      verificationResult: isGo ? 'PASSED' : 'FAILED',
      verifiedLevels: [
        isGo ? `CAUSEWAY_${kind.toUpperCase().replace('-', '_')}_${release.toTier.toUpperCase()}` : 'FAILED',
      ],
      slsaVersion: '1.1',
    },
  };
}
