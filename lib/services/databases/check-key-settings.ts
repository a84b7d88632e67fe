import { KEY_FIELD_TYPES, type FieldType } from "@/lib/domain/fields/field-types";
import { AppError } from "@/lib/shared/app-error";

/** Throws `bad_request` for a key or uniqueness that a field of this type cannot have. */
export function checkKeySettings({
  type,
  isKey,
  isUnique,
}: {
  type: FieldType;
  isKey: boolean;
  isUnique: boolean;
}): void {
  if (isKey && !KEY_FIELD_TYPES.includes(type)) {
    throw new AppError("bad_request", `A field of type ${type} cannot be a key: it holds more than one value.`, {
      field: "isKey",
    });
  }
  if (isUnique && !isKey) {
    throw new AppError("bad_request", "Only a key field can be unique.", { field: "isUnique" });
  }
}
