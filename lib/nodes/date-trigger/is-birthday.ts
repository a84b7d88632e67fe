const BIRTHDAY = /birth|(^|[-_ ])b[-_ ]?(day|date)$|^_?dob$/i;

/** Whether a field by its name or label holds a day that comes back every year. */
export function isBirthday({ name, label }: { name: string; label: string }): boolean {
  return BIRTHDAY.test(name) || BIRTHDAY.test(label);
}
