import type { PlaceStatus, Waiting } from '../../status/model';
import { icon } from './format';
import { type Html, html } from './html';

/** The look of a state, always shown with words and an icon. */
export type Tone = 'ok' | 'bad' | 'wait' | 'unknown' | 'none';

/** A tone with its words. */
export function pill(tone: Tone, words: string): Html {
  return html`<span class="pill ${tone}">${icon(tone)}${words}</span>`;
}

/** The tone and the words of a live release. */
export function placeState({ state, release }: PlaceStatus): readonly [Tone, string] {
  switch (state) {
    case 'live':
      return release?.revoked == null ? ['ok', 'Live'] : ['bad', 'Revoked'];
    case 'uncertain':
      return ['bad', 'Uncertain'];
    case 'broken':
      return ['bad', 'Receipts broken'];
    case 'unread':
      return ['unknown', 'Not read'];
    default:
      return ['none', 'Nothing yet'];
  }
}

/** The tone and the words of a waiting release. */
export function waitingState({ state }: Waiting): readonly [Tone, string] {
  switch (state) {
    case 'soaking':
      return ['wait', 'Soaking'];
    case 'approval':
      return ['wait', 'Needs approval'];
    case 'gate':
      return ['bad', 'Gate: no-go'];
    case 'start':
      return ['wait', 'Ready'];
    default:
      return ['none', 'Blocked'];
  }
}

/** Whether people have to look at a place. */
export function needsAttention(place: PlaceStatus): boolean {
  return placeState(place)[0] === 'bad' || place.state === 'unread' || place.waiting?.state === 'gate';
}
