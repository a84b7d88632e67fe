"use client";

import { useState } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useOpened, usePatchOpened } from "@/components/scenario-editor/use-opened";
import { toastError } from "@/components/ui/toast";
import { useUpdateScenario } from "@/lib/api-client/scenarios";
import { SCENARIO_NAME_LENGTH_MAX } from "@/lib/contracts/scenarios";

/** The scenario's name, edited where it stands; Enter keeps it, Escape goes back. */
export function NameField() {
  const { scenario } = useOpened();
  const { isReadOnly } = useTools();
  const patch = usePatchOpened();
  const update = useUpdateScenario(scenario.id);
  const [typed, setTyped] = useState<string | null>(null);
  const keep = async () => {
    const name = typed?.trim() ?? "";
    if (name === "" || name === scenario.name) {
      setTyped(null);
      return;
    }
    try {
      const { rev, updatedAt } = await update.mutateAsync({ name });
      patch({ name, rev, updatedAt });
      setTyped(null);
    } catch (error) {
      // What was typed stays in the field.
      toastError("The name was not kept", error);
    }
  };
  const shown = typed ?? scenario.name;
  return (
    <span className="grid max-w-80 min-w-16 items-center text-base font-semibold">
      {/* Invisible, so that the field is as wide as its text. */}
      <span aria-hidden className="invisible col-start-1 row-start-1 truncate px-1.5 whitespace-pre">
        {shown}
      </span>
      <h1 className="sr-only">{scenario.name}</h1>
      <input
        aria-label="Name of the scenario"
        value={shown}
        size={1}
        maxLength={SCENARIO_NAME_LENGTH_MAX}
        readOnly={isReadOnly}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key !== "Escape") return;
          setTyped(null);
          event.stopPropagation();
        }}
        className="col-start-1 row-start-1 h-8 w-full min-w-0 rounded-md bg-transparent px-1.5 text-ellipsis outline-offset-0 read-only:cursor-default hover:not-read-only:bg-hover focus:bg-background"
      />
    </span>
  );
}
