"use client";

import { useQuery } from "@tanstack/react-query";
import { type ImportDraft, listMatchings } from "@/components/imports/import-draft";
import { ResourcePicker } from "@/components/pickers/resource-picker";
import { SegmentPicker } from "@/components/pickers/segment-picker";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { segmentsQuery } from "@/lib/api-client/segments";
import type { Database } from "@/lib/contracts/databases";

const MODES = [
  { value: "both", label: "Create and change", description: "New profiles are made, known ones are changed." },
  { value: "insert", label: "Create only", description: "Known profiles stay as they are." },
  { value: "update", label: "Change only", description: "Rows without a profile are skipped." },
] as const;

type Props = { database: Database; draft: ImportDraft; onChange: (patch: Partial<ImportDraft>) => void };

/** By what profiles are found, what may happen to them, and where they go beside the database. */
export function ImportOptions({ database, draft, onChange }: Props) {
  const segments = useQuery(segmentsQuery({ databaseId: database.id }));
  return (
    <div className="grid gap-5">
      <Field
        label="Find profiles by"
        className="max-w-md"
        help="A row whose profile is found changes it; an empty cell leaves the field as it is."
      >
        <Select
          value={draft.matching}
          onChange={(matching) => onChange({ matching })}
          options={listMatchings(database)}
        />
      </Field>
      <Field label="What a row may do">
        <RadioCards
          aria-label="What a row may do"
          columns={3}
          value={draft.mode}
          onChange={(mode) => onChange({ mode })}
          options={MODES}
        />
      </Field>
      <div className="grid max-w-3xl gap-5 sm:grid-cols-2">
        <Field
          label="Subscribe to"
          help="By e-mail, with the profile’s own address; who unsubscribed stays unsubscribed."
        >
          <ResourcePicker
            databaseId={database.id}
            value={draft.resourceId}
            onChange={(resourceId) => onChange({ resourceId })}
            placeholder="No resource"
            clearable
          />
        </Field>
        <Field
          label="Add to a segment"
          help="A static one; everybody of the file comes into it."
          action={
            draft.segmentId !== null && (
              <Button variant="link" size="inline" onClick={() => onChange({ segmentId: null })}>
                None
              </Button>
            )
          }
        >
          <SegmentPicker
            segments={segments.data?.items ?? []}
            kind="static"
            value={draft.segmentId}
            onChange={(segmentId) => onChange({ segmentId })}
          />
        </Field>
      </div>
      <Field
        label="Start scenarios"
        layout="inline"
        help="Scenarios that wait for imports, changed fields, subscriptions or segments may start for these profiles."
      >
        <Switch checked={draft.starts} onCheckedChange={(starts) => onChange({ starts })} />
      </Field>
    </div>
  );
}
