"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The search of a list: it stands in the address, `?search=`. What it answers is what a SearchInput takes. */
export function useSearch(placeholder: string) {
  const [value, setValue] = useQueryState("search", parseAsString.withDefault(""));
  return { value, placeholder, onChange: (text: string) => void setValue(text || null) };
}
