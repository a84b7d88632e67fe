import { AppError } from "@/lib/shared/app-error";

/** The failure of giving a sender a name that another one has. */
export function makeTakenSender(name: string): AppError {
  return new AppError("conflict", `There is a sender named "${name}" already.`, { field: "name" });
}
