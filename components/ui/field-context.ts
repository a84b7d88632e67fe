"use client";

import { createContext, useContext } from "react";

/** What a field tells the control inside it; the ids are wired by Base UI's own context. */
export const FieldContext = createContext<{ required: boolean; invalid: boolean }>({ required: false, invalid: false });

export function useFieldContext(): { required: boolean; invalid: boolean } {
  return useContext(FieldContext);
}
