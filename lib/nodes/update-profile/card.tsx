import type { CardProps } from "@/lib/nodes/face";
import { readObjects, readText } from "@/lib/nodes/read-settings";

const SHOWN = 2;

export function UpdateProfileCard({ settings, lists }: CardProps) {
  const updates = readObjects(settings, "updates").filter((update) => readText(update, "field") !== "");
  if (updates.length === 0) return <>Choose the fields</>;
  const names = updates.slice(0, SHOWN).map((update) => {
    const name = readText(update, "field");
    const label = lists.fields.find((field) => field.name === name)?.label;
    return `${readText(update, "action")} ${label === undefined || label === "" ? name : label}`;
  });
  const more = updates.length - SHOWN;
  return (
    <>
      {names.join(", ")}
      {more > 0 && `, +${more}`}
    </>
  );
}
