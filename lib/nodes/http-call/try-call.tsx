import { Play } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { FormErrors } from "@/components/ui/form";
import type { JsonKey } from "@/components/ui/json-tree";
import type { TriedCall, TriedValues } from "@/lib/domain/http/tried-call";
import { formatJsonPath } from "@/lib/domain/jsonpath/format-json-path";
import { MappedValue } from "@/lib/nodes/http-call/mapped-value";
import { MappingInput } from "@/lib/nodes/http-call/mapping-input";
import { nameAnswer } from "@/lib/nodes/http-call/name-answer";
import { readJsonAnswer } from "@/lib/nodes/http-call/read-json-answer";
import { TryResult } from "@/lib/nodes/http-call/try-result";
import { NO_VALUES, TryValues, type TypedValues } from "@/lib/nodes/http-call/try-values";
import type { EditorProps } from "@/lib/nodes/face";
import { readObjects, readText } from "@/lib/nodes/read-settings";
import { parseTypedObject } from "@/lib/shared/parse-typed-object";

type TryCallProps = EditorProps & Required<Pick<EditorProps, "tryCall">>;
type Errors = Partial<Record<keyof TypedValues | "call", string>>;

/** Makes the call of the form once, as it stands there, and makes mappings of what one clicks in the answer. */
export function TryCall(props: TryCallProps) {
  const [values, setValues] = useState(NO_VALUES);
  const { tried, errors, isTrying, tryIt } = useTrying(props, values);
  const answer = tried?.result.kind === "answer" ? readJsonAnswer(tried.result.body) : undefined;
  return (
    <Dialog
      trigger={<Button icon={<Play />}>Try it</Button>}
      title="Try the call"
      description="It is really made, as it stands in the form. No profile is changed, and nothing need be saved."
      size="xl"
    >
      <DialogBody className="gap-6 pb-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="grid content-start gap-4">
          <TryValues
            values={values}
            onChange={(patch) => setValues({ ...values, ...patch })}
            settings={props.settings}
            databaseId={props.scenario.databaseId}
            errors={errors}
          />
          <Button variant="primary" icon={<Play />} loading={isTrying} onClick={() => void tryIt()}>
            Make the call
          </Button>
          <FormErrors message={errors.call ?? ""} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {tried === null ? (
            <p className="rounded-lg border border-dashed p-4 text-sm text-muted-foreground">
              The request and the answer are shown here. A value of a JSON answer can be clicked to take it.
            </p>
          ) : (
            <TryResult key={tried.at} tried={tried} onTake={(keys) => takeValue(props, keys)} />
          )}
          {tried !== null && (
            <MappingInput
              {...props}
              describe={(one) => answer !== undefined && <MappedValue one={one} answer={answer} lists={props.lists} />}
            />
          )}
        </div>
      </DialogBody>
    </Dialog>
  );
}

/** A place that is taken already stays as it is. */
function takeValue({ settings, onChange }: EditorProps, keys: readonly JsonKey[]) {
  const mapping = readObjects(settings, "mapping");
  const path = formatJsonPath(keys);
  if (mapping.some((one) => readText(one, "path") === path)) return;
  const taken = mapping.filter((one) => readText(one, "to") === "response").map((one) => readText(one, "name"));
  onChange({ mapping: [...mapping, { to: "response", name: nameAnswer(keys, taken), path }] });
}

function useTrying({ settings, tryCall }: TryCallProps, values: TypedValues) {
  const [tried, setTried] = useState<(TriedCall & { at: number }) | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [isTrying, setIsTrying] = useState(false);
  const tryIt = async () => {
    const read = readValues(values);
    setErrors("errors" in read ? read.errors : {});
    if ("errors" in read) return;
    setIsTrying(true);
    try {
      // What is taken of the answer is computed here, so that it follows every change.
      const next = await tryCall({ ...settings, mapping: [] }, read.values);
      setTried({ ...next, at: Date.now() });
    } catch (error) {
      setErrors({ call: error instanceof Error ? error.message : "The call was not made. Try again." });
    }
    setIsTrying(false);
  };
  return { tried, errors, isTrying, tryIt };
}

function readValues(typed: TypedValues): { values: TriedValues } | { errors: Errors } {
  const fields = parseTypedObject(typed.kind === "sample" ? typed.fields : "", "lead");
  const apicontent = parseTypedObject(typed.apicontent);
  const response = parseTypedObject(typed.response, "response");
  const isMissing = typed.kind === "profile" && typed.profileId === null;
  if (isMissing || "error" in fields || "error" in apicontent || "error" in response) {
    return {
      errors: {
        ...(isMissing ? { profileId: "Choose a profile, or type sample values." } : {}),
        ...("error" in fields ? { fields: fields.error } : {}),
        ...("error" in apicontent ? { apicontent: apicontent.error } : {}),
        ...("error" in response ? { response: response.error } : {}),
      },
    };
  }
  const lead =
    typed.kind === "profile" && typed.profileId !== null
      ? { kind: "profile" as const, profileId: typed.profileId }
      : { kind: "sample" as const, fields: fields.content };
  return { values: { lead, apicontent: apicontent.content, response: response.content } };
}
