import { Equal, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { letterOf, VARIANT_NAME_LENGTH_MAX, VARIANTS_MAX } from "@/lib/nodes/ab-split/definition";
import type { EditorProps } from "@/lib/nodes/face";
import { makeOutputId, readNumber, readObjects, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

const PERCENT = 100;

export function AbSplitEditor({ settings, onChange, errorOf }: EditorProps) {
  const variants = readObjects(settings, "variants");
  const sum = variants.reduce((total, variant) => total + (readNumber(variant, "share") ?? 0), 0);
  const put = (index: number, patch: JsonObject) =>
    onChange({ variants: variants.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <div className="grid gap-3">
      <p className="text-xs text-muted-foreground">A profile that comes here again takes the same way again.</p>
      <ul className="grid gap-2">
        {variants.map((variant, index) => (
          <li key={readText(variant, "id")} className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-start gap-2">
            <Field label={`Variant ${letterOf(index)}: name`} error={errorOf(`variants.${index}.name`)}>
              <Input
                value={readText(variant, "name")}
                placeholder={letterOf(index)}
                maxLength={VARIANT_NAME_LENGTH_MAX}
                onChange={(event) => put(index, { name: event.target.value })}
              />
            </Field>
            <Field label="Share, %" error={errorOf(`variants.${index}.share`)}>
              <NumberInput
                value={readNumber(variant, "share")}
                min={0}
                max={PERCENT}
                onChange={(share) => put(index, { share })}
              />
            </Field>
            <IconButton
              label={`Remove variant ${letterOf(index)}`}
              icon={<X />}
              size="sm"
              disabled={variants.length <= 2}
              onClick={() => onChange({ variants: variants.filter((_, at) => at !== index) })}
              className="mt-6.5"
            />
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2">
        {variants.length < VARIANTS_MAX && (
          <Button
            icon={<Plus />}
            onClick={() =>
              onChange({ variants: [...variants, { id: makeOutputId("v", variants), name: "", share: 0 }] })
            }
          >
            Add a variant
          </Button>
        )}
        <Button variant="ghost" icon={<Equal />} onClick={() => onChange({ variants: shareEvenly(variants) })}>
          Share evenly
        </Button>
        <span className="ml-auto text-sm tabular-nums text-muted-foreground">{sum} %</span>
      </div>
      {errorOf("variants") !== undefined && <p className="text-xs text-danger-text">{errorOf("variants")}</p>}
    </div>
  );
}

/** Whole percents that sum to 100: the first ones get what is left over. */
function shareEvenly(variants: readonly JsonObject[]): JsonObject[] {
  const share = Math.floor(PERCENT / variants.length);
  const over = PERCENT - share * variants.length;
  return variants.map((variant, index) => ({ ...variant, share: share + (index < over ? 1 : 0) }));
}
