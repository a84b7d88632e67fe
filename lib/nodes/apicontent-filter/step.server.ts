import { apicontentFilter } from "@/lib/nodes/apicontent-filter/definition";
import { defineRuntime } from "@/lib/nodes/define";
import { leaveByCondition } from "@/lib/nodes/leave-by-condition";

export const apicontentFilterRuntime = defineRuntime(apicontentFilter, {
  kind: "step",
  step: (context, settings) => leaveByCondition(context, settings.condition),
});
