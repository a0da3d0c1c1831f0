/** The shape of a secret, as its vendor publishes it. */
export interface KnownSecret {
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * The prefixes of vendors' secret tokens and what follows them
 * (https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns lists them
 * by vendor, https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml has their forms). These are never
 * public, whereas a random key without a prefix may be. Each starts with fixed characters: see `secret-looking.ts`.
 */
export const PREFIXED: readonly KnownSecret[] = [
  { name: 'an age key', pattern: /AGE-SECRET-KEY-1[A-Z0-9]{20,}/ },
  { name: 'an Airtable token', pattern: /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}/ },
  { name: 'an Anthropic key', pattern: /\bsk-ant-[A-Za-z0-9_-]{16,}/ },
  { name: 'an Atlassian token', pattern: /\bAT(?:AT|CT)T3x[A-Za-z0-9_=-]{16,}/ },
  { name: 'a Buildkite token', pattern: /\bbk(?:ua|aj|ar)_[0-9a-f]{16,}/ },
  { name: 'a CircleCI token', pattern: /\bCCI(?:PAT|PRJ)_[A-Za-z0-9_]{16,}/ },
  { name: 'a Contentful token', pattern: /\bCFPAT-[A-Za-z0-9_-]{16,}/ },
  { name: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}/ },
  { name: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{16,}/ },
  { name: 'a Docker token', pattern: /\bdckr_[po]at_[A-Za-z0-9_-]{16,}/ },
  { name: 'a Doppler token', pattern: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9._-]{16,}/ },
  { name: 'a Figma token', pattern: /\bfig[dou]r?_[A-Za-z0-9_-]{16,}/ },
  { name: 'a Fly token', pattern: /\bfm[12][ar]?_[A-Za-z0-9+/=]{16,}/ },
  { name: 'a GitLab token', pattern: /\bgl(?:dt|rt|cbt|ptt|ft|soat|agent|oas|imt|ffct)-[A-Za-z0-9_-]{16,}/ },
  { name: 'a Google OAuth token', pattern: /\b(?:ya29\.|GOCSPX-)[A-Za-z0-9_-]{16,}/ },
  { name: 'a Grafana token', pattern: /\bgl(?:sa|c)_[A-Za-z0-9_+/=-]{16,}/ },
  { name: 'a Groq key', pattern: /\bgsk_[A-Za-z0-9]{16,}/ },
  { name: 'a Heroku token', pattern: /\bHRKU-[A-Za-z0-9_-]{16,}/ },
  { name: 'a Hugging Face token', pattern: /\b(?:hf|api_org)_[A-Za-z0-9]{30,}/ },
  { name: 'a LaunchDarkly key', pattern: /\b(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/ },
  { name: 'a Linear token', pattern: /\blin_(?:api|oauth)_[A-Za-z0-9]{16,}/ },
  { name: 'a Mailgun key', pattern: /\bkey-[0-9a-f]{32}/ },
  { name: 'a secret Mapbox token', pattern: /\bsk\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/ },
  { name: 'a New Relic key', pattern: /\bNR(?:AK|RA|SP|II|IQ)-[A-Za-z0-9]{16,}/ },
  { name: 'a Notion token', pattern: /\bntn_[A-Za-z0-9]{16,}/ },
  { name: 'an OpenAI key', pattern: /\bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{16,}/ },
  { name: 'a Perplexity key', pattern: /\bpplx-[A-Za-z0-9]{16,}/ },
  { name: 'a PlanetScale secret', pattern: /\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{16,}/ },
  { name: 'a Postman key', pattern: /\bPMA[KT]-[A-Za-z0-9-]{16,}/ },
  { name: 'a Prefect token', pattern: /\bpnu_[A-Za-z0-9]{16,}/ },
  { name: 'a Render key', pattern: /\brnd_[A-Za-z0-9]{16,}/ },
  { name: 'a Replicate token', pattern: /\br8_[A-Za-z0-9]{30,}/ },
  { name: 'a RubyGems key', pattern: /\brubygems_[0-9a-f]{16,}/ },
  { name: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/ },
  { name: 'a Sentry token', pattern: /\bsntry[su]_[A-Za-z0-9_=+/-]{16,}/ },
  { name: 'a Shopify token', pattern: /\bshp(?:at|ss|ca|pa)_[A-Za-z0-9]{16,}/ },
  { name: 'a Square token', pattern: /\bsq0(?:csp|atp)-[A-Za-z0-9_-]{16,}/ },
  { name: 'a Supabase secret', pattern: /\b(?:sb_secret_|sbp_)[A-Za-z0-9_-]{16,}/ },
  { name: 'a Tailscale key', pattern: /\btskey-[a-z]{2,}-[A-Za-z0-9-]{16,}/ },
  { name: 'a Telegram token', pattern: /\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}/ },
  { name: 'a Terraform token', pattern: /\.atlasv1\.[A-Za-z0-9_=-]{16,}/ },
  { name: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/ },
  { name: 'a Vault token', pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{16,}/ },
  { name: 'a webhook secret', pattern: /\bwhsec_[A-Za-z0-9+/=_-]{16,}/ },
  { name: 'an xAI key', pattern: /\bxai-[A-Za-z0-9]{16,}/ },
  { name: 'an authorization header', pattern: /\b(?:Basic|Bearer) [A-Za-z0-9+/=._-]{16,}/ },
];
