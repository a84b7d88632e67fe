import { Badge } from "@/components/ui/badge";
import type { FileImport } from "@/lib/contracts/imports";

const TEXTS = {
  running: { text: "Running", tone: "info" },
  done: { text: "Done", tone: "success" },
  failed: { text: "Failed", tone: "danger" },
  cancelled: { text: "Cancelled", tone: "neutral" },
} as const;

/** Whether an import goes on, and if not, how it ended. */
export function ImportStateBadge({ job }: { job: Pick<FileImport, "state" | "isCancelling"> }) {
  const { text, tone } = TEXTS[job.state];
  return <Badge tone={tone}>{job.isCancelling ? "Cancelling" : text}</Badge>;
}
