import type { FieldView } from "@/lib/domain/fields/field-types";
import { checkJsonPath } from "@/lib/domain/jsonpath/check-json-path";
import { checkJsonBody } from "@/lib/nodes/http-call/check-json-body";
import { checkConnection } from "@/lib/nodes/http-call/check-connection";
import { checkSecrets } from "@/lib/nodes/http-call/check-secrets";
import { checkCondition, NO_SUBJECTS } from "@/lib/nodes/check-condition";
import { isEmptyGroup } from "@/lib/nodes/is-empty-group";
import type { SettingsIssue, ValidateContext } from "@/lib/nodes/define";
import type { AnswerMapping, HttpCallSettings } from "@/lib/nodes/http-call/settings";
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
  context: Pick<ValidateContext, "fields" | "secrets" | "connections">,
): SettingsIssue[] {
  return [
    ...checkUrl(settings),
    ...checkBody(settings),
    ...checkHeaders(settings),
    ...checkSuccess(settings),
    ...checkMapping(settings, context.fields),
    ...checkSecrets(settings, context),
    ...checkConnection(settings, context),
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

function checkSuccess({ success: { statuses, condition } }: HttpCallSettings): SettingsIssue[] {
  if (statuses.length === 0 && isEmptyGroup(condition)) {
    return [error("success.statuses", "Say what counts as success: statuses, a condition on the answer, or both.")];
  }
  const wrong = statuses.flatMap(({ from, to }, index) =>
    from > to ? [error(`success.statuses.${index}.to`, `${from}–${to} is no range; swap the two.`)] : [],
  );
  return isEmptyGroup(condition) ? wrong : [...wrong, ...checkCondition(condition, "success.condition", NO_SUBJECTS)];
}

/** What `{response.<name>}` can name. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function checkMapping({ mapping }: HttpCallSettings, fields: readonly FieldView[]): SettingsIssue[] {
  return mapping.flatMap((one, index) => {
    const wrongName = checkName(one, fields);
    if (wrongName !== null) return [error(`mapping.${index}.name`, wrongName)];
    const twice = mapping.findIndex((other) => other.name === one.name && other.to === one.to) < index;
    if (twice) return [error(`mapping.${index}.name`, `"${one.name}" stands here twice; each keeps one value.`)];
    const wrongPath = checkJsonPath(one.path);
    return wrongPath === null ? [] : [error(`mapping.${index}.path`, wrongPath)];
  });
}

function checkName({ to, name }: AnswerMapping, fields: readonly FieldView[]): string | null {
  if (to !== "profile") return NAME.test(name) ? null : "Type a name of letters, digits and underscores.";
  if (fields.some((field) => field.name === name)) return null;
  return `The database has no field "${name}"; choose another one or add it to the database.`;
}

function error(field: string, message: string): SettingsIssue {
  return { field, level: "error", message };
}
