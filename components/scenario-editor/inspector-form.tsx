"use client";

import { useMemo } from "react";
import { useFaceScenario, useLists, useTools, useView } from "@/components/scenario-editor/editor-context";
import { isSameJson } from "@/components/scenario-editor/store/json-equal";
import { useCompletions } from "@/components/scenario-editor/use-completions";
import { ReadOnlyContext } from "@/components/ui/read-only-context";
import { useTryCall } from "@/lib/api-client/try-call";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import { getDefinition } from "@/lib/nodes/definitions";
import { getFace } from "@/lib/nodes/faces";

/** The element's own form, fed with what it may refer to and with what is wrong. */
export function InspectorForm({ node }: { node: GraphNode }) {
  const { store, isReadOnly } = useTools();
  const lists = useLists();
  const scenario = useFaceScenario();
  const completions = useCompletions();
  const tryCall = useTryCall(scenario.id);
  const errorOf = useErrors(node);
  const settings = useMemo(() => getDefinition(node.type)?.upgrade(node) ?? node.settings, [node]);
  // The form writes today's shape, whatever shape the element was kept in.
  const version = getDefinition(node.type)?.version ?? node.version;
  const Form = getFace(node.type)?.Editor;
  if (Form === undefined)
    return (
      <p className="rounded-lg border border-dashed p-3 text-sm text-muted-foreground">
        This version does not know elements of the type “{node.type}”. Delete the element, or open the scenario with the
        version that made it.
      </p>
    );
  return (
    <fieldset data-form disabled={isReadOnly} className="min-w-0">
      <ReadOnlyContext value={isReadOnly}>
        <Form
          settings={settings}
          onChange={(patch) => {
            if (!isReadOnly) store.getState().changeVisited({ settings: { ...settings, ...patch }, version });
          }}
          errorOf={errorOf}
          lists={lists}
          scenario={scenario}
          completions={completions}
          tryCall={(tried, values) => tryCall.mutateAsync({ type: node.type, version, settings: tried, values })}
        />
      </ReadOnlyContext>
    </fieldset>
  );
}

/** Faults by path. What was never touched in an element added just now is no fault worth saying. */
function useErrors(node: GraphNode): (path: string) => string | undefined {
  const issues = useView((state) => state.issuesByNode.get(node.id));
  const isFresh = useView((state) => state.fresh.has(node.id));
  return (path) => {
    const issue = issues?.find((one) => one.field === path);
    if (issue === undefined) return undefined;
    const [key = ""] = path.split(".");
    const defaults = getDefinition(node.type)?.defaults;
    return isFresh && isSameJson(defaults?.[key], node.settings[key]) ? undefined : issue.message;
  };
}
