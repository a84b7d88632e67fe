import type { FieldType, FieldView } from "@/lib/domain/fields/field-types";

function standard(name: string, label: string, type: FieldType): FieldView {
  const isKey = name === "email" || name === "phones";
  return { name, label, type, standard: true, required: false, isKey, isUnique: false };
}

/** The fields that every database has. Whether `email` is unique is the database's setting. */
export const STANDARD_FIELDS: readonly FieldView[] = [
  standard("email", "E-mail", "string"),
  standard("phones", "Phones", "tag"),
  standard("_fname", "First name", "string"),
  standard("_lname", "Last name", "string"),
  standard("_mname", "Middle name", "string"),
  standard("_bdate", "Birthday", "date"),
  standard("_sex", "Sex", "string"),
  standard("_status", "Status", "string"),
  standard("_regdate", "Registered", "datetime"),
  standard("_city", "City", "string"),
  standard("_region", "Region", "string"),
  standard("_country", "Country", "string"),
  standard("_zip", "Postal code", "string"),
  standard("_company", "Company", "string"),
  standard("_position", "Position", "string"),
  standard("_lang", "Language", "string"),
  standard("_tz", "Time zone", "string"),
];
