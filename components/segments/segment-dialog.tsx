"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { DatabasePicker } from "@/components/pickers/database-picker";
import { type DraftGroup, readDraftCondition, toJson } from "@/components/pickers/draft-condition";
import { SegmentCondition } from "@/components/segments/segment-condition";
import { SEGMENT_KIND_TEXTS } from "@/components/segments/segment-kind-texts";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Textarea } from "@/components/ui/textarea";
import { useCreateSegment, useRecountSegment, useUpdateSegment } from "@/lib/api-client/segments";
import type { Segment } from "@/lib/contracts/segments";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { type SegmentKind, segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { FormDialog } from "@/components/forms/form-dialog";

const schema = z.object({
  databaseId: z
    .number("Choose the database.")
    .nullable()
    .refine((id): boolean => id !== null, "Choose the database."),
  name: z.string().trim().min(1, "Give the segment a name."),
  description: z.string(),
  kind: segmentKindSchema,
});
type Values = z.infer<typeof schema>;

const KINDS = (["dynamic", "static", "updatable"] as const satisfies readonly SegmentKind[]).map((value) => ({
  value,
  ...SEGMENT_KIND_TEXTS[value],
}));

/** Creates a segment (`segment` null) or changes one. */
export function SegmentDialog({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const [condition, setCondition] = useState<DraftGroup>(() => readDraftCondition(segment?.condition));
  const [isEdited, setEdited] = useState(false);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      databaseId: segment?.databaseId ?? null,
      name: segment?.name ?? "",
      description: segment?.description ?? "",
      kind: segment?.kind ?? "dynamic",
    },
  });
  const [databaseId, kind] = useWatch({ control: form.control, name: ["databaseId", "kind"] });
  const save = useSave(segment);
  return (
    <FormDialog
      form={form}
      size="lg"
      title={segment === null ? "New segment" : `Segment #${segment.id}`}
      description={
        segment === null ? "A part of a database." : `${SEGMENT_KIND_TEXTS[kind].label}, over ${segment.databaseName}.`
      }
      submitLabel={segment === null ? "Create segment" : "Save segment"}
      save={(values) => save(values, condition)}
      onClose={onClose}
      isEdited={isEdited}
    >
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input {...field} placeholder="Bought in the last month" autoFocus autoComplete="off" />}
      </FormField>
      {segment === null && (
        <>
          <FormField control={form.control} name="databaseId" label="Database" required>
            {(field) => <DatabasePicker value={field.value} onChange={field.onChange} />}
          </FormField>
          <FormField control={form.control} name="kind" label="Kind">
            {(field) => <RadioCards value={field.value} onChange={field.onChange} options={KINDS} columns={3} />}
          </FormField>
        </>
      )}
      <FormField control={form.control} name="description" label="Description">
        {(field) => <Textarea {...field} rows={2} />}
      </FormField>
      {kind !== "static" && databaseId === null && (
        <p className="text-sm text-muted-foreground">Choose the database, then say here who is in the segment.</p>
      )}
      {kind !== "static" && databaseId !== null && (
        <SegmentCondition
          databaseId={databaseId}
          segmentId={segment?.id ?? null}
          value={condition}
          onChange={(next) => {
            setCondition(next);
            setEdited(true);
          }}
        />
      )}
    </FormDialog>
  );
}

/** Saves what was typed and says what to tell; throws what the server says. */
function useSave(segment: Segment | null) {
  const create = useCreateSegment();
  const update = useUpdateSegment();
  const recount = useRecountSegment();
  return async ({ databaseId, kind, ...values }: Values, draft: DraftGroup) => {
    const parsed = kind === "static" ? null : conditionSchema.safeParse(toJson(draft));
    if (parsed !== null && !parsed.success) throw new Error("A test of the condition is not complete.");
    const condition = parsed?.data ?? null;
    const { id } =
      segment === null
        ? await create.mutateAsync({ ...values, kind, databaseId: databaseId ?? 0, condition })
        : await update.mutateAsync({ id: segment.id, ...values, condition });
    // The list shows how many there are; where that cannot be counted it says so.
    if (kind === "dynamic") recount.mutate(id);
    return segment === null ? `Segment “${values.name}” created` : "Segment saved";
  };
}
