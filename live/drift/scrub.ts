import { knownSecret } from '../../registry/secret-looking';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of environment variables that hold a credential. */
const CREDENTIAL = /TOKEN|SECRET|PASS|PEM|_KEY|CREDENTIAL/i;

/** Shorter values occur in any text by chance. */
const SHORTEST = 6;

/** The most characters of another program's message that a report repeats. */
const LONGEST = 400;

function credentialsIn(env: Environment): readonly string[] {
  const values = Object.entries(env).flatMap(([name, value]) => (value && CREDENTIAL.test(name) ? [value] : []));
  // A key's single lines too, because a message may quote one of them. Longest first, so that no remainder is left.
  return [...new Set(values.flatMap((value) => [value, ...value.split(/\\n|\n/)]))]
    .filter((value) => value.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/**
 * Makes another program's message fit for a report: on one line, without this environment's credentials, at most 400
 * characters. It is withheld where it still contains something like a token.
 */
export function secretScrubber(env: Environment): (message: string) => string {
  const credentials = credentialsIn(env);
  return (message) => {
    let text = message;
    for (const credential of credentials) text = text.replaceAll(credential, '[secret]');
    const carried = knownSecret(text);
    if (carried !== undefined) return `the message is withheld: it contains ${carried}`;
    const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  };
}
