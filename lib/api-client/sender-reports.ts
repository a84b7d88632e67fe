import { useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import { senderKeys } from "@/lib/api-client/senders";
import { makeSenderReports, removeSenderReports } from "@/lib/contracts/message-reports";

/** Opens a sender's address for reports; the answer is shown once. */
export function useMakeSenderReports() {
  return useReportsChange((id: number) => callApi(makeSenderReports, { params: { id } }));
}

/** Closes it. */
export function useRemoveSenderReports() {
  return useReportsChange((id: number) => callApi(removeSenderReports, { params: { id } }));
}

function useReportsChange<Answer>(change: (id: number) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: senderKeys.all }),
  });
}
