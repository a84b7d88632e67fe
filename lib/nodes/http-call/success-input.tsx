import { useState } from "react";
import { OptionalCondition } from "@/components/pickers/optional-condition";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatStatuses, parseStatuses } from "@/lib/nodes/http-call/status-ranges";
import type { EditorProps } from "@/lib/nodes/face";
import { readObject, readObjects } from "@/lib/nodes/read-settings";

/** What counts as success: statuses, as one types them (`200-299, 404`), and a condition on the answer. */
export function SuccessInput({ settings, onChange, errorOf, lists }: EditorProps) {
  const success = readObject(settings, "success");
  const ranges = readObjects(success, "statuses");
  const shown = formatStatuses(ranges);
  const [typed, setTyped] = useState<string | null>(null);
  const isUnreadable = typed !== null && parseStatuses(typed) === null;
  const error = isUnreadable
    ? "Type statuses and ranges, divided by commas: 200-299, 404."
    : (errorOf("success.statuses") ??
      ranges.map((_, at) => errorOf(`success.statuses.${at}.to`)).find((one) => one !== undefined));
  return (
    <>
      <Field
        label="Success"
        help="Statuses that lead out by Success: 200-299, 404. All others lead out by Error, after the retries. Left empty, the condition below decides alone."
        error={error}
      >
        <Input
          value={typed ?? shown}
          onChange={(event) => {
            const statuses = parseStatuses(event.target.value);
            setTyped(event.target.value);
            if (statuses !== null) onChange({ success: { ...success, statuses } });
          }}
          onBlur={() => {
            if (!isUnreadable) setTyped(null);
          }}
        />
      </Field>
      <OptionalCondition
        title="And the answer says"
        help="Only answers of which this holds count as success. The path of a value in a JSON answer, such as $.data.status; $ is the whole answer, also one that is plain text."
        value={success["condition"]}
        onChange={(condition) => onChange({ success: { ...success, condition } })}
        errorOf={(path) => errorOf(path === "" ? "success.condition" : `success.condition.${path}`)}
        lists={lists}
        only="response"
      />
    </>
  );
}
