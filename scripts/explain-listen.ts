import { AppError } from "@/lib/shared/app-error";

/** What keeps a server from listening, as one sentence with a way out. */
export function explainListen(error: Error, port: number, host: string | undefined): Error {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE") {
    return new AppError("unavailable", `Port ${port} is taken: stop what listens there, or set PORT to a free one.`);
  }
  if (code === "EACCES") {
    return new AppError("unavailable", `Port ${port} may not be opened by this user: set PORT to one above 1023.`);
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new AppError("unavailable", `HOST ${host ?? ""} is no address of this machine.`);
  }
  return error;
}
