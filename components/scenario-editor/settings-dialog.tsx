"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ClearProfiles } from "@/components/scenario-editor/clear-profiles";
import { FailureSettings } from "@/components/scenario-editor/failure-settings";
import { useFailureMeasure } from "@/components/scenario-editor/use-failure-measure";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useOpened, usePatchOpened } from "@/components/scenario-editor/use-opened";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { toastSuccess } from "@/components/ui/toast";
import { databasesQuery } from "@/lib/api-client/databases";
import { useUpdateScenario } from "@/lib/api-client/scenarios";
import { REENTRY_MODES, REENTRY_TEXTS } from "@/lib/domain/scenario/reentry";

const MODES = REENTRY_MODES.map((value) => ({
  value,
  label: REENTRY_TEXTS[value].title,
  description: REENTRY_TEXTS[value].help,
}));

/** Database and reentry mode, and the way to empty the scenario. */
export function SettingsDialog() {
  const { session, isReadOnly } = useTools();
  const { scenario } = useOpened();
  const patch = usePatchOpened();
  const update = useUpdateScenario(scenario.id);
  const { data: databases } = useQuery(databasesQuery());
  const [databaseId, setDatabaseId] = useState(scenario.databaseId);
  const [reentry, setReentry] = useState(scenario.reentry);
  const failures = useFailureMeasure(scenario.id);
  const close = () => session.setState({ dialog: null });
  const options = databases?.items.map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` })) ?? [];
  const keep = async () => {
    const databaseName = options.find((option) => option.value === databaseId)?.label ?? scenario.databaseName;
    try {
      await failures.keep();
      patch({ ...(await update.mutateAsync({ databaseId, reentry })), databaseId, databaseName, reentry });
      toastSuccess("Settings kept");
      close();
    } catch {
      // Shown beside the buttons; what was chosen stays.
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      size="md"
      title="Settings of the scenario"
      footer={
        <>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          {!isReadOnly && (
            <Button variant="primary" loading={update.isPending || failures.isPending} onClick={() => void keep()}>
              Keep settings
            </Button>
          )}
        </>
      }
    >
      <Field
        label="Database"
        help="Can be changed while nobody is inside. Elements whose fields are missing there become errors."
        error={update.error?.message}
        disabled={isReadOnly}
      >
        <Combobox
          aria-label="Database"
          value={databaseId}
          onChange={(id) => {
            if (id !== null) setDatabaseId(id);
          }}
          options={options}
          chosen={{ value: scenario.databaseId, label: scenario.databaseName, hint: `#${scenario.databaseId}` }}
          disabled={isReadOnly}
        />
      </Field>
      <Field label="Reentry" help="What happens when a profile enters again.">
        <RadioCards aria-label="Reentry" value={reentry} onChange={setReentry} options={MODES} disabled={isReadOnly} />
      </Field>
      {failures.value !== null && (
        <FailureSettings
          value={failures.value}
          onChange={failures.change}
          disabled={isReadOnly}
          error={failures.error}
        />
      )}
      {!isReadOnly && <ClearProfiles />}
    </Dialog>
  );
}
