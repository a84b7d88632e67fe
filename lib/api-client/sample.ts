import { useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import { loadSample } from "@/lib/contracts/sample";

export type Sample = Awaited<ReturnType<typeof callLoadSample>>;

const callLoadSample = () => callApi(loadSample);

/** Builds the sample in the account; everything on the screen may have changed afterwards. */
export function useLoadSample() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: callLoadSample,
    onSuccess: () => client.invalidateQueries(),
  });
}
