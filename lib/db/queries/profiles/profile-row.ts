import type { JsonObject } from "@/lib/shared/json";

/** A profile as it stands in the table. */
export type ProfileRow = {
  id: bigint;
  databaseId: number;
  fields: JsonObject;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** A subscription as it stands in the table. */
export type SubscriptionRow = {
  profileId: bigint;
  resourceId: number;
  channel: string;
  address: string;
  status: string;
  priority: number;
};
