import { CodeEditor } from "@/components/ui/code-editor";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { checkJsonBody } from "@/lib/nodes/http-call/check-json-body";
import { checkVariables } from "@/lib/nodes/check-variables";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readText } from "@/lib/nodes/read-settings";

const CONTENT_TYPES = [
  { value: "json", label: "JSON", hint: "application/json" },
  { value: "xml", label: "XML", hint: "application/xml" },
  { value: "form", label: "Form", hint: "x-www-form-urlencoded" },
  { value: "text", label: "Text", hint: "text/plain" },
] as const;

const PLACEHOLDERS = {
  json: '{"email": "{lead.email}", "total": {apicontent.total}}',
  xml: "<order><email>{lead.email}</email></order>",
  form: "email={lead.email}&name={lead._fname}",
  text: "New lead: {lead.email}",
} as const;

/** Content type and Data: variables are offered after `{`, unknown ones underlined, JSON checked with them in place. */
export function BodyInput({ settings, onChange, errorOf, lists, completions }: EditorProps) {
  const type = readChoice(settings, "contentType", ["json", "xml", "form", "text"]);
  const body = readText(settings, "body");
  const variables = checkVariables(body, type, lists.fields);
  const shape = type === "json" && variables.every((one) => one.level === "warning") ? checkJsonBody(body) : null;
  return (
    <>
      <Field label="Content type" error={errorOf("contentType")}>
        <Select
          value={type}
          onChange={(contentType) => onChange({ contentType })}
          options={CONTENT_TYPES}
          className="w-64"
        />
      </Field>
      <Field
        label="Data"
        error={errorOf("body")}
        help={
          type === "json"
            ? "Type { for variables. Inside quotes a value becomes text; without quotes it keeps its type."
            : "Type { for variables. Their values are escaped for the content type."
        }
      >
        <CodeEditor
          label="Data"
          language={type === "json" ? "json" : type === "xml" ? "html" : "text"}
          value={body}
          onChange={(next) => onChange({ body: next })}
          completions={completions}
          diagnostics={shape === null ? variables : [...variables, shape]}
          placeholder={PLACEHOLDERS[type]}
          minHeight="9rem"
          maxHeight="24rem"
          invalid={errorOf("body") !== undefined}
        />
      </Field>
      {shape !== null && (
        <p role="status" className="-mt-2 text-xs text-warning-text">
          {shape.message}
        </p>
      )}
    </>
  );
}
