"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Skeleton } from "@/components/ui/skeleton";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { populationCountQuery, populationsQuery, useSendPopulation } from "@/lib/api-client/scenario-operations";
import { REENTRY_TEXTS, type ReentryMode } from "@/lib/domain/scenario/reentry";

export type SendDialogProps = {
  scenario: { id: number; name: string; databaseName: string; reentry: ReentryMode };
  onClose: () => void;
};

type Scope = "segment" | "all";

/** Sends a segment, or all of the database, into a scenario: says how many first. */
export function SendDialog({ scenario, onClose }: SendDialogProps) {
  const [scope, setScope] = useState<Scope>("segment");
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const populations = useQuery(populationsQuery(scenario.id));
  const send = useSendPopulation(scenario.id);
  const segments = populations.data?.segments ?? [];
  const isChosen = scope === "all" || segmentId !== null;
  const chosenId = scope === "all" ? null : segmentId;
  const count = useQuery({ ...populationCountQuery(scenario.id, chosenId), enabled: isChosen });
  const profiles = isChosen ? count.data?.profiles : undefined;
  const run = async () => {
    try {
      await send.mutateAsync(chosenId);
      toastSuccess(`Profiles are being sent to “${scenario.name}”`);
      onClose();
    } catch (error) {
      toastError("Not sent", error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Send profiles to “${scenario.name}”`}
      description="They enter through Default profile capture, as fast as they can be moved; others are not delayed."
      footer={
        <>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button
            variant="primary"
            loading={send.isPending}
            disabled={!isChosen || profiles === undefined || profiles === 0}
            onClick={() => void run()}
          >
            {profiles === undefined ? "Send" : `Send ${profiles.toLocaleString("en")}`}
          </Button>
        </>
      }
    >
      <RadioCards
        aria-label="Who is sent"
        value={scope}
        onChange={setScope}
        columns={2}
        options={[
          { value: "segment", label: "A segment", description: "Who is in it at this moment." },
          { value: "all", label: "All profiles", description: `Of the database ${scenario.databaseName}.` },
        ]}
      />
      {scope === "segment" && (
        <Field label="Segment" required {...(populations.error ? { error: populations.error.message } : {})}>
          <Combobox
            value={segmentId}
            onChange={(id) => setSegmentId(id)}
            options={segments.map(({ id, name, kind }) => ({ value: id, label: name, hint: `#${id}, ${kind}` }))}
            loading={populations.isPending}
            placeholder="Choose a segment"
            searchPlaceholder="Search by name"
            emptyText={`${scenario.databaseName} has no segment yet.`}
            aria-label="Segment"
          />
        </Field>
      )}
      {isChosen && <Count {...{ scenario, profiles, isExact: count.data?.isExact ?? true, error: count.error }} />}
    </Dialog>
  );
}

type CountProps = {
  scenario: SendDialogProps["scenario"];
  profiles: number | undefined;
  isExact: boolean;
  error: Error | null;
};

function Count({ scenario, profiles, isExact, error }: CountProps) {
  if (error !== null) return <p className="text-sm text-danger-text">{error.message}</p>;
  if (profiles === undefined) return <Skeleton className="h-14" />;
  return (
    <div role="status" className="grid gap-1 text-sm">
      <p>
        {!isExact && "More than "}
        <strong className="text-lg font-semibold tabular-nums">{profiles.toLocaleString("en")}</strong>{" "}
        {profiles === 1 ? "profile" : "profiles"}
        {profiles === 0 ? ": there is nobody to send." : " would be sent now."}
      </p>
      {profiles > 0 && (
        <p className="text-muted-foreground">
          Letters and calls that follow cannot be taken back. {REENTRY_TEXTS[scenario.reentry].help}
        </p>
      )}
    </div>
  );
}
