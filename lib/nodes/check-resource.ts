import type { SettingsIssue, ValidateContext } from "@/lib/nodes/define";

/** Faults of a resource and one of its channels that stand in an element's settings as `resourceId` and `channel`. */
export function checkResource(
  { resourceId, channel }: { resourceId: number; channel: string },
  context: ValidateContext,
): SettingsIssue[] {
  const resource = context.resources.find((one) => one.id === resourceId);
  if (!resource) {
    const message = `Profiles of this database cannot subscribe to resource #${resourceId}: choose another one.`;
    return [{ field: "resourceId", level: "error", message }];
  }
  if (resource.channels.includes(channel)) return [];
  const message = `"${resource.name}" has no channel "${channel}"; choose one of ${resource.channels.join(", ")}.`;
  return [{ field: "channel", level: "error", message }];
}
