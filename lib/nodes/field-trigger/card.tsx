import type { CardProps } from "@/lib/nodes/face";
import { SIDES } from "@/lib/nodes/field-trigger/definition";
import { readChoice, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

export function FieldTriggerCard({ settings, lists }: CardProps) {
  const name = readText(settings, "field");
  if (name === "") return <>Choose a field</>;
  const label = lists.fields.find((field) => field.name === name)?.label ?? "";
  const from = describeSide(settings, "from");
  const to = describeSide(settings, "to");
  return (
    <>
      {label === "" ? name : label}
      {from === "" && to === "" ? "" : `: ${from || "anything"} → ${to || "anything"}`}
    </>
  );
}

function describeSide(settings: JsonObject, name: "from" | "to"): string {
  const is = readChoice(settings, `${name}Is`, SIDES);
  if (is === "equal")
    return `“${typeof settings[name] === "string" ? settings[name] : JSON.stringify(settings[name] ?? "")}”`;
  return { any: "", is_set: "set", is_not_set: "not set" }[is];
}
