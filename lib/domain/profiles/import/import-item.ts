import type { FieldChange } from "@/lib/domain/fields/apply-field-update";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { Match } from "@/lib/domain/matching/make-match";
import type { SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";

/** A change of one field, with the place in the request that an error names, e.g. `data.phones`. */
export type PlacedChange = { field: FieldView; change: FieldChange; path: string };

/** A subscription to make or change. What is absent stays; a new one is subscribed with priority 0. */
export type SubscriptionChange = {
  resourceId: number;
  channel: string;
  /** In normal form; absent = the profile's own address. */
  address: string | undefined;
  status: SubscriptionStatus | undefined;
  priority: number | undefined;
  path: string;
};

/** One profile to write. `match` null = always a new one. */
export type ImportItem = {
  match: Match | null;
  /** What happens when nobody is found; `refuse` for updates, `skip` where that is as it should be. */
  onMissing: "create" | "refuse" | "skip";
  /** `skip` leaves a profile that is found as it is; default `change`. */
  onFound?: "change" | "skip";
  /** What the search itself says of a new profile, such as its e-mail; `changes` come after and win. */
  seeds: readonly PlacedChange[];
  changes: readonly PlacedChange[];
  subscriptions: readonly SubscriptionChange[];
};
