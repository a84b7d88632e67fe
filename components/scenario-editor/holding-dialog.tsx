"use client";

import { useState } from "react";
import { useEditor, useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import type { HoldingElement } from "@/components/scenario-editor/session-store";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Relocation } from "@/lib/domain/scenario/relocation";

const LEAVE = "leave";

type HoldingDialogProps = {
  elements: readonly HoldingElement[];
  onSave: (relocations: Relocation[]) => void;
};

/** The save deletes elements that profiles stand in: they move to another element, or leave. */
export function HoldingDialog({ elements, onSave }: HoldingDialogProps) {
  const { session } = useTools();
  const isSaving = useSessionState((state) => state.isSaving);
  const nodes = useEditor((state) => state.content.nodes);
  // Nothing is chosen beforehand: whoever leaves does not come back.
  const [choices, setChoices] = useState<ReadonlyMap<number, string>>(new Map());
  const isDecided = elements.every(({ nodeId }) => choices.has(nodeId));
  const close = () => session.setState({ dialog: null });
  const destinations = [...nodes.values()]
    .filter((node) => nodeKinds.takesLinks(node))
    .map((node) => ({ value: String(node.id), label: `Go on at “${nodeKinds.titleOf(node)}”`, hint: `#${node.id}` }));
  const options = [{ value: LEAVE, label: "Leave the scenario" }, ...destinations];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title="Profiles stand in what you deleted"
      description="Nothing is saved yet. Say what becomes of them; it happens together with the save."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            loading={isSaving}
            disabled={!isDecided}
            onClick={() =>
              onSave(elements.map(({ nodeId }) => ({ from: nodeId, to: readChoice(choices.get(nodeId)) })))
            }
          >
            Save
          </Button>
        </>
      }
    >
      {elements.map((element) => (
        <ElementField
          key={element.nodeId}
          element={element}
          options={options}
          value={choices.get(element.nodeId) ?? null}
          onChange={(value) => setChoices(new Map(choices).set(element.nodeId, value))}
        />
      ))}
    </Dialog>
  );
}

const readChoice = (value: string | undefined) => (value === undefined || value === LEAVE ? null : Number(value));

type ElementFieldProps = {
  element: HoldingElement;
  options: readonly { value: string; label: string; hint?: string }[];
  value: string | null;
  onChange: (value: string) => void;
};

function ElementField({ element, options, value, onChange }: ElementFieldProps) {
  const { nodeId, inside } = element;
  const node = useEditor((state) => state.saved.nodes.get(nodeId));
  const title = node === undefined ? "Deleted element" : nodeKinds.titleOf(node);
  const count = `${inside.toLocaleString("en")} ${inside === 1 ? "profile" : "profiles"} inside`;
  return (
    <Field
      label={`${title} (#${nodeId}): ${count}`}
      help={
        value === LEAVE
          ? "They leave as removed; their history says “element removed”."
          : value !== null && "They begin there at once."
      }
    >
      <Select value={value} onChange={onChange} options={options} />
    </Field>
  );
}
