import { useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import { profileKeys } from "@/lib/api-client/profiles";
import { scenarioKeys } from "@/lib/api-client/scenarios";
import { startScenarioByHand } from "@/lib/contracts/scenarios";
import type { JsonObject } from "@/lib/shared/json";

/** Puts a profile into a scenario; its passes and history are read again before the caller goes on. */
export function useStartByHand(profileId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, content }: { id: number; content: JsonObject }) =>
      callApi(startScenarioByHand, { params: { id }, body: { profileId, content } }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: profileKeys.passes(profileId) }),
        client.invalidateQueries({ queryKey: profileKeys.events(profileId) }),
        client.invalidateQueries({ queryKey: scenarioKeys.lists }),
      ]);
    },
  });
}
