"use client";

import { createContext, useContext } from "react";

/** True where a form is only looked at; `<fieldset disabled>` does not reach controls that are no native ones. */
export const ReadOnlyContext = createContext(false);

export function useReadOnly(): boolean {
  return useContext(ReadOnlyContext);
}
