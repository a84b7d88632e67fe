import { parsePhoneNumberFromString } from "libphonenumber-js/min";

const PHONE_TEXT_LENGTH_MAX = 40;

/**
 * The one form in which a phone number is kept and compared: E.164, such as `+33612345678`. A number without `+` is read as if
 * it had one (`00` counts as `+`), because a country cannot be guessed. Null when the text is no phone number.
 */
export function normalizePhone(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > PHONE_TEXT_LENGTH_MAX) return null;
  const international = trimmed.startsWith("+") ? trimmed : `+${trimmed.replace(/^00/, "")}`;
  const phone = parsePhoneNumberFromString(international, { extract: false });
  return phone?.isPossible() && phone.ext === undefined ? phone.number : null;
}
