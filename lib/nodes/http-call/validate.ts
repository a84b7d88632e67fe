import { checkJsonPath } from "@/lib/domain/jsonpath/check-json-path";
import { checkJsonBody } from "@/lib/nodes/http-call/check-json-body";
import { checkSecrets } from "@/lib/nodes/http-call/check-secrets";
import type { SettingsIssue, ValidateContext } from "@/lib/nodes/define";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";
import { BODILESS_METHODS } from "@/lib/nodes/http-call/settings";

/** Headers that the client sets by itself, or that would change how the call is framed. */
const FORBIDDEN_HEADERS: readonly string[] = [
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "keep-alive",
  "te",
  "trailer",
  "upgrade",
  "proxy-connection",
  "idempotency-key",
  "accept-encoding",
];
/** `https://host/…`; host and port may be variables. */
const WEB_ADDRESS = /^https?:\/\/[^/?#\s]+/i;

/** What is wrong with the settings of an HTTP(S) API Call beyond their shape. */
export function validateHttpCall(
  settings: HttpCallSettings,
  context: Pick<ValidateContext, "secrets">,
): SettingsIssue[] {
  return [
    ...checkUrl(settings),
    ...checkBody(settings),
    ...checkHeaders(settings),
    ...checkSuccess(settings),
    ...checkMapping(settings),
    ...checkSecrets(settings, context),
  ];
}

function checkUrl({ url, method, body }: HttpCallSettings): SettingsIssue[] {
  if (!WEB_ADDRESS.test(url) && !url.startsWith("{")) {
    return [error("url", "The address must begin with https:// or http://.")];
  }
  if (BODILESS_METHODS.includes(method) && body.trim() !== "") {
    return [{ field: "body", level: "warning", message: `${method} sends no Data; choose POST DATA to send it.` }];
  }
  return [];
}

/** Data that is no JSON with the variables in place would be refused by whoever gets it, each time. */
function checkBody({ method, contentType, body }: HttpCallSettings): SettingsIssue[] {
  if (contentType !== "json" || BODILESS_METHODS.includes(method)) return [];
  const fault = checkJsonBody(body);
  return fault === null ? [] : [error("body", fault.message)];
}

function checkHeaders({ headers }: HttpCallSettings): SettingsIssue[] {
  return headers.flatMap((header, index) =>
    FORBIDDEN_HEADERS.includes(header.name.toLowerCase())
      ? [error(`headers.${index}.name`, `${header.name} is set by the call itself; remove it here.`)]
      : [],
  );
}

function checkSuccess({ success }: HttpCallSettings): SettingsIssue[] {
  return success.flatMap((range, index) =>
    range.from > range.to ? [error(`success.${index}.to`, `${range.from}–${range.to} is no range; swap the two.`)] : [],
  );
}

function checkMapping({ mapping }: HttpCallSettings): SettingsIssue[] {
  return mapping.flatMap((one, index) => {
    const wrong = checkJsonPath(one.path);
    const twice = mapping.findIndex((other) => other.name === one.name) < index;
    if (twice) return [error(`mapping.${index}.name`, `"${one.name}" stands here twice; each name keeps one value.`)];
    return wrong === null ? [] : [error(`mapping.${index}.path`, wrong)];
  });
}

function error(field: string, message: string): SettingsIssue {
  return { field, level: "error", message };
}
