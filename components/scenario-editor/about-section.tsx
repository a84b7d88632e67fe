"use client";

import { useState } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useOpened, usePatchOpened } from "@/components/scenario-editor/use-opened";
import { DateTime } from "@/components/ui/date-time";
import { Field } from "@/components/ui/field";
import { TagsInput } from "@/components/ui/tags-input";
import { Textarea } from "@/components/ui/textarea";
import { toastError } from "@/components/ui/toast";
import { useUpdateScenario } from "@/lib/api-client/scenarios";
import { SCENARIO_DESCRIPTION_LENGTH_MAX } from "@/lib/contracts/scenarios";
import { REENTRY_TEXTS } from "@/lib/domain/scenario/reentry";

/** What the scenario is for: description and tags, kept as soon as one leaves the field. */
export function AboutSection() {
  const { scenario } = useOpened();
  const { isReadOnly } = useTools();
  const patch = usePatchOpened();
  const update = useUpdateScenario(scenario.id);
  const [description, setDescription] = useState(scenario.description);
  const keep = async (change: { description?: string; tags?: string[] }) => {
    try {
      patch({ ...(await update.mutateAsync(change)), ...change });
    } catch (error) {
      toastError("Not kept", error);
    }
  };
  return (
    <section
      aria-label="About"
      className="grid shrink-0 grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto] gap-x-6 gap-y-3 border-b bg-card px-4 py-3 max-md:grid-cols-1"
    >
      <Field label="Description">
        <Textarea
          rows={2}
          value={description}
          maxLength={SCENARIO_DESCRIPTION_LENGTH_MAX}
          readOnly={isReadOnly}
          placeholder="What it is for, who asked for it, when it ends"
          onChange={(event) => setDescription(event.target.value)}
          onBlur={() => {
            if (description !== scenario.description) void keep({ description });
          }}
        />
      </Field>
      <Field label="Tags">
        <TagsInput
          aria-label="Tags"
          value={scenario.tags}
          disabled={isReadOnly}
          placeholder="Type and press Enter"
          onChange={(tags) => void keep({ tags })}
        />
      </Field>
      <dl className="grid grid-cols-[auto_1fr] content-start gap-x-3 gap-y-1 pt-1 text-xs">
        <dt className="text-muted-foreground">Database</dt>
        <dd>{scenario.databaseName}</dd>
        <dt className="text-muted-foreground">Reentry</dt>
        <dd className="max-w-56">{REENTRY_TEXTS[scenario.reentry].title}</dd>
        <dt className="text-muted-foreground">Changed</dt>
        <dd>
          <DateTime value={scenario.updatedAt} />
          {scenario.updatedBy !== null && ` by ${scenario.updatedBy}`}
        </dd>
      </dl>
    </section>
  );
}
