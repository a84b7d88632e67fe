import { z } from "zod";
import { defineNode, type SettingsIssue } from "@/lib/nodes/define";

export const VARIANTS_MAX = 10;
export const VARIANT_NAME_LENGTH_MAX = 40;
const PERCENT = 100;

const variant = z.strictObject({
  /** The output's id: given once and kept, so that a link stays when variants are renamed. */
  id: z.string().regex(/^v\d{1,6}$/),
  name: z.string().max(VARIANT_NAME_LENGTH_MAX),
  /** Percent. */
  share: z
    .int("Type a whole number of percent.")
    .min(0, "A share is at least 0 %.")
    .max(PERCENT, "A share is at most 100 %."),
});
const settings = z.strictObject({
  variants: z.array(variant).min(2, "A split needs at least two variants.").max(VARIANTS_MAX),
});
export type AbSplitSettings = z.infer<typeof settings>;

/** A, B, C …: what a variant without a name is called. */
export const letterOf = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

export const abSplit = defineNode({
  type: "ab-split",
  category: "operator",
  title: "A/B split",
  icon: "flask-conical",
  summary: "Sends shares of the profiles different ways.",
  help: `Deals the profiles out by chance: each variant gets its **share**, and the shares sum to 100 %.

The choice is **stable**: a profile that comes here again takes the same way again. Change the shares and only as many profiles change sides as must. Another A/B split deals anew, so that two tests do not get in each other's way.`,
  settings,
  defaults: {
    variants: [
      { id: "v1", name: "", share: 50 },
      { id: "v2", name: "", share: 50 },
    ],
  },
  version: 1,
  outputs: (value) =>
    value.variants.map(({ id, name, share }, index) => ({
      id,
      label: `${name === "" ? letterOf(index) : name} (${share} %)`,
    })),
  fallbackOutputs: [
    { id: "v1", label: "A" },
    { id: "v2", label: "B" },
  ],
  validate: (value) => [...checkSum(value), ...findRepeated(value)],
});

function checkSum({ variants }: AbSplitSettings): SettingsIssue[] {
  const sum = variants.reduce((total, { share }) => total + share, 0);
  if (sum === PERCENT) return [];
  return [{ field: "variants", level: "error", message: `The shares sum to ${sum} %; make it 100 %.` }];
}

function findRepeated({ variants }: AbSplitSettings): SettingsIssue[] {
  return variants.flatMap(({ id }, index) => {
    if (variants.findIndex((one) => one.id === id) === index) return [];
    const message = `Variant ${letterOf(index)} has the output of another one: remove it and add it again.`;
    return [{ field: `variants.${index}.id`, level: "error" as const, message }];
  });
}
