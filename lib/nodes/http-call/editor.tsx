import { NumberInput } from "@/components/ui/number-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { VariableInput } from "@/components/pickers/variable-input";
import { BodyInput } from "@/lib/nodes/http-call/body-input";
import { ConnectionInput } from "@/lib/nodes/http-call/connection-input";
import { HeadersInput } from "@/lib/nodes/http-call/headers-input";
import { MappingInput } from "@/lib/nodes/http-call/mapping-input";
import {
  BODILESS_METHODS,
  HTTP_METHOD_LABELS,
  HTTP_METHODS,
  HTTP_RETRIES_MAX,
  HTTP_TIMEOUT_S_MAX,
} from "@/lib/nodes/http-call/settings";
import { RetryRules } from "@/lib/nodes/http-call/retry-rules";
import { SuccessInput } from "@/lib/nodes/http-call/success-input";
import { TryCall } from "@/lib/nodes/http-call/try-call";
import { checkVariables } from "@/lib/nodes/check-variables";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber, readText } from "@/lib/nodes/read-settings";

const METHODS = HTTP_METHODS.map((value) => ({ value, label: HTTP_METHOD_LABELS[value] }));

export function HttpCallEditor(props: EditorProps) {
  const { settings, onChange, errorOf, lists, completions, tryCall } = props;
  const method = readText(settings, "method");
  const url = readText(settings, "url");
  return (
    <div className="grid gap-4">
      <div className="flex items-end justify-between gap-3">
        <Field label="Method" error={errorOf("method")}>
          <Select value={method} onChange={(next) => onChange({ method: next })} options={METHODS} className="w-40" />
        </Field>
        {tryCall !== undefined && <TryCall {...props} tryCall={tryCall} />}
      </div>
      <Field
        label="URL"
        required
        error={errorOf("url")}
        help="Variables are escaped for an address. Redirects are not followed."
      >
        <VariableInput
          label="URL"
          value={url}
          onChange={(next) => onChange({ url: next })}
          completions={completions}
          diagnostics={checkVariables(url, "url", lists.fields)}
          placeholder="https://example.com/api/orders"
          invalid={errorOf("url") !== undefined}
        />
      </Field>
      <ConnectionInput {...props} />
      <HeadersInput {...props} />
      {BODILESS_METHODS.includes(method) ? (
        <p className="text-xs text-muted-foreground">{method} sends no Data.</p>
      ) : (
        <BodyInput {...props} />
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        <Field
          label="Timeout"
          help={`Seconds to wait for the answer, at most ${HTTP_TIMEOUT_S_MAX}.`}
          error={errorOf("timeoutSeconds")}
        >
          <NumberInput
            value={readNumber(settings, "timeoutSeconds")}
            onChange={(timeoutSeconds) => onChange({ timeoutSeconds })}
            min={1}
            max={HTTP_TIMEOUT_S_MAX}
            unit="s"
          />
        </Field>
        <Field label="Retries" help="Further attempts after a fault, with growing pauses." error={errorOf("retries")}>
          <NumberInput
            value={readNumber(settings, "retries")}
            onChange={(retries) => onChange({ retries })}
            min={0}
            max={HTTP_RETRIES_MAX}
          />
        </Field>
      </div>
      <RetryRules retries={readNumber(settings, "retries")} />
      <SuccessInput {...props} />
      <MappingInput {...props} />
    </div>
  );
}
