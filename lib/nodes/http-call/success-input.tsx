import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatStatuses, parseStatuses } from "@/lib/nodes/http-call/status-ranges";
import type { EditorProps } from "@/lib/nodes/face";
import { readObjects } from "@/lib/nodes/read-settings";

/** Statuses that count as success, as one types them: `200-299, 404`. */
export function SuccessInput({ settings, onChange, errorOf }: EditorProps) {
  const ranges = readObjects(settings, "success");
  const shown = formatStatuses(ranges);
  const [typed, setTyped] = useState<string | null>(null);
  const isUnreadable = typed !== null && parseStatuses(typed) === null;
  const error = isUnreadable
    ? "Type statuses and ranges, divided by commas: 200-299, 404."
    : (errorOf("success") ?? ranges.map((_, at) => errorOf(`success.${at}.to`)).find((one) => one !== undefined));
  return (
    <Field
      label="Success"
      help="Statuses that lead out by Success: 200-299, 404. All others lead out by Error, after the retries."
      error={error}
    >
      <Input
        value={typed ?? shown}
        onChange={(event) => {
          const parsed = parseStatuses(event.target.value);
          setTyped(event.target.value);
          if (parsed !== null) onChange({ success: parsed });
        }}
        onBlur={() => {
          if (!isUnreadable) setTyped(null);
        }}
      />
    </Field>
  );
}
