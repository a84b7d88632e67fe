import { defineRuntime } from "@/lib/nodes/define";
import { eventTrigger } from "@/lib/nodes/event-trigger/definition";

export const eventTriggerRuntime = defineRuntime(eventTrigger, {
  kind: "trigger",
  output: "next",
  match: (context, settings, fact) =>
    fact.kind === "event" && fact.name === settings.event && context.evaluate(settings.condition),
});
