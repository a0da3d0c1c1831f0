import type { DecisionStatus } from '../../status/model';
import type { PageDocument } from '../document';
import { commit, counted, when } from './format';
import { dated, drawn } from './graph';
import { type Html, html } from './html';
import { empty, next, rows } from './parts';
import { pill } from './state';

const LEGEND: Readonly<Record<string, string>> = {
  decision: 'decision',
  check: 'check',
  receipt: 'receipt',
  artifact: 'signed build',
  approval: 'approval',
  waiver: 'waiver',
  ticket: 'ticket',
  result: 'test result',
  reading: 'live reading',
  input: 'other input',
  policy: 'policy',
  registry: 'registry',
  bundle: 'bundle',
};

/** One decision: its result, its blockers, and the remedies. */
export function decisionPanel(decision: DecisionStatus, page: PageDocument): Html {
  const { blockers, checks, surfaces, fromTier, toTier, at, mode, digest } = decision;
  const isGo = decision.decision === 'go';
  const way = fromTier === null ? toTier : `${fromTier} to ${toTier}`;
  const note = !isGo && mode === 'informational' ? ' It is informational and blocks nothing.' : '';
  const hasLineage = page.lineages[digest] !== undefined;
  return html`<article class="item ${isGo ? 'ok' : 'bad'}"><div class="item-head">${pill(isGo ? 'ok' : 'bad', isGo ? 'Go' : 'No-go')}<strong>${surfaces.join(', ')} ${way}</strong></div>
<p class="muted">${decision.kind} of ${commit(decision.commit)} in ${page.repositories[decision.repository] ?? decision.repository}, decided ${when(at, page.status.at)} on ${counted(checks, 'check')}.${note}</p>
${
  blockers.length > 0 &&
  rows(
    `What blocks (${blockers.length})`,
    ['Check', 'Status', 'Why', 'What to do'],
    blockers.map(({ id, status, reason, fix }) => [html`<code>${id}</code>`, status, reason, fix === '' ? '–' : fix]),
  )
}
${hasLineage && html`<p><a href="#/lineage?decision=${digest}">What it rests on</a></p>`}</article>`;
}

/** Every newest decision. */
export function gateView(page: PageDocument): Html {
  const { decisions, decisionsRead } = page.status;
  if (decisions.length === 0)
    return empty(decisionsRead ? 'The gate has decided nothing yet.' : 'The gate’s decisions could not be read.');
  return html`${!decisionsRead && empty('Newer decisions may exist: not all of them could be read.')}${decisions.map((decision) => decisionPanel(decision, page))}`;
}

/** The inputs of a decision, as a graph. */
export function lineageView(page: PageDocument, query: URLSearchParams, room: number): Html {
  const { decisions, at } = page.status;
  const known = decisions.filter(({ digest }) => page.lineages[digest] !== undefined);
  const chosen = known.find(({ digest }) => digest === query.get('decision')) ?? known[0];
  const lineage = chosen && page.lineages[chosen.digest];
  if (!chosen || !lineage) return empty('There is no decision whose lineage could be read.');
  const nodes = lineage.nodes.map(({ id, kind, label, at: time, isNo }) => {
    const note = dated(LEGEND[kind] ?? kind, time, at);
    return { id, kind, label, isNo, note: isNo ? `did not pass: ${note}` : note };
  });
  const edges = lineage.edges.map(([from, to, words]) => ({ from, to, words }));
  return html`<div class="bar"><label>Decision <select data-query="decision">${known.map(({ digest, decision, toTier, surfaces, at: time }) => html`<option value="${digest}"${digest === chosen.digest ? html` selected` : ''}>${decision} to ${toTier}: ${surfaces.slice(0, 3).join(', ')}${surfaces.length > 3 ? ' …' : ''} (${when(time, at)})</option>`)}</select></label></div>
<p class="note">What the decision rests on: each line leads from what was decided or checked to its evidence. ${next(`causeway gate replay`)} makes the decision again from the same inputs.</p>
${drawn({ name: 'Lineage of the decision', nodes, edges, legend: LEGEND, room })}`;
}
