"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useFaceScenario } from "@/components/scenario-editor/editor-context";
import { scenarioKeys, scenarioQuery } from "@/lib/api-client/scenarios";
import type { OpenScenario } from "@/lib/contracts/scenarios";

/** What the server says of the open scenario. It is there: the editor is shown only once it came. */
export function useOpened(): OpenScenario {
  const { id } = useFaceScenario();
  return useSuspenseQuery(scenarioQuery(id)).data;
}

type Patch = Partial<OpenScenario["scenario"]> & { savedAt?: string };

/** Notes what a change of ours has made of it. */
export function usePatchOpened(): (patch: Patch) => void {
  const { id } = useFaceScenario();
  const client = useQueryClient();
  return useCallback(
    ({ savedAt, ...scenario }: Patch) => {
      client.setQueryData(scenarioQuery(id).queryKey, (opened) =>
        opened === undefined
          ? undefined
          : { ...opened, scenario: { ...opened.scenario, ...scenario }, savedAt: savedAt ?? opened.savedAt },
      );
    },
    [client, id],
  );
}

/** Takes over what the server has now, canvas and all. */
export function useReplaceOpened(): (opened: OpenScenario) => void {
  const { id } = useFaceScenario();
  const client = useQueryClient();
  return useCallback((opened) => client.setQueryData(scenarioKeys.one(id), opened), [client, id]);
}
