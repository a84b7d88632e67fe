import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { asksOnly } from "@/lib/nodes/asks-only";

export const HTTP_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"] as const;
/** Words for the form; POST with a body is what API callers know as "POST DATA". */
export const HTTP_METHOD_LABELS: Record<(typeof HTTP_METHODS)[number], string> = {
  GET: "GET",
  POST: "POST DATA",
  PUT: "PUT",
  PATCH: "PATCH",
  DELETE: "DELETE",
  HEAD: "HEAD",
};
/** Methods whose call carries no Data. */
export const BODILESS_METHODS: readonly string[] = ["GET", "HEAD"];

export const CONTENT_TYPES = ["json", "xml", "form", "text"] as const;
export const CONTENT_TYPE_HEADERS: Record<(typeof CONTENT_TYPES)[number], string> = {
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  form: "application/x-www-form-urlencoded",
  text: "text/plain; charset=utf-8",
};

/** Where a value of the answer goes. */
export const MAPPING_TARGETS = ["response", "apicontent", "profile"] as const;

export const HTTP_TIMEOUT_S_MAX = 30;
export const HTTP_RETRIES_MAX = 10;
export const HTTP_BODY_LENGTH_MAX = 200_000;
export const HTTP_HEADERS_MAX = 50;
export const HTTP_MAPPINGS_MAX = 50;

const status = z
  .int("Type a status such as 200.")
  .min(100, "Statuses go from 100 to 599.")
  .max(599, "Statuses go from 100 to 599.");

export const httpCallSettings = z.strictObject({
  method: z.enum(HTTP_METHODS),
  url: z.string().min(1, "Type the address.").max(4000),
  headers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "Type the header's name: letters, digits and dashes."),
        value: z.string().max(8000),
      }),
    )
    .max(HTTP_HEADERS_MAX),
  contentType: z.enum(CONTENT_TYPES),
  body: z.string().max(HTTP_BODY_LENGTH_MAX),
  /** Whose proof of access the call carries; null = none. */
  connectionId: z.int().nullable().default(null),
  timeoutSeconds: z.int("Type whole seconds.").min(1).max(HTTP_TIMEOUT_S_MAX),
  /** Attempts after the first one. */
  retries: z.int("Type a whole number.").min(0).max(HTTP_RETRIES_MAX),
  /** An answer is a success when its status is in one of the ranges and the condition holds; an empty part asks nothing. */
  success: z.strictObject({
    /** Both ends included. */
    statuses: z.array(z.strictObject({ from: status, to: status })).max(20),
    /** Over `response`: the answer's JSON, or its text. */
    condition: conditionSchema.refine((condition) => asksOnly(condition, "response"), "Only the answer can be asked."),
  }),
  /** What is taken of the answer. */
  mapping: z
    .array(
      z.strictObject({
        to: z.enum(MAPPING_TARGETS),
        /** Of the value, `{response.<name>}` or `{apicontent.<name>}`; or of the profile's field. */
        name: z.string().min(1, "Type a name, or choose a field."),
        path: z.string().min(1, "Type the path, for example $.data.id."),
      }),
    )
    .max(HTTP_MAPPINGS_MAX),
});
export type HttpCallSettings = z.infer<typeof httpCallSettings>;
export type AnswerMapping = HttpCallSettings["mapping"][number];
