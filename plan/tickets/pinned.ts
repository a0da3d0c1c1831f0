import type { Registry } from '../../registry/schema';

/** The workflows of other repositories that the registry's trust pins by commit, as `uses` names them. */
export function pinnedWorkflows({ trust }: Registry): ReadonlySet<string> {
  return new Set(
    (trust?.entries ?? []).flatMap((entry) =>
      entry.kind === 'sigstore' ? entry.signerDigests.map((digest) => `${entry.signerWorkflow}@${digest}`) : [],
    ),
  );
}
