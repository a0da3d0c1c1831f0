import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import { type HealthPage, smoke } from '../targets/smoke';
import { type Deploy, type Deployed, hasOwnAddresses, type Marker, type Target } from '../targets/target';
import { type HealthPatience, type HealthSeen, NOTHING_SEEN, watchUntilHealthy } from './health';

/** The result of publishing a bundle; `reason` says why it failed. */
export interface Published {
  readonly deploy: Deploy | undefined;
  readonly health: HealthSeen;
  readonly isReadBack: boolean;
  readonly failure: { readonly reason: string; readonly exitCode: 1 | 2 | 3 } | undefined;
}

/** The dependencies of publishing. */
export interface PublishSteps {
  readonly target: Target;
  readonly marker: Marker;
  /** The registry's health page. */
  readonly page: HealthPage | undefined;
  /** The digest of the files to publish; undefined where the target does not tell files. */
  readonly files: string | undefined;
  /** The reason why an address does not apply the bundle's rules; undefined when it does. */
  readonly rulesRefusal: (url: string) => Promise<string | undefined>;
  /** The deploy to restore when the new one is wrong; undefined: none. */
  readonly previous: Deployed | undefined;
  readonly now: () => Date;
  readonly patience: HealthPatience;
  readonly progress: (text: string) => void;
}

function failed(reason: string, exitCode: 1 | 2 | 3, known: Partial<Published> = {}): Published {
  return { deploy: undefined, health: NOTHING_SEEN, isReadBack: false, ...known, failure: { reason, exitCode } };
}

// A wrong deploy is replaced at once, because nothing watches a deploy without a good receipt.
async function takeBack({ target, previous, progress }: PublishSteps, reason: string): Promise<string> {
  if (previous === undefined) return `${reason}; there was nothing before it to put back`;
  progress(`putting ${previous.deployId} back`);
  try {
    await target.restore(previous);
    return `${reason}; the previous deploy was put back`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${reason}; and the previous deploy could not be put back: ${error.message}`;
  }
}

async function live(steps: PublishSteps, deploy: Deploy): Promise<Published> {
  const { target, marker, page, now, patience } = steps;
  const { seen, reason } = await watchUntilHealthy({ url: target.liveUrl, health: page, marker }, now, patience);
  if (reason !== undefined)
    return failed(await takeBack(steps, `${target.liveUrl}: ${reason}`), 1, { deploy, health: seen });
  try {
    // Anybody can write a marker, so there is no receipt without checking every file.
    const refusal = (await target.filesRefusal(steps.files)) ?? (await steps.rulesRefusal(target.liveUrl));
    if (refusal === undefined) return { deploy, health: seen, isReadBack: true, failure: undefined };
    return failed(await takeBack(steps, `${target.liveUrl}: ${refusal}`), 1, { deploy, health: seen });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return failed(await takeBack(steps, error.message), error.exitCode, { deploy, health: seen });
  }
}

async function put(steps: PublishSteps, bundle: VerifiedBundle): Promise<Published> {
  const { target, marker, page, patience, progress } = steps;
  progress('staging');
  const deploy = await target.stage(bundle, marker);
  if (hasOwnAddresses(target)) {
    progress(`looking at ${deploy.url}`);
    const { timeoutMs } = patience;
    const answer = await smoke({
      url: deploy.url,
      health: page,
      marker,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const refusal = answer.ok ? await steps.rulesRefusal(deploy.url) : answer.reason;
    if (refusal !== undefined) return failed(`${deploy.url}: ${refusal}; it was not published`, 1, { deploy });
  }
  progress('publishing');
  try {
    await target.publish(deploy);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // It may be live all the same: the published deploy decides, not the error.
    return failed(await takeBack(steps, error.message), error.exitCode, { deploy });
  }
  return live(steps, deploy);
}

/**
 * Stages a bundle, checks it under its own address, publishes it, and reads it back under the live one. A failure is
 * returned, not thrown, with the previous deploy restored where the new one was published.
 */
export async function publishBundle(steps: PublishSteps, bundle: VerifiedBundle): Promise<Published> {
  try {
    return await put(steps, bundle);
  } catch (error) {
    if (error instanceof UserError) return failed(error.message, error.exitCode);
    throw error;
  }
}

/** Reads back a deploy that a killed run had published. */
export function readBackOnly(steps: PublishSteps, deploy: Deploy): Promise<Published> {
  return live(steps, deploy);
}
