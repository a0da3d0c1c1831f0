import type { Reply } from '../../core/exchange';
import { notFound } from '../errors';
import { fullName, type GithubExchange, repositoryOf } from '../lookup';
import { commitShape } from '../shapes/commit';
import { page } from '../transport/pagination';
import type { GithubBranch } from '../world';

function branchOf(exchange: GithubExchange): { readonly name: string; readonly branch: GithubBranch } {
  const name = exchange.params['branch'] ?? '';
  const branch = repositoryOf(exchange).branches[name];
  if (branch === undefined) throw notFound('Branch not found');
  return { name, branch };
}

function unprotected(): object {
  return { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } };
}

/** GET all; `protected` means classic protection. */
export function listBranches(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const url = `${exchange.base}/repos/${fullName(exchange, repository)}`;
  const only = exchange.query['protected'];
  const all = Object.entries(repository.branches)
    .filter(([, { protection }]) => only === undefined || String(protection !== null) === only)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return page(exchange, all, (some) =>
    some.map(([name, { sha, protection }]) => ({
      name,
      commit: { sha, url: `${url}/commits/${sha}` },
      protected: protection !== null,
    })),
  );
}

/** GET one. */
export function getBranch(exchange: GithubExchange): Reply {
  const { name, branch } = branchOf(exchange);
  const repository = repositoryOf(exchange);
  const url = `${exchange.base}/repos/${fullName(exchange, repository)}`;
  const commit = commitShape(exchange, repository, branch.sha);
  const self = `${url}/branches/${encodeURIComponent(name)}`;
  return {
    status: 200,
    body: {
      name,
      commit,
      protected: branch.protection !== null,
      protection_url: `${self}/protection`,
      _links: { html: `${exchange.base}/${fullName(exchange, repository)}/tree/${name}`, self },
      protection: branch.protection === null ? unprotected() : { enabled: true },
    },
  };
}

/** Deletes classic protection. */
export function deleteBranchProtection(exchange: GithubExchange): Reply {
  const { branch } = branchOf(exchange);
  if (branch.protection === null) throw notFound('Branch not protected');
  branch.protection = null;
  return { status: 204 };
}

/** GET: classic protection; 404 where there is none. */
export function getBranchProtection(exchange: GithubExchange): Reply {
  const { branch } = branchOf(exchange);
  if (branch.protection === null) throw notFound('Branch not protected');
  return { status: 200, body: { url: `${exchange.base}${exchange.path}`, ...branch.protection } };
}
