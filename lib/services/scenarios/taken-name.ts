import { AppError } from "@/lib/shared/app-error";

/** The failure of a write whose name another scenario of the account has. */
export function takenName(name: string): AppError {
  const message = `A scenario "${name}" exists already (perhaps in the trash). Choose another name.`;
  return new AppError("conflict", message, { field: "name" });
}
