import type { Json } from "@/lib/shared/json";

/** A field's value in one line: lists joined, objects as JSON, nothing for nothing. */
export function formatFieldValue(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return JSON.stringify(value);
}

/** What a profile is called on the screen: its name, else its address, else its first phone, else its id. */
export function formatProfileName(profile: { id: string; fields: Record<string, Json> }): string {
  const { fields } = profile;
  const name = [fields["_fname"], fields["_lname"]].map(formatFieldValue).filter(Boolean).join(" ");
  const phones = formatFieldValue(fields["phones"]).split(", ")[0] ?? "";
  return [name, formatFieldValue(fields["email"]), phones].find((text) => text !== "") ?? profile.id;
}
