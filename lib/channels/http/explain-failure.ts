import { AppError } from "@/lib/shared/app-error";

export type Failure = { reason: string; retryable: boolean };

type Explain = (host: string, message: string) => Failure;

const again = (reason: string): Failure => ({ reason, retryable: true });
const never = (reason: string): Failure => ({ reason, retryable: false });

const closed: Explain = (host) => again(`${host} closed the connection before it had answered.`);
const notFound: Explain = (host) => again(`The host "${host}" was not found.`);
const largeHeaders: Explain = (host) => never(`The headers of the answer of ${host} are larger than 16 kB.`);

const BY_CODE: Record<string, Explain> = {
  ENOTFOUND: notFound,
  EAI_AGAIN: notFound,
  ENODATA: notFound,
  ECONNREFUSED: (host) => again(`${host} refused the connection.`),
  ECONNRESET: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
  UND_ERR_CONNECT_TIMEOUT: (host) => again(`${host} did not accept a connection within 5 s.`),
  ETIMEDOUT: (host) => again(`${host} did not accept a connection within 5 s.`),
  HPE_HEADER_OVERFLOW: largeHeaders,
  UND_ERR_HEADERS_OVERFLOW: largeHeaders,
};

/** Says in one sentence why a call brought no answer, and whether another try can help. Never shows path or query. */
export function explainFailure(error: unknown, host: string): Failure {
  if (error instanceof AppError) return { reason: error.message, retryable: error.code === "unavailable" };
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : "unknown";
  const explain = BY_CODE[code];
  if (explain) return explain(host, message);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return again(`TLS with ${host} failed: ${message}`);
  if (code.startsWith("HPE_")) return again(`${host} did not answer in valid HTTP (${code}).`);
  return again(`The call to ${host} failed: ${code === "" ? message : code}.`);
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : "";
}
