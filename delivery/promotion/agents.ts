import type { Person } from './person';

/** Bots that act by a file of the repository, not at a person's request. */
const BY_CONFIGURATION: readonly string[] = ['dependabot[bot]', 'renovate[bot]'];

/** A coding agent: its accounts at GitHub that are no Apps, and the addresses in its commits. */
interface Agent {
  /** In lower case, without `[bot]`: an App and an ordinary account of one name are one agent. */
  readonly logins: readonly string[];
  /** The ids of its ordinary accounts. An id outlives a change of the login. */
  readonly ids?: readonly number[];
  readonly addresses?: readonly string[];
}

/**
 * Agents whose accounts GitHub lists with the type User, as it lists people, and agents that name themselves only by an address.
 * No person has these addresses. Sources: https://docs.github.com/en/copilot/concepts/agents/coding-agent/about-coding-agent,
 * https://code.claude.com/docs/en/settings#attribution-settings, https://aider.chat/docs/git.html#commit-attribution,
 * https://github.com/kentcdodds/kody-exchange/pull/27 and https://github.com/Budibase/budibase/pull/18178 (Cursor),
 * https://github.com/openai/codex/pull/11617 (Codex), https://ampcode.com/manual, https://opencode.ai/docs,
 * https://github.com/All-Hands-AI/OpenHands (openhands).
 */
const AGENTS: readonly Agent[] = [
  { logins: ['copilot', 'copilot-swe-agent'], addresses: ['copilot@github.com'] },
  { logins: ['claude', 'anthropic-code-agent'], ids: [81847], addresses: ['noreply@anthropic.com'] },
  {
    logins: ['cursor', 'cursoragent'],
    ids: [199161495],
    addresses: ['cursoragent@cursor.com', 'noreply@cursor.com'],
  },
  {
    logins: ['codex', 'chatgpt-codex-connector'],
    ids: [267193182],
    addresses: ['noreply@openai.com', 'codex@openai.com'],
  },
  { logins: ['devin-ai-integration'] },
  { logins: ['google-labs-jules'] },
  { logins: ['openhands-agent'], addresses: ['openhands@all-hands.dev'] },
  { logins: ['opencode-agent'], addresses: ['noreply@opencode.ai'] },
  { logins: [], addresses: ['amp@ampcode.com'] },
  { logins: [], addresses: ['aider@aider.chat', 'noreply@aider.chat'] },
];

/** An account as GitHub names it, or a commit's author with the address in the commit. */
export interface Account extends Person {
  readonly type?: string | undefined;
  readonly email?: string | null | undefined;
}

function agentOf({ id, login, email }: Account): Agent | undefined {
  const name = login.toLowerCase().replace(/\[bot\]$/, '');
  const address = email?.toLowerCase();
  return AGENTS.find(
    ({ logins, ids = [], addresses = [] }) =>
      logins.includes(name) || ids.includes(id) || (address !== undefined && addresses.includes(address)),
  );
}

/** Whether an address belongs to an agent. */
export function isAgentAddress(address: string): boolean {
  return AGENTS.some(({ addresses = [] }) => addresses.includes(address.toLowerCase()));
}

/** Whether an account is a bot or an agent, and no person. */
export function isBot(account: Account): boolean {
  return account.type === 'Bot' || account.login.endsWith('[bot]') || agentOf(account) !== undefined;
}

/** Whether a bot acts only because somebody asked it. */
export function mustBeAsked(account: Account): boolean {
  return isBot(account) && !BY_CONFIGURATION.includes(account.login);
}

/** Whether two accounts are one agent's, such as its App and its ordinary account. */
export function isSameAgent(one: Account, other: Account): boolean {
  const agent = agentOf(one);
  return one.id === other.id || (agent !== undefined && agent === agentOf(other));
}
