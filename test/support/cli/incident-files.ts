/** A filled-in log of a critical incident of the shop that began at this time. */
export function incidentLog(at: Date, tier = 'production'): string {
  return `---
schema: urn:causeway:incident-log:v1
incident: checkout-down
surface: shop
tier: ${tier}
timestamp: ${at.toISOString()}
severity: critical
impact: nobody could pay
mitigation: [rolled back]
followUps: []
---
# Incident Log
`;
}

/** The filled-in postmortem of that incident. */
export const POSTMORTEM = `---
schema: urn:causeway:postmortem:v1
incident: checkout-down
rootCause: an expired key
detection: the monitor
timeline:
  - at: 2026-11-21T09:00:00Z
    what: it began
  - at: 2026-11-21T09:10:00Z
    what: it ended
remediation: the key was rotated
prevention:
  - task: rotate a week before
    owner: team:web
---
# Postmortem
`;
