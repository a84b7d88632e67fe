import { defineRuntime } from "@/lib/nodes/define";
import type { FieldUpdate, StepContext } from "@/lib/nodes/define";
import type { UpdateProfileSettings } from "@/lib/nodes/update-profile/definition";
import { updateProfile } from "@/lib/nodes/update-profile/definition";

export const updateProfileRuntime = defineRuntime(updateProfile, {
  kind: "step",
  step: (context, settings) => {
    const result = context.updateProfile(settings.updates.map((update) => renderUpdate(update, context)));
    if (result.ok) return { kind: "exit", output: "next" };
    return { kind: "exit", output: "error", detail: { field: result.field, message: result.message } };
  },
  onWriteConflict: "error",
});

function renderUpdate(update: UpdateProfileSettings["updates"][number], context: StepContext): FieldUpdate {
  if (update.action === "unset") return { field: update.field, action: "unset" };
  return { field: update.field, action: update.action, value: context.renderValue(update.value) };
}
