import type { RecordedRequest } from '../../../emulator/core/recorder';
import { similarPath, similarPattern } from '../../support/similar-path';
import { WorldMoment } from '../../support/world-moment';
import { type Process, ShopProcesses } from './processes';

/** One write of a workflow run, with the fields that identify it in similar runs. */
export interface RunWrite {
  readonly service: 'github' | 'netlify';
  readonly method: string;
  /** Regular expression for the path. It leaves ids open that are new in each run. */
  readonly path: string;
  /** The number of this write among the run's similar writes, from 1. */
  readonly nth: number;
}

/** The kinds of interruption: after or before the write takes effect. */
export const INTERRUPTIONS = ['after', 'before'] as const;
export type Interruption = (typeof INTERRUPTIONS)[number];

const SERVICES = ['github', 'netlify'] as const;
/** While no service answers, each wait of a client before it tries again is this many times shorter. */
const HASTE = 20;
/** More requests than any run sends. */
const ALL = 1_000_000;

function writesIn(requests: readonly RecordedRequest[]): readonly RunWrite[] {
  const seen = new Map<string, number>();
  return requests
    .filter(({ write }) => write)
    .map(({ service, method, path }) => {
      const pattern = similarPattern(similarPath(path));
      const key = `${service} ${method} ${pattern}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { service: service as RunWrite['service'], method, path: pattern, nth: seen.get(key) ?? 1 };
    });
}

/** A shop whose process is interrupted, time after time, and run again. Each time starts from the same moment. */
export class InterruptedShop {
  private moment: WorldMoment | undefined;

  private constructor(
    private readonly processes: ShopProcesses,
    private readonly process: Process,
  ) {}

  /** The names of what can be interrupted. */
  static readonly PROCESSES = ['release', 'promotion', 'monitor', 'drill', 'rollback'] as const;

  static async open(name: string): Promise<InterruptedShop> {
    const processes = await ShopProcesses.open();
    const process = processes.all[name];
    if (process === undefined) throw new Error(`nothing is called "${name}"`);
    return new InterruptedShop(processes, process);
  }

  get shop() {
    return this.processes.shop;
  }

  /** Prepares the process once, and returns to that moment. A new run gets a number that no run had. */
  private async prepared(): Promise<void> {
    const { shop } = this;
    if (this.moment === undefined) {
      await this.process.prepare();
      this.moment = WorldMoment.of(shop.world);
      return;
    }
    const { world: github } = shop.world.github;
    const { nextId } = github;
    shop.hand.drop();
    this.moment.restore();
    github.nextId = nextId;
  }

  /** The writes of an uninterrupted run. */
  async writes(): Promise<readonly RunWrite[]> {
    const { world } = this.shop;
    await this.prepared();
    for (const name of SERVICES) world[name].clearRequests();
    const problems = [...this.processes.failures(await this.process.run()), ...(await this.process.problems())];
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return SERVICES.flatMap((name) => writesIn(world[name].requests()));
  }

  /** Starting at a write, no request gets an answer until `end` is called, as if every job had been killed. */
  private interrupt({ service, method, path, nth }: RunWrite, how: Interruption) {
    const { world } = this.shop;
    world[service].clearRequests();
    world[service].addFault({ kind: 'drop', late: how === 'after', method, path, nth, times: ALL });
    const { setTimeout: usual } = globalThis;
    const hasten = () => {
      const hasty = (act: () => void, ms = 0, ...rest: []) => usual(act, ms / HASTE, ...rest);
      globalThis.setTimeout = Object.assign(hasty, usual);
    };
    const isDropped = () => world[service].requests().some(({ disturbed }) => disturbed.includes('drop'));
    const timer = setInterval(() => {
      if (!isDropped()) return;
      clearInterval(timer);
      for (const name of SERVICES) world[name].addFault({ kind: 'drop', times: ALL });
      hasten();
    }, 1);
    return {
      /** Lets the services answer again. Tells whether the run came to the write. */
      end: () => {
        clearInterval(timer);
        globalThis.setTimeout = usual;
        for (const name of SERVICES) world[name].clearFaults();
        return isDropped();
      },
    };
  }

  /**
   * The problems after a run that was interrupted at a write and started again. The second run must end green with the
   * right page live, deployed once. A third run must be green, and change nothing where nothing is left to do.
   */
  async interrupted(write: RunWrite, how: Interruption): Promise<readonly string[]> {
    const { shop, process, processes } = this;
    await this.prepared();
    const interruption = this.interrupt(write, how);
    const first = await process.run();
    if (!interruption.end()) return [`the run made no such write:\n${shop.hand.told(first)}`];
    const again = processes.failures(await process.run(first));
    const wrong = await process.problems();
    shop.world.netlify.clearRequests();
    const third = processes.failures(await process.run());
    const changes = process.isDoneOnce ? shop.deployWrites() : [];
    return [
      ...again,
      ...wrong,
      ...third,
      ...(await process.problems()),
      ...changes.map((each) => `the third run changed a deploy: ${each}`),
      ...(again.length > 0 ? [`the interrupted run:\n${shop.hand.told(first)}`] : []),
    ];
  }
}
