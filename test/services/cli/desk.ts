import type { Outcome } from '../../support/cli/command';
import { type Office, openOffice } from '../../support/cli/office';
import { EvidenceScene } from '../../support/evidence/branch/scene';
import { evidenceRegistry } from '../../support/evidence/registry';

/** Two persons with keys, octocat and hubot, in an office with a clone of the evidence branch. */
export class Desk {
  private constructor(
    readonly office: Office,
    readonly scene: EvidenceScene,
    /** The options that name the clone. */
    readonly clone: readonly string[],
  ) {}

  static async open(): Promise<Desk> {
    const registry = evidenceRegistry([], {
      apps: { evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' } },
      evidence: { repository: 'web' },
      readiness: 'registry/readiness.json',
    });
    const office = await openOffice(registry, ['user:octocat', 'user:hubot']);
    const scene = new EvidenceScene();
    return new Desk(office, scene, ['--evidence-clone', scene.clone('clone')]);
  }

  /** The start time of commands. */
  get now(): Date {
    return this.office.now;
  }

  later(minutes: number): Date {
    return new Date(this.now.getTime() + minutes * 60_000);
  }

  /** Runs a command as a person, or as nobody, with the clone of the evidence branch. */
  as(person: string | undefined, at: Date, ...args: readonly string[]): Promise<Outcome> {
    return this.office.as(person, at, ...args, ...this.clone);
  }

  /** The files on the evidence branch. */
  files(): readonly string[] {
    this.scene.pull();
    return this.scene.hand.git('ls-files', 'evidence').trim().split('\n').filter(Boolean);
  }

  async close(): Promise<void> {
    await this.office.close();
    this.scene.dispose();
  }
}
