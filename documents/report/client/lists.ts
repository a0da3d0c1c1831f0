import type { SecretStatus, StackStatus } from '../../status/model';
import type { PageDocument } from '../document';
import { counted, day, prose, span, when, who } from './format';
import { type Html, html, type Value } from './html';
import { openIncidents } from './known';
import { empty, next, rows } from './parts';
import { pill, type Tone } from './state';

/** The rows of a list on the page; the command shows the rest. */
const MOST_ROWS = 200;

function cut<T>(all: readonly T[], command: string): readonly [readonly T[], Value] {
  const rest = all.length - MOST_ROWS;
  return [
    all.slice(0, MOST_ROWS),
    rest > 0 && html`<p class="note">${rest} more are not on this page: ${next(command)}</p>`,
  ];
}

function stackItem({ stack, state, reason, readAt, driftedSince, findings }: StackStatus, at: string): Html {
  const tones: Readonly<Record<StackStatus['state'], readonly [Tone, string]>> = {
    'as-planned': ['ok', 'As planned'],
    drifted: ['bad', 'Drifted'],
    unread: ['unknown', 'Not read'],
  };
  const [tone, words] = tones[state];
  const age =
    driftedSince === null
      ? ''
      : ` Drifted for ${span((Date.parse(at) - Date.parse(driftedSince)) / 1000)}, since ${when(driftedSince, at)}.`;
  // Where the state is unknown, the reason says when it was read.
  const read = readAt === null ? 'Nobody has looked yet.' : state === 'unread' ? '' : `Last read ${when(readAt, at)}.`;
  const flag = stack.startsWith('foundation') ? '--foundation' : `--tier ${stack.split('.')[0]}`;
  const help =
    state === 'as-planned' ? '' : html`<p class="todo"><span>Next</span> ${next(`causeway live verify ${flag}`)}</p>`;
  const table =
    findings !== null && findings.length > 0
      ? rows(
          'What differs',
          ['Finding', 'Object', 'Planned', 'Seen', 'Repair'],
          findings.map(({ kind, address, field, planned, seen, reason: why, repair }) => [
            kind,
            html`<code>${address}</code>${field === undefined ? '' : ` ${field}`}`,
            planned === undefined ? '–' : JSON.stringify(planned),
            why ?? (seen === undefined ? '–' : JSON.stringify(seen)),
            next(repair),
          ]),
        )
      : state === 'drifted' &&
        html`<p class="note">Only the verdict was recorded. The command names each difference and its repair.</p>`;
  return html`<li class="item ${tone}"><div class="item-head">${pill(tone, words)}<strong>${stack}</strong></div><p>${prose(reason, at)}. ${read}${age}</p>${table}${help}</li>`;
}

export function driftView({ status }: PageDocument): Html {
  return html`<p class="note">Whether GitHub and Netlify are still as the registry plans.</p><ul class="items">${status.stacks.map((stack) => stackItem(stack, status.at))}</ul>`;
}

export function incidentsView({ status }: PageDocument): Html {
  const { isWhole } = openIncidents(status);
  const list = status.incidents ?? [];
  if (list.length === 0) {
    return empty(
      isWhole
        ? 'No open incident is recorded.'
        : 'Whether an incident is open is unknown: not all evidence could be read.',
    );
  }
  const table = rows(
    'Open incidents',
    ['Incident', 'Where', 'Severity', 'Open since', 'Impact'],
    list.map(({ id, surface, tier, severity, openedAt, impact }) => [
      html`<strong>${id}</strong>`,
      html`<a href="#/surface/${encodeURIComponent(surface)}">${surface}</a> on ${tier}`,
      pill(severity === 'critical' ? 'bad' : 'wait', severity),
      when(openedAt, status.at),
      impact,
    ]),
  );
  return html`${!isWhole && empty('More incidents may be open: not all evidence could be read.')}${table}`;
}

export function secretsView({ status }: PageDocument): Html {
  if (status.secrets.length === 0) return empty('No rotation is due in the next two weeks.');
  const [shown, rest] = cut(status.secrets, 'causeway secrets due');
  const words: Readonly<Record<SecretStatus['state'], readonly [Tone, string]>> = {
    due: ['bad', 'Overdue'],
    soon: ['wait', 'Due soon'],
    unknown: ['unknown', 'Never recorded'],
  };
  return html`<p class="note">Secrets by name whose rotation is overdue, is due within 14 days, or was never recorded.</p>${rows(
    'Secrets',
    ['State', 'Secret', 'Where', 'Owner', 'Due'],
    shown.map(({ state, name, surface, tier, owner, dueAt }) => [
      pill(...words[state]),
      html`<code>${name}</code>`,
      `${surface} on ${tier}`,
      who(owner),
      dueAt === null ? '–' : day(dueAt),
    ]),
  )}${rest}`;
}

export function waiversView({ status }: PageDocument): Html {
  if (status.waivers === null) return empty('The waivers could not be read.');
  if (status.waivers.length === 0) return empty('There are no waivers.');
  const tone = (state: string, soon: boolean): Tone =>
    state === 'valid' ? (soon ? 'wait' : 'ok') : state === 'unverified' ? 'unknown' : 'none';
  return rows(
    'Waivers',
    ['State', 'Waiver', 'For', 'Ends', 'Uses left', 'Why'],
    status.waivers.map(({ id, check, surfaces, status: state, reason, expiresAt, usesLeft, endsSoon, ...asked }) => [
      html`${pill(tone(state, endsSoon), endsSoon ? 'ends soon' : state)}${state !== 'valid' && html` <span class="muted">${reason}</span>`}`,
      html`<code>${id}</code>`,
      `${check ?? 'unknown'}${surfaces.length > 0 ? ` of ${surfaces.join(', ')}` : ''}`,
      expiresAt === null ? '–' : when(expiresAt, status.at),
      usesLeft ?? '–',
      asked.constraint === null
        ? '–'
        : html`${asked.constraint}<p class="muted">Without it: ${asked.riskIfUnchanged}</p>`,
    ]),
  );
}

const CATEGORIES: Readonly<Record<string, string>> = {
  A: 'workflow integrity',
  B: 'quality and tests',
  C: 'containers',
  D: 'deployability',
  E: 'security',
};

export function checksView({ checks }: PageDocument): Html {
  if (checks.length === 0) return empty('The registry has no checks.');
  return html`<p class="note">A blocking check stops a merge or a promotion. An advisory check only reports.</p>${rows(
    'Checks',
    ['Mode', 'Check', 'Answers this risk', 'Severity', 'For', 'Reported as'],
    checks.map(({ id, scope, category, risk, severity, mode, context }) => [
      pill(mode === 'blocking' ? 'ok' : 'none', mode),
      html`<strong>${id}</strong> <span class="muted">${CATEGORIES[category] ?? category}</span>`,
      risk,
      severity,
      `each ${scope}`,
      html`<code>${context}</code>`,
    ]),
  )}`;
}

export function policyView({ policy }: PageDocument): Html {
  if (policy === null) return empty('The policy rules could not be applied to the registry.');
  if (policy.length === 0) return empty('Every policy rule holds on the registry.');
  const [shown, rest] = cut(policy, 'causeway policy check --on registry');
  const tone = (level: string, state: string): Tone =>
    state === 'unverified' ? 'unknown' : level === 'mandatory' ? 'bad' : 'wait';
  return html`<p class="note">${counted(policy.length, 'finding')} of the policy rules on the registry.</p>${rows(
    'Policy findings',
    ['Level', 'Rule', 'Where', 'What', 'What to do'],
    shown.map(({ code, level, status, stack, name, what, fix, severity }) => [
      pill(tone(level, status), status === 'unverified' ? 'not read' : level),
      html`<code>${code}</code> <span class="muted">${severity}</span>`,
      `${stack}${name === null ? '' : `: ${name}`}`,
      what,
      fix,
    ]),
  )}${rest}`;
}

export function readinessView({ readiness }: PageDocument): Html {
  if (readiness === 'unread') return empty('The readiness could not be judged.');
  if (readiness === null) return empty('The registry names no readiness file.');
  const tones: Readonly<Record<string, readonly [Tone, string]>> = {
    complete: ['ok', 'Complete'],
    unproven: ['unknown', 'Claimed, not proven'],
    open: ['none', 'Open'],
  };
  const done = readiness.items.filter(({ status }) => status === 'complete').length;
  return html`<p class="note">${done} of ${readiness.items.length} are complete by their evidence. This releases nothing.</p><ul class="items">${readiness.items.map(
    ({ id, title, status, criteria }) => {
      const [tone, words] = tones[status] ?? ['unknown', status];
      const proofs = criteria.flatMap((each) => each.proofs);
      const held = proofs.filter((proof) => proof.status === 'holds').length;
      return html`<li class="item ${tone}"><div class="item-head">${pill(tone, words)}<strong>${id} ${title}</strong><span class="muted">${held} of ${proofs.length} proofs hold</span></div>
<details><summary>Criteria and evidence</summary>${rows(
        `Criteria of ${id}`,
        ['Criterion', 'Evidence', 'State'],
        criteria.flatMap(({ text, proofs: own }) =>
          own.map((proof) => [text, html`<code>${proof.evidence}</code>`, `${proof.status}: ${proof.reason}`]),
        ),
      )}</details></li>`;
    },
  )}</ul>`;
}
