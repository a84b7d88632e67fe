import type { Database } from "@/lib/contracts/databases";
import type { FILE_MATCHINGS, Upload } from "@/lib/contracts/imports";
import type { ImportMode } from "@/lib/domain/uploads/import-mode";

/** What is chosen for an import before it begins. */
export type ImportDraft = {
  columns: (string | null)[];
  mode: ImportMode;
  /** `custom:` and the name of a key field, or one of the other rules. */
  matching: string;
  resourceId: number | null;
  segmentId: number | null;
  starts: boolean;
};

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
  const subscriptions = resourceId === null ? [] : [{ resourceId, channel: "email", status: "subscribed" as const }];
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
