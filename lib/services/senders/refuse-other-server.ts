import { AppError } from "@/lib/shared/app-error";

type Server = { host: string; port: number; username: string };

/** Refuses to use a kept password for a server or user that it was not typed for. @throws AppError `bad_request`. */
export function refuseOtherServer(wanted: Server, before: Server): void {
  const isSame = wanted.host === before.host && wanted.port === before.port && wanted.username === before.username;
  if (isSame) return;
  throw new AppError("bad_request", "The server or the user changed: type the password again.", { field: "password" });
}
