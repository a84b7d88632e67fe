import type { Resource } from "@/lib/contracts/resources";
import type { ResourceRecord } from "@/lib/db/queries/resources/list-resource-rows.server";

/** A resource as the interface shows it. */
export function describeResource(record: ResourceRecord): Resource {
  const { id, name, description, channels, groupIds } = record;
  const databases = record.databases.map(({ database }) => database);
  return { id, name, description, channels, groupIds, databases, updatedAt: record.updatedAt.toISOString() };
}
