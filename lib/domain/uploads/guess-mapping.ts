import type { FieldView } from "@/lib/domain/fields/field-types";
import { PROFILE_ID_TARGET } from "./column-target";

/** What programs call the standard fields. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  email: ["mail", "emailaddress", "почта", "эл почта", "электронная почта", "имейл"],
  phones: ["phone", "phonenumber", "mobile", "mobilephone", "tel", "telephone", "телефон", "мобильный"],
  _fname: ["firstname", "name", "givenname", "имя"],
  _lname: ["lastname", "surname", "familyname", "фамилия"],
  _mname: ["middlename", "отчество"],
  _bdate: ["birthday", "birthdate", "dateofbirth", "dob", "дата рождения"],
  _sex: ["gender", "пол"],
  _city: ["town", "город"],
  _region: ["state", "province", "регион", "область"],
  _country: ["страна"],
  _zip: ["postcode", "postalcode", "zipcode", "индекс"],
  _company: ["organization", "organisation", "компания"],
  _position: ["jobtitle", "job", "должность"],
  _lang: ["locale", "язык"],
  _tz: ["timezone"],
};

/** A guess for each column: the name of the field it belongs into, null where none fits; no field twice. */
export function guessMapping(columns: readonly string[], fields: readonly FieldView[]): (string | null)[] {
  const targets = new Map<string, string>([[simplify(PROFILE_ID_TARGET), PROFILE_ID_TARGET]]);
  // Own names win over labels, and both over what others call it.
  const names = fields.map(({ name }) => [name, name] as const);
  const labels = fields.map(({ name, label }) => [label, name] as const);
  const others = fields.flatMap(({ name }) => (OTHER_NAMES[name] ?? []).map((other) => [other, name] as const));
  for (const [called, name] of [...names, ...labels, ...others]) {
    const simple = simplify(called);
    if (simple !== "" && !targets.has(simple)) targets.set(simple, name);
  }
  const used = new Set<string>();
  return columns.map((column) => {
    const target = targets.get(simplify(column));
    if (target === undefined || used.has(target)) return null;
    used.add(target);
    return target;
  });
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
