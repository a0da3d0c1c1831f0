import { createHash } from 'node:crypto';

/** The owner of a token, and the teams that it sees. */
export interface NetlifyToken {
  readonly token: string;
  /** The id that recordings show instead of the token. */
  readonly id: string;
  readonly owner: string;
  /** Ids of the teams that its owner belongs to. */
  readonly accounts: readonly string[];
  /** The owner's role in these teams. Default: Owner. */
  role?: string;
}

/** A team. Free teams have no team variables and may not name the scopes of a variable. */
export interface NetlifyAccount {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly plan: 'free' | 'pro' | 'enterprise';
}

/** A site's build settings. Without a linked repository there is no `repo_branch`. */
export interface NetlifyBuildSettings {
  [name: string]: unknown;
  repo_branch?: string;
  repo_url?: string;
  allowed_branches?: string[];
  stop_builds?: boolean;
}

/** A site. Derived fields are added in the answer. */
export interface NetlifySite {
  readonly id: string;
  readonly accountId: string;
  name: string;
  customDomain: string | null;
  domainAliases: string[];
  branchDeployCustomDomain: string | null;
  deployPreviewCustomDomain: string | null;
  notificationEmail: string | null;
  forceSsl: boolean;
  buildImage: string;
  functionsRegion: string;
  preventNonGitProdDeploys: boolean;
  prettyUrls: boolean;
  buildSettings: NetlifyBuildSettings;
  wafPolicyId: string | null;
  publishedDeployId: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** One value of a variable. */
export interface NetlifyValue {
  readonly id: string;
  readonly value: string;
  readonly context: string;
  readonly context_parameter?: string;
}

/** An environment variable of a site, or of the whole team where `siteId` is null. */
export interface NetlifyVariable {
  readonly accountId: string;
  readonly siteId: string | null;
  key: string;
  scopes: string[];
  isSecret: boolean;
  values: NetlifyValue[];
  updatedAt: string;
  updatedBy: string;
}

/** A deploy, with its files by digest. */
export interface NetlifyDeploy {
  readonly id: string;
  readonly siteId: string;
  state: 'preparing' | 'uploading' | 'uploaded' | 'ready' | 'error';
  /** A draft goes live only when somebody publishes it. */
  readonly draft: boolean;
  errorMessage: string | null;
  /** How many reads still show a transitional state. */
  readsLeft: number;
  readonly context: 'production' | 'deploy-preview' | 'branch-deploy';
  readonly branch: string;
  readonly title: string | null;
  locked: boolean;
  /** Digests by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Code that runs beside the files: digests of functions by name, and of edge functions' bundles by format. */
  readonly code?: {
    readonly functions: Readonly<Record<string, unknown>>;
    readonly edgeFunctions: Readonly<Record<string, unknown>>;
  };
  readonly createdAt: string;
  publishedAt: string | null;
}

/** A way in which a served page misbehaves. */
export interface SiteFault {
  /** The deploy whose content is disturbed, at any address. Default: any. */
  readonly deploy?: string;
  /** The site whose live address is disturbed. Default: any, including deploys' own addresses. */
  readonly site?: string;
  /** Regular expression over the path below the site; default any. */
  readonly path?: string;
  /** `body` answers 200 with another text; `drop` cuts the connection; `slow` gives the right answer later. */
  readonly kind: 'slow' | 'status' | 'redirect' | 'body' | 'drop';
  readonly delayMs?: number;
  readonly status?: number;
  readonly location?: string;
  readonly body?: string;
  /**
   * Which of the matching requests are hit, as a repeating pattern: `[false, true]` is every second one. Default: all.
   */
  readonly pattern?: readonly boolean[];
  /** Requests that matched so far. */
  seen?: number;
}

/** The whole state of the emulated Netlify. It is plain data, so a file can hold it and tests can change it. */
export interface NetlifyWorld {
  tokens: NetlifyToken[];
  accounts: NetlifyAccount[];
  sites: NetlifySite[];
  variables: NetlifyVariable[];
  deploys: NetlifyDeploy[];
  /** Files from earlier uploads, in base64, by their SHA-1. */
  files: Record<string, string>;
  /** How many reads of a deploy show `preparing` and `uploaded` before it advances. */
  passingReads: number;
  /** The limits per minute and token, above which the answer is 429; null: no limit. */
  limits: { requests: number | null; deploys: number | null };
  /** The faults of served sites. */
  siteFaults: SiteFault[];
  /** Number of ids given out. */
  ids: number;
}

/**
 * The next id, the same for the same history: `uuid` for sites and values, `object` (24 hexadecimal digits) for the
 * rest.
 */
export function nextId(world: NetlifyWorld, form: 'uuid' | 'object'): string {
  world.ids += 1;
  const hex = createHash('sha256').update(`netlify ${world.ids}`).digest('hex');
  if (form === 'object') return hex.slice(0, 24);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** The initial content of a world. A team's id follows from its slug if none is given. */
export interface NetlifySeed {
  readonly accounts: readonly { slug: string; id?: string; name?: string; plan?: NetlifyAccount['plan'] }[];
  /** Teams by slug; default all. */
  readonly tokens: readonly { token: string; id?: string; owner?: string; accounts?: readonly string[] }[];
}

const quiet = { passingReads: 0, limits: { requests: null, deploys: null }, siteFaults: [], ids: 0 };

/** A world with only teams and tokens. Throws for a token that names an unknown team. */
export function netlifyWorld(seed: NetlifySeed): NetlifyWorld {
  const accounts = seed.accounts.map(({ slug, id, name, plan }) => ({
    id: id ?? createHash('sha256').update(`netlify account ${slug}`).digest('hex').slice(0, 24),
    slug,
    name: name ?? slug,
    plan: plan ?? ('pro' as const),
  }));
  const idOf = (slug: string): string => {
    const found = accounts.find((account) => account.slug === slug);
    if (found === undefined) throw new Error(`no team '${slug}' among ${accounts.map((one) => one.slug).join(', ')}`);
    return found.id;
  };
  const tokens = seed.tokens.map(({ token, id, owner, accounts: slugs }, index) => ({
    token,
    id: id ?? `netlify-token-${index + 1}`,
    owner: owner ?? `owner-${index + 1}`,
    accounts: (slugs ?? accounts.map((one) => one.slug)).map(idOf),
  }));
  return { tokens, accounts, sites: [], variables: [], deploys: [], files: {}, ...structuredClone(quiet) };
}
