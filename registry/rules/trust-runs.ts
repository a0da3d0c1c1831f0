import { githubPlaces } from '../github-host';
import { hasSigner, isMonitored } from '../monitored';
import { pointer } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';
import { deployments } from './deployments';
import { placedEntries } from './trust-entries';

/** Which runs of workflows may attest. */
export const trustRunRules: readonly Rule[] = [
  {
    code: 'trust-monitor-verdict',
    level: 'error',
    title: 'Every monitored surface has a signer of its verdicts',
    why: 'Without signed verdicts, no release is known to be good, and a failed release cannot be rolled back automatically.',
    source: 'docs/evidence.md',
    check: (registry) =>
      deployments(registry)
        .filter(({ surface, tier }) => isMonitored(registry, surface.id, tier.id))
        // Where nobody may sign receipts, nothing is deployed through Causeway, and nothing is monitored.
        .filter(({ surface, tier }) => hasSigner(registry, 'deploy-receipt', surface.id, tier.id))
        .filter(({ surface, tier }) => !hasSigner(registry, 'monitor-verdict', surface.id, tier.id))
        .map(({ surface, index, tier }) => ({
          pointer: pointer('surfaces', index, 'health'),
          message: `no trust entry may sign monitor verdicts about ${showValue(surface.id)} on ${showValue(tier.id)}`,
          allowed: 'monitor-verdict in mayAttest of the entry of monitor.yml in trust.entries',
        })),
  },
  {
    code: 'trust-signer-workflow',
    level: 'error',
    title: 'A signer is a workflow by its full path',
    why: 'The certificate names owner/repository/path, and a shorter name would match other workflows.',
    source: 'docs.github.com "OpenID Connect": job_workflow_ref',
    check: (registry) =>
      placedEntries(registry, 'sigstore')
        .filter(({ entry }) => !/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/.test(entry.signerWorkflow))
        .map(({ entry, at }) => ({
          pointer: at('signerWorkflow'),
          message: `the signer of ${showValue(entry.id)} is ${showValue(entry.signerWorkflow)}`,
          allowed: '<owner>/<repository>/.github/workflows/<name>.yml',
        })),
  },
  {
    code: 'trust-issuer',
    level: 'error',
    title: 'Identity tokens come from the GitHub of the organization',
    why: 'The issuer of the tokens can claim that any workflow ran. Statements from another issuer would not verify.',
    source: 'docs.github.com "OpenID Connect reference": iss',
    check: (registry) => {
      const { issuer } = githubPlaces(registry.organization.host);
      return placedEntries(registry, 'sigstore')
        .filter(({ entry }) => entry.issuer !== undefined && entry.issuer !== issuer)
        .map(({ entry, at }) => ({
          pointer: at('issuer'),
          message: `${showValue(entry.id)} trusts the issuer ${showValue(entry.issuer)}`,
          allowed: `nothing, or "${issuer}"`,
        }));
    },
  },
  {
    code: 'trust-repository-id',
    level: 'error',
    title: 'A repository whose runs are trusted has its id',
    why: 'Causeway compares a certificate with the id, because another repository can get the name. Without an id nothing verifies.',
    source: 'docs.github.com "OpenID Connect": repository_id',
    check: (registry) => {
      const { host } = registry.organization;
      const atHost = host === undefined ? '' : `--hostname ${host} `;
      return placedEntries(registry, 'sigstore').flatMap(({ entry, at }) =>
        entry.repositories.flatMap((key, index) => {
          const repository = Object.hasOwn(registry.repositories, key) ? registry.repositories[key] : undefined;
          if (!repository || repository.id !== undefined) return [];
          return [
            {
              pointer: at('repositories', index),
              message: `${showValue(entry.id)} trusts runs of ${showValue(key)}, whose id is not in the registry`,
              allowed: `repositories.${key}.id: what \`gh api ${atHost}repos/OWNER/NAME --jq .id\` prints`,
            },
          ];
        }),
      );
    },
  },
];
