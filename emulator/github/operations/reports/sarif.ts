import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ApiError, type Reply } from '../../../core/exchange';
import { isObject } from '../../../core/json';
import { errorBody, notFound } from '../../errors';
import { type GithubExchange, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import type { GithubSarif } from '../../state/reports';

/** The text of a gzipped file in base64. Throws 400 for anything else. */
function unpacked(given: string): string {
  try {
    return gunzipSync(Buffer.from(given, 'base64')).toString('utf8');
  } catch {
    throw new ApiError(400, errorBody(400, 'Invalid SARIF. Could not decompress the sarif property.'));
  }
}

/**
 * The limits of code scanning
 * (https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning#limits).
 */
const most = { runs: 20, results: 25_000, rules: 25_000, extensions: 100 };

// Required properties: the same page, "Supported SARIF output file properties".
function problemsOfRun(run: unknown): string[] {
  if (!isObject(run)) return ['a run must be an object'];
  const tool = isObject(run['tool']) ? run['tool'] : {};
  const driver = isObject(tool['driver']) ? tool['driver'] : {};
  const { results } = run;
  const problems: string[] = [];
  if (typeof driver['name'] !== 'string' || driver['name'] === '') problems.push('a run needs tool.driver.name');
  if (Array.isArray(driver['rules']) && driver['rules'].length > most.rules) problems.push('a run has too many rules');
  if (Array.isArray(tool['extensions']) && tool['extensions'].length > most.extensions)
    problems.push('a run has too many extensions');
  if (!Array.isArray(results)) return [...problems, 'results must be a list'];
  if (results.length > most.results) problems.push('a run has too many results');
  for (const result of results) {
    const message = isObject(result) && isObject(result['message']) ? result['message'] : {};
    if (typeof message['text'] !== 'string') problems.push('a result needs message.text');
    const locations = isObject(result) ? result['locations'] : undefined;
    if (!Array.isArray(locations) || locations.length === 0) problems.push('expected at least one location');
  }
  return problems;
}

function problemsOf(text: string): string[] {
  try {
    const sarif: unknown = JSON.parse(text);
    if (!isObject(sarif) || sarif['version'] !== '2.1.0') return ['version must be 2.1.0'];
    const { runs } = sarif;
    if (!Array.isArray(runs)) return ['runs must be a list'];
    if (runs.length > most.runs) return [`there can be no more than ${most.runs} runs`];
    return [...new Set(runs.flatMap(problemsOfRun))];
  } catch {
    return ['The file is no JSON.'];
  }
}

/** POST: takes the file and checks it later; `get` says whether it was SARIF. */
export function uploadSarif(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const body = exchange.body as { commit_sha: string; ref: string; sarif: string };
  if (repository.git.objects[body.commit_sha]?.kind !== 'commit')
    throw notFound(`commit not found: ${body.commit_sha}`);
  const text = unpacked(body.sarif);
  const errors = problemsOf(text);
  const digest = createHash('sha256').update(`${body.commit_sha} ${text}`).digest('hex');
  const id = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-');
  const status = errors.length === 0 ? 'complete' : 'failed';
  const sarif: GithubSarif = { id, commitSha: body.commit_sha, ref: body.ref, text, status, errors };
  repository.sarifs[id] = sarif;
  return { status: 202, body: { id, url: `${repositoryUrl(exchange, repository)}/code-scanning/sarifs/${id}` } };
}

/** GET the result of an upload. */
export function getSarif(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const found = repository.sarifs[exchange.params['sarif_id'] ?? ''];
  if (found === undefined) throw notFound();
  const analyses = `${repositoryUrl(exchange, repository)}/code-scanning/analyses?sarif_id=${found.id}`;
  const detail = found.status === 'complete' ? { analyses_url: analyses } : { errors: found.errors };
  return { status: 200, body: { processing_status: found.status, ...detail } };
}
