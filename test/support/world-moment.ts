import type { RunningWorld, SavedWorld } from '../../sandbox/world';

const SERVICES = ['github', 'netlify'] as const;

/** Gives a live world the content of a saved one. The services hold on to the object itself. */
function refill(live: object, saved: object): void {
  for (const key of Object.keys(live)) Reflect.deleteProperty(live, key);
  Object.assign(live, structuredClone(saved));
}

/** Both services at one moment. To return to it costs a copy: the services keep their addresses. */
export class WorldMoment {
  private constructor(
    private readonly world: RunningWorld,
    private readonly saved: SavedWorld,
  ) {}

  static of(world: RunningWorld): WorldMoment {
    return new WorldMoment(world, world.save());
  }

  /** Returns the services to this moment, without faults and recorded requests. */
  restore(): void {
    for (const service of SERVICES) {
      refill(this.world[service].world, this.saved[service]);
      this.world[service].clearFaults();
      this.world[service].clearRequests();
    }
  }
}
