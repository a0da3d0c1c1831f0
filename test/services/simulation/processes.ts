import { openShop, type Shop } from '../../../demo/stage/shop';
import type { RunPlace } from '../../../emulator/github/actions/runs';

/** Something that the shop's workflows do. It can be interrupted and run again. */
export interface Process {
  /** Makes what the next run works on, such as a new commit. */
  readonly prepare: () => Promise<void>;
  /** Runs it with its approvals, until nothing moves any more. `interrupted` is the run that this one follows. */
  readonly run: (interrupted?: RunPlace) => Promise<RunPlace>;
  /** What is wrong with the page and the deploys after a run that ended green. */
  readonly problems: () => Promise<readonly string[]>;
  /** Whether a further run has nothing left to do, and must change nothing at Netlify. */
  readonly isDoneOnce: boolean;
}

const TIERS = [
  { id: 'dev', branch: 'dev' },
  { id: 'production', branch: 'main', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
];
const PRODUCTION = { surface: 'shop', tier: 'production' };

const page = (text: string) => ({ 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` });

/** A shop with one tier before production, and what its workflows do. */
export class ShopProcesses {
  private count = 0;
  private text = '';
  /** The page before the newest one. */
  private former = '';
  private deploys = 0;

  private constructor(readonly shop: Shop) {}

  static async open(): Promise<ShopProcesses> {
    return new ShopProcesses(await openShop({ tiers: TIERS }));
  }

  /** The failures of a run; empty if it is green. */
  failures(place: RunPlace): readonly string[] {
    const isGreen = Object.values(this.shop.jobs(place)).every((each) => each === 'success' || each === 'skipped');
    return isGreen ? [] : [this.shop.hand.told(place)];
  }

  private async must(place: RunPlace): Promise<void> {
    const problems = this.failures(place);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  private push(): void {
    this.count += 1;
    [this.former, this.text] = [this.text, `page ${this.count}`];
    this.shop.push('dev', 'mona', page(this.text));
  }

  /** Deploys that were live at some time. The draft of an interrupted run names that run's ticket, and is never live. */
  private published(): number {
    return this.shop.world.netlify.world.deploys.filter(({ publishedAt }) => publishedAt !== null).length;
  }

  /** Counts the published deploys from now on. */
  private countDeploys(): void {
    this.deploys = this.published();
  }

  private async wrong(tier: string, text: string, deploys: number | undefined): Promise<readonly string[]> {
    const made = this.published() - this.deploys;
    return [
      ...((await this.shop.live(tier)).includes(text) ? [] : [`not live on ${tier}: ${text}`]),
      ...(deploys === undefined || made === deploys ? [] : [`${made} deploys were published, not ${deploys}`]),
    ];
  }

  private async start(name: string, branch: string, actor: string, inputs?: Record<string, string>): Promise<RunPlace> {
    const event = inputs === undefined ? 'push' : 'workflow_dispatch';
    const place = this.shop.start(name, event, { branch, actor, ...(inputs && { inputs }) });
    await this.shop.hand.settle();
    return place;
  }

  /** A run that a person of the approving team lets through, if it comes so far. */
  private async approved(place: RunPlace): Promise<RunPlace> {
    if (Object.values(this.shop.jobs(place)).includes('waiting')) {
      this.shop.say(place, 'grace', 'production-approval');
      await this.shop.hand.settle();
    }
    return place;
  }

  private release(): Promise<RunPlace> {
    return this.start('release', 'dev', 'mona');
  }

  private async promote(interrupted?: RunPlace): Promise<RunPlace> {
    const resumes = interrupted === undefined ? '' : String(interrupted.run);
    const inputs = { commit: this.shop.head('dev'), notes: '', resumes };
    return this.approved(await this.start('promote-production', 'main', 'hubot', inputs));
  }

  private async rollBack(drill: boolean): Promise<RunPlace> {
    const inputs = { ...PRODUCTION, to: '', reason: 'it sells nothing', decided: '', drill: String(drill) };
    return this.approved(await this.start('rollback', 'main', 'hubot', inputs));
  }

  /** Takes a new page to the last tier before production, and its commit to production's branch. */
  private async released(): Promise<void> {
    this.push();
    await this.must(await this.release());
    this.shop.merge('dev', 'main', 'mona');
    this.countDeploys();
  }

  private async shipped(): Promise<void> {
    await this.released();
    await this.must(await this.promote());
    this.countDeploys();
  }

  /** The nightly read-back, which a rollback requires. Its previews fail: this repository has no Pulumi program. */
  private async lookedAtNight(): Promise<void> {
    const place = this.shop.start('drift', 'schedule', { branch: 'main', actor: 'mona' });
    await this.shop.hand.settle();
    if (this.shop.jobs(place)['record'] !== 'success') throw new Error(this.shop.hand.told(place));
  }

  /** A live release and an older one; both were watched. */
  private async two(): Promise<void> {
    if (this.count === 0) await this.lookedAtNight();
    while (this.count < 2) await this.shipped();
    this.countDeploys();
  }

  readonly all: Readonly<Record<string, Process>> = {
    release: {
      prepare: async () => {
        this.countDeploys();
        this.push();
      },
      run: () => this.release(),
      problems: () => this.wrong('dev', this.text, 1),
      isDoneOnce: true,
    },
    promotion: {
      prepare: () => this.released(),
      run: (interrupted) => this.promote(interrupted),
      problems: () => this.wrong('production', this.text, 1),
      isDoneOnce: true,
    },
    monitor: {
      prepare: () => this.two(),
      run: () => this.start('monitor', 'main', 'hubot', { ...PRODUCTION, decided: '' }),
      problems: () => this.wrong('production', this.text, 0),
      isDoneOnce: true,
    },
    drill: {
      prepare: () => this.two(),
      run: () => this.rollBack(true),
      problems: () => this.wrong('production', this.text, undefined),
      isDoneOnce: false,
    },
    rollback: {
      prepare: async () => {
        await this.two();
        await this.shipped();
      },
      run: () => this.rollBack(false),
      problems: () => this.wrong('production', this.former, undefined),
      isDoneOnce: true,
    },
  };
}
