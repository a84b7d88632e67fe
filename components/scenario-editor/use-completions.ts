"use client";

import { useMemo } from "react";
import { useEditor, useLists } from "@/components/scenario-editor/editor-context";
import type { CodeCompletion } from "@/components/ui/code-editor-types";
import { listCompletions } from "@/lib/domain/template/completions";
import { isJsonObject } from "@/lib/shared/json";

/** Variables for the forms: fields, apicontent, and the names under which the scenario keeps answers. */
export function useCompletions(): CodeCompletion[] {
  const { fields, secrets } = useLists();
  const names = useEditor((state) => {
    const found = new Set<string>();
    for (const node of state.content.nodes.values()) {
      const { mapping } = node.settings;
      if (!Array.isArray(mapping)) continue;
      for (const one of mapping) if (isJsonObject(one) && typeof one["name"] === "string") found.add(one["name"]);
    }
    // A text, so that the list is made anew only when it differs.
    return [...found]
      .filter((name) => name !== "")
      .toSorted()
      .join("\n");
  });
  return useMemo(() => {
    const answers = names === "" ? [] : names.split("\n");
    const hasSecrets = secrets !== undefined && secrets.length > 0;
    const known = listCompletions({ leadFields: fields, allowSecrets: !hasSecrets, allowLinks: false });
    return [
      ...(secrets ?? []).map(({ name, hosts }) => ({ label: `secret.${name}`, detail: `Goes to ${hosts.join(", ")}` })),
      ...answers.map((name) => ({ label: `response.${name}`, detail: "Answer kept in this scenario" })),
      ...known
        .filter((one) => answers.length === 0 || one.label !== "response.name")
        .map(({ label, detail, insert }) => ({ label, detail, insert: insert.replace(/^\{/, "") })),
    ];
  }, [fields, names, secrets]);
}
