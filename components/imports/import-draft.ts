import { z } from "zod";
import type { Database } from "@/lib/contracts/databases";
import type { FILE_MATCHINGS, Upload } from "@/lib/contracts/imports";
import { importModeSchema } from "@/lib/domain/uploads/import-mode";

const draftSchema = z.object({
  columns: z.array(z.string().nullable()),
  mode: importModeSchema,
  /** `custom:` and the name of a key field, or one of the other rules. */
  matching: z.string(),
  resourceId: z.number().nullable(),
  segmentId: z.number().nullable(),
  starts: z.boolean(),
});
/** What is chosen for an import before it begins. */
export type ImportDraft = z.infer<typeof draftSchema>;

const MATCHING_TEXTS: Record<Exclude<(typeof FILE_MATCHINGS)[number], "custom">, string> = {
  email: "E-mail of the profile or of a subscription",
  email_profile: "E-mail of the profile",
  phone: "Phone",
  email_phone: "E-mail and phone",
  profile_id: "Profile id",
};
const CUSTOM = "custom:";

/** The guesses, and the first rule that they allow. */
export function makeImportDraft(upload: Upload, database: Database): ImportDraft {
  const guesses = new Set(upload.guesses);
  const key = database.fields.find(({ name, isKey, standard }) => isKey && !standard && guesses.has(name));
  const other = guesses.has("phones") && !guesses.has("email") ? "phone" : "email";
  const matching = !guesses.has("email") && key ? `${CUSTOM}${key.name}` : other;
  const rest = { resourceId: null, segmentId: null, starts: false };
  return { columns: [...upload.guesses], mode: "both", matching, ...rest };
}

/** The rules by which a row may find its profile. */
export function listMatchings(database: Database): { value: string; label: string }[] {
  const keys = database.fields.filter(({ isKey, standard }) => isKey && !standard);
  return [
    ...Object.entries(MATCHING_TEXTS).map(([value, label]) => ({ value, label })),
    ...keys.map(({ name, label }) => ({ value: `${CUSTOM}${name}`, label: label === "" ? name : label })),
  ];
}

/** A draft as the API wants it. */
export function makeImportBody(draft: ImportDraft, { upload, isTrial }: { upload: Upload; isTrial: boolean }) {
  const { columns, mode, matching, resourceId, segmentId, starts } = draft;
  const rule = matching.startsWith(CUSTOM)
    ? { matching: "custom" as const, fieldName: matching.slice(CUSTOM.length) }
    : { matching: readMatching(matching), fieldName: null };
  // Without a status: who unsubscribed stays unsubscribed.
  const subscriptions = resourceId === null ? [] : [{ resourceId, channel: "email" }];
  return { uploadId: upload.id, columns, mode, ...rule, subscriptions, segmentId, starts, isTrial };
}

function readMatching(text: string): keyof typeof MATCHING_TEXTS {
  const rules: readonly (keyof typeof MATCHING_TEXTS)[] = [
    "email",
    "email_profile",
    "phone",
    "email_phone",
    "profile_id",
  ];
  return rules.find((rule) => rule === text) ?? "email";
}

const keptAs = (uploadId: number) => `import-draft-${uploadId}`;

/** Keeps what was chosen for an uploaded file, so that a reload of the page loses nothing. */
export function keepImportDraft(uploadId: number, draft: ImportDraft): void {
  try {
    sessionStorage.setItem(keptAs(uploadId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing loses it with a reload.
  }
}

/** What was kept for an uploaded file; null when there is nothing. */
export function readImportDraft(uploadId: number): ImportDraft | null {
  try {
    const text = sessionStorage.getItem(keptAs(uploadId));
    return text === null ? null : draftSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
