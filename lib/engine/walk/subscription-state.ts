import type { SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";
import type { SubscriptionChangeResult, SubscriptionView } from "@/lib/nodes/define";

export type ChangedSubscription = { scenarioId: number; from: string | null; to: SubscriptionView };

type Change = {
  scenarioId: number;
  resourceId: number;
  channel: string;
  status: SubscriptionStatus;
  /** Of the profile itself, for a subscription that is not there yet. */
  ownAddress: string | null;
};

/** A status with which a subscription begins. */
const BEGINNINGS: readonly SubscriptionStatus[] = ["subscribed", "unconfirmed"];

/** A profile's subscriptions in memory, shared by its tasks in one batch; changes are written by the batch. */
export class SubscriptionState {
  views: readonly SubscriptionView[];
  #changes: ChangedSubscription[] = [];

  constructor(views: readonly SubscriptionView[]) {
    this.views = views;
  }

  /** Changes since the last write, in their order. */
  get changes(): readonly ChangedSubscription[] {
    return this.#changes;
  }

  /** Gives all subscriptions to a resource the status, or makes one. */
  change({ scenarioId, resourceId, channel, status, ownAddress }: Change): SubscriptionChangeResult {
    const isMeant = (view: SubscriptionView) => view.resourceId === resourceId && view.channel === channel;
    if (!this.views.some(isMeant)) {
      if (!BEGINNINGS.includes(status)) return { changed: 0, reason: "not_subscribed" };
      if (ownAddress === null) return { changed: 0, reason: "no_address" };
      const to = { resourceId, channel, address: ownAddress, status, priority: 0 };
      this.#changes.push({ scenarioId, from: null, to });
      this.views = [...this.views, to];
      return { changed: 1, reason: null };
    }
    const changed = this.views.filter((view) => isMeant(view) && view.status !== status);
    for (const view of changed) this.#changes.push({ scenarioId, from: view.status, to: { ...view, status } });
    this.views = this.views.map((view) => (isMeant(view) ? { ...view, status } : view));
    return { changed: changed.length, reason: null };
  }

  markWritten(): void {
    this.#changes = [];
  }
}
