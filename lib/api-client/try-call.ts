import { useMutation } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import { tryCall } from "@/lib/contracts/try-call";
import type { TriedValues } from "@/lib/domain/http/tried-call";
import type { JsonObject } from "@/lib/shared/json";

type Tried = { type: string; version: number; settings: JsonObject; values: TriedValues };

/** Makes the call of an element of this scenario once. */
export function useTryCall(scenarioId: number) {
  return useMutation({ mutationFn: (body: Tried) => callApi(tryCall, { params: { id: scenarioId }, body }) });
}
