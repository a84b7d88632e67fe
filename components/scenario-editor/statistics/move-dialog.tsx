"use client";

import { useState } from "react";
import { useEditor, useFaceScenario } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useMoveProfiles } from "@/lib/api-client/scenario-statistics";

export type MoveDialogProps = {
  nodeId: number;
  /** One pass; null = everybody in the element. */
  pass: { profileId: string; passId: string } | null;
  onClose: () => void;
};

/** Profiles go on at another element: one, or all that stand in this one. */
export function MoveDialog({ nodeId, pass, onClose }: MoveDialogProps) {
  const { id } = useFaceScenario();
  // Only what is saved runs: a new element holds nobody yet.
  const nodes = useEditor((state) => state.saved.nodes);
  const move = useMoveProfiles(id);
  const [to, setTo] = useState<number | null>(null);
  const destinations = [...nodes.values()]
    .filter((node) => node.id !== nodeId && nodeKinds.takesLinks(node))
    .map((node) => ({ value: node.id, label: nodeKinds.titleOf(node), hint: `#${node.id}` }));
  const run = async () => {
    if (to === null) return;
    try {
      const { moved } = await move.mutateAsync(pass === null ? { nodeId, to } : { ...pass, to });
      toastSuccess(`${moved.toLocaleString("en")} ${moved === 1 ? "profile goes" : "profiles go"} on at #${to}`);
      onClose();
    } catch (error) {
      toastError("Not moved", error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="sm"
      title={pass === null ? "Move these profiles to another element" : "Move this profile to another element"}
      description="They begin there anew: a wait starts from now. What is under way for the element they leave, such as a call, no longer counts. Those who failed stay; retry or skip them."
      footer={
        <>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button variant="primary" loading={move.isPending} disabled={to === null} onClick={() => void run()}>
            Move
          </Button>
        </>
      }
    >
      <Field label="Go on at" required>
        <Combobox
          value={to}
          onChange={(next) => setTo(next)}
          options={destinations}
          placeholder="Choose an element"
          searchPlaceholder="Search elements"
          emptyText="There is no other element."
          aria-label="Go on at"
        />
      </Field>
    </Dialog>
  );
}
