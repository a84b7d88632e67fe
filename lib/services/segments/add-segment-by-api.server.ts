import type { z } from "zod";
import type { segmentsAdd } from "@/lib/contracts/v1/segments";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { createSegment } from "./create-segment.server";

/** `segments/add`: makes a segment. Errors name the parameter as the API has it. */
export async function addSegmentByApi(actor: Actor, { db_id, condition, ...rest }: z.output<typeof segmentsAdd.body>) {
  try {
    return await createSegment(actor, { ...rest, databaseId: db_id, condition: condition ?? null });
  } catch (error) {
    if (!(error instanceof AppError) || error.field !== "databaseId") throw error;
    throw new AppError(error.code, error.message.replace("databaseId", "db_id"), { field: "db_id" });
  }
}
