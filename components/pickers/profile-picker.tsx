"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { profileQuery, profilesQuery } from "@/lib/api-client/profiles";
import type { Json, JsonObject } from "@/lib/shared/json";

export type ProfilePickerProps = {
  databaseId: number;
  /** 24 hex digits. */
  value: string | null;
  onChange: (id: string | null) => void;
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  "aria-label"?: string;
};

/** Chooses a profile of a database, by e-mail, phone, key field or id. */
export function ProfilePicker({ databaseId, placeholder = "Choose a profile", ...props }: ProfilePickerProps) {
  const [search, setSearch] = useState("");
  const profiles = useInfiniteQuery(profilesQuery(databaseId, search));
  const chosen = useQuery({ ...profileQuery(props.value ?? ""), enabled: props.value !== null });
  const options = (profiles.data?.pages ?? []).flatMap((page) => page.items).map(toOption);
  return (
    <Combobox
      {...props}
      onChange={(id) => props.onChange(id)}
      onSearch={setSearch}
      options={options}
      chosen={chosen.data === undefined ? null : toOption(chosen.data)}
      loading={profiles.isFetching}
      placeholder={placeholder}
      searchPlaceholder="E-mail, phone, key or id begins with…"
      emptyText={profiles.error?.message ?? (search === "" ? "The database has no profile yet." : "Nobody found.")}
    />
  );
}

function toOption({ id, fields }: { id: string; fields: JsonObject }) {
  const name = [toText(fields["_fname"]), toText(fields["_lname"])].filter(Boolean).join(" ");
  const email = toText(fields["email"]);
  const label = [name, email, toText(fields["phones"])].find((text) => text !== "") ?? id;
  return { value: id, label, ...(label === email || email === "" ? {} : { hint: email }) };
}

function toText(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? toText(value[0]) : "";
}
