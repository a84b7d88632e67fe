/** Stands in a mapping for the number under which the product knows a profile; no field has this name. */
export const PROFILE_ID_TARGET = "profile_id";
