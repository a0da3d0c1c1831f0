import { openShop, type Shop } from '../../../demo/stage/shop';
import type { RecordedRequest } from '../../../emulator/core/recorder';
import type { RunPlace } from '../../../emulator/github/actions/runs';

/** One write of a workflow run, with the fields that identify it in similar runs. */
export interface RunWrite {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  /** Regular expression for the path. It leaves ids open that are new in each run. */
  readonly path: string;
  /** The number of this write among the run's similar writes, from 1. */
  readonly nth: number;
}

/** The kind of interruption: before or after the write takes effect. */
export type Interruption = 'before' | 'after';

const SERVICES = ['github', 'netlify'] as const;
/** More requests than any run sends. */
const ALL = 1_000_000;

const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });

function patternOf(path: string): string {
  const open = (part: string) =>
    /^\d+$|^[0-9a-f]{16,}$/.test(part) ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `^${path.split('/').map(open).join('/')}$`;
}

function writesIn(requests: readonly RecordedRequest[]): readonly RunWrite[] {
  const seen = new Map<string, number>();
  return requests
    .filter(({ write }) => write)
    .map(({ service, method, path }) => {
      const pattern = patternOf(path);
      const key = `${service} ${method} ${pattern}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { service: service as RunWrite['service'], method, path: pattern, nth: seen.get(key) ?? 1 };
    });
}

/** A shop whose releases are interrupted, one after the other, and run again. */
export class InterruptedShop {
  private count = 0;

  private constructor(readonly shop: Shop) {}

  static async open(): Promise<InterruptedShop> {
    const tiers = [
      { id: 'dev', branch: 'dev' },
      { id: 'production', branch: 'main', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
    ];
    return new InterruptedShop(await openShop({ tiers }));
  }

  private async run(): Promise<RunPlace> {
    const place = this.shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
    await this.shop.hand.settle();
    return place;
  }

  private push(): string {
    this.count += 1;
    const text = `page ${this.count}`;
    this.shop.push('dev', 'mona', page(text));
    return text;
  }

  private problemsOf(place: RunPlace): readonly string[] {
    const isGreen = Object.values(this.shop.jobs(place)).every((each) => each === 'success' || each === 'skipped');
    return isGreen ? [] : [this.shop.hand.told(place)];
  }

  /** The writes of an uninterrupted release. */
  async writes(): Promise<readonly RunWrite[]> {
    const { world } = this.shop;
    this.push();
    for (const name of SERVICES) world[name].clearRequests();
    const problems = this.problemsOf(await this.run());
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return SERVICES.flatMap((name) => writesIn(world[name].requests()));
  }

  /** Starting at a write, no request gets an answer until `end` is called, as if every job had been killed. */
  private interrupt({ service, method, path, nth }: RunWrite, how: Interruption): { readonly end: () => void } {
    const { world } = this.shop;
    world[service].clearRequests();
    world[service].addFault({ kind: 'drop', late: how === 'after', method, path, nth, times: ALL });
    const isDropped = () => world[service].requests().some(({ disturbed }) => disturbed.includes('drop'));
    const timer = setInterval(() => {
      if (!isDropped()) return;
      clearInterval(timer);
      for (const name of SERVICES) world[name].addFault({ kind: 'drop', times: ALL });
    }, 1);
    return {
      end: () => {
        clearInterval(timer);
        for (const name of SERVICES) world[name].clearFaults();
      },
    };
  }

  /**
   * The problems after a release that was interrupted at a write and run again. The second run must end green with the
   * page live and deployed once. A third run must find nothing to do.
   */
  async interrupted(write: RunWrite, how: Interruption): Promise<readonly string[]> {
    const { shop } = this;
    const before = shop.world.netlify.world.deploys.length;
    const text = this.push();
    const interruption = this.interrupt(write, how);
    const first = await this.run();
    interruption.end();
    const again = this.problemsOf(await this.run());
    const live = (await shop.live('dev')).includes(text) ? [] : [`not live: ${text}`];
    const made = shop.world.netlify.world.deploys.length - before;
    shop.world.netlify.clearRequests();
    const third = this.problemsOf(await this.run());
    return [
      ...again,
      ...live,
      ...(made === 1 ? [] : [`${made} deploys were made`]),
      ...third,
      ...shop.deployWrites().map((each) => `the third run changed a deploy: ${each}`),
      ...(again.length > 0 ? [`the interrupted run:\n${shop.hand.told(first)}`] : []),
    ];
  }
}
