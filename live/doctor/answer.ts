import { type GithubClient, statusOf } from '../github-client';

/** GitHub's answer to one read with its headers, or the reason why there is none. */
export type Answer =
  | {
      readonly state: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, unknown>>;
      readonly body: unknown;
    }
  | { readonly state: 'silent'; readonly reason: string };

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

function responseOf(error: unknown): Response | undefined {
  if (statusOf(error) === undefined || !(error instanceof Error) || !('response' in error)) return undefined;
  return error.response as Response | undefined;
}

/** Reads a path of GitHub's API. A refusal is an answer too: its headers and its text tell of the token. */
export async function answerTo(client: GithubClient, path: string): Promise<Answer> {
  try {
    const { status, headers, data } = await client.request({ method: 'GET', url: path });
    return { state: 'answered', status, headers, body: data };
  } catch (error) {
    const response = responseOf(error);
    if (response === undefined) {
      return { state: 'silent', reason: error instanceof Error ? error.message : String(error) };
    }
    return { state: 'answered', status: response.status, headers: response.headers, body: response.data };
  }
}

/** A header of an answer as text; undefined where it is absent. */
export function headerOf(answer: Answer, name: string): string | undefined {
  const value = answer.state === 'answered' ? answer.headers[name] : undefined;
  return value === undefined ? undefined : String(value);
}
