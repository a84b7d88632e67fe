import { ERROR_STATUS } from "@/lib/http/error-status";
import { AppError } from "@/lib/shared/app-error";

/** One item of a batch in the answer's `data`: its members, or its failure, in the shape of a whole answer. */
export function describeItem(result: Record<string, unknown> | AppError): Record<string, unknown> {
  if (result instanceof AppError) return { error: ERROR_STATUS[result.code], error_text: result.message };
  return { error: 0, error_text: "Successful operation", ...result };
}
