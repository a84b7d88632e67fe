import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { AppError } from "@/lib/shared/app-error";

/** The normal form of an address. Throws `bad_request` when it is none. */
export function requireAddress(text: string): string {
  const address = normalizeEmail(text);
  if (address !== null) return address;
  throw new AppError("bad_request", `"${text}" is no e-mail address.`, { field: "address" });
}
