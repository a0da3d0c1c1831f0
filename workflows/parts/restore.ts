import { NETLIFY_TOKEN } from '../../plan/service-environments';
import type { Setting } from '../setting';
import { type Job, type Step, type Values, x } from '../shape';
import { asDelivery } from './apps';
import { downloadOf, upload } from './artifacts';
import { governingCheckout, sourceCheckout } from './checkout';
import { causeway, outputOf } from './command';
import { deliveryEnvironmentOfInput } from './environments';
import { SOURCE_OPTION } from './governing';
import { recordJob, UNLESS_CANCELLED, whenEnded } from './record';
import { runOn } from './runners';
import { APP_TOKEN, setUp } from './set-up';

const PLACE = '--surface "$SURFACE" --tier "$TIER"';
const AS_DELIVERY: Values = { GITHUB_TOKEN: APP_TOKEN };
const RUN = 'fromJSON(steps.original.outputs.original).run';
const IS_KNOWN = `inputs.decided != '' || ${RUN}`;

/** The steps that download the decision about the release to restore. */
export function originalDecision(): readonly Step[] {
  return [
    outputOf('original', `rollback original ${PLACE} --evidence-api`, AS_DELIVERY),
    downloadOf(`inputs.decided || ${RUN}`, 'release-readiness', 'original', {
      about:
        'The decision that approved the release to restore, with all its inputs. The command makes the decision again.',
      if: IS_KNOWN,
    }),
  ];
}

/** The path of that decision; empty without one. */
export const ORIGINAL_ENV: Values = {
  ORIGINAL: x(`(${IS_KNOWN}) && 'original/release_readiness_gate_report.json' || ''`),
};

interface Restoring {
  readonly needs: readonly string[];
  readonly if: string;
  readonly verb: { readonly command: string; readonly env: Values };
}

/** The job that has the leaf restore the decided release. */
export function restoreJob(setting: Setting, { needs, if: condition, verb }: Restoring): Job {
  return {
    name: 'restore',
    needs,
    if: condition,
    ...runOn(setting, 'rollback'),
    environment: deliveryEnvironmentOfInput(setting),
    permissions: { contents: 'read' },
    steps: [
      governingCheckout(),
      setUp(asDelivery(setting, { actions: 'write', contents: 'read', members: 'read' })),
      causeway(`rollback ${verb.command} restore ${PLACE} --evidence-api`, { env: { ...AS_DELIVERY, ...verb.env } }),
      upload({ name: 'restore', path: 'artifacts', missing: 'ignore' }, { if: UNLESS_CANCELLED }),
    ],
  };
}

/** The job that judges the restored release again. */
export function againJob(setting: Setting, condition: string): Job {
  return {
    about: 'Judges the restored release again, with new smoke tests of the live site and the current gate.',
    name: 'again',
    needs: 'restore',
    if: x(condition),
    ...runOn(setting, 'gate'),
    environment: deliveryEnvironmentOfInput(setting),
    permissions: { actions: 'read', contents: 'read', 'id-token': 'write' },
    steps: [
      governingCheckout('all'),
      sourceCheckout(),
      setUp(asDelivery(setting, { actions: 'read', contents: 'read', members: 'read' })),
      ...originalDecision(),
      causeway(
        `rollback run again ${PLACE} \${ORIGINAL:+--original "$ORIGINAL"} ${SOURCE_OPTION} --evidence-api --statements again`,
        { env: { ...AS_DELIVERY, [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`), ...ORIGINAL_ENV } },
      ),
      upload({ name: 'again', path: 'artifacts', missing: 'warn' }, { if: UNLESS_CANCELLED }),
      upload({ name: 'again-statements', path: 'again', missing: 'ignore' }, { if: UNLESS_CANCELLED }),
    ],
  };
}

/** The job that records that judgement. */
export function recordAgainJob(setting: Setting): Job {
  return recordJob(setting, {
    name: 'record-again',
    needs: 'again',
    if: whenEnded('again'),
    artifact: 'again-statements',
    isPattern: true,
  });
}
