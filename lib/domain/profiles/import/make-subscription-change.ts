import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { parseSubscriptionStatus, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";
import { AppError } from "@/lib/shared/app-error";
import type { SubscriptionChange } from "./import-item";

/** A subscription as a request writes it. */
export type GivenSubscription = {
  channel: string;
  resource_id: number;
  status?: string | number | undefined;
  email?: string | undefined;
  priority?: number | undefined;
};

type Around = {
  path: string;
  resource: { id: number; name: string; channels: readonly string[]; databaseIds: readonly number[] } | undefined;
  database: { id: number; name: string };
};

/** Checks a subscription against its resource. Throws AppError with the path of what does not fit. */
export function makeSubscriptionChange(
  given: GivenSubscription,
  { path, resource, database }: Around,
): SubscriptionChange {
  if (!resource) throw wrong(`${path}.resource_id`, `is no resource: #${given.resource_id}`);
  if (!resource.databaseIds.includes(database.id)) {
    throw wrong(
      `${path}.resource_id`,
      `is resource "${resource.name}", which profiles of "${database.name}" may not subscribe to`,
    );
  }
  if (!resource.channels.includes(given.channel)) {
    throw wrong(
      `${path}.channel`,
      `must be one of the channels of "${resource.name}": ${resource.channels.join(", ")}`,
    );
  }
  return {
    resourceId: resource.id,
    channel: given.channel,
    address: given.email === undefined ? undefined : readAddress(given.email, path),
    status: given.status === undefined ? undefined : readStatus(given.status, path),
    priority: given.priority,
    path,
  };
}

function readAddress(text: string, path: string): string {
  const address = normalizeEmail(text);
  if (address !== null) return address;
  throw wrong(`${path}.email`, `must be an e-mail address, got ${JSON.stringify(text.slice(0, 80))}`);
}

function readStatus(given: string | number, path: string) {
  const status = parseSubscriptionStatus(given);
  if (status !== null) return status;
  throw wrong(`${path}.status`, `must be one of ${SUBSCRIPTION_STATUSES.join(", ")}`);
}

function wrong(field: string, message: string): AppError {
  return new AppError("bad_request", `${field} ${message}.`, { field });
}
