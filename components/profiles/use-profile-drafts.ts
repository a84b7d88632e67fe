"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import {
  type FieldDraft,
  type FieldDrafts,
  makeFieldDrafts,
  type ReadDrafts,
  readFieldDrafts,
  sayProblem,
} from "@/components/profiles/field-draft";
import { goToFirstError } from "@/components/ui/go-to-input";
import { ApiError } from "@/lib/api-client/call-api";
import type { DatabaseField } from "@/lib/contracts/databases";
import type { JsonObject } from "@/lib/shared/json";

export type ProfileDrafts = {
  drafts: FieldDrafts;
  /** What is wrong, by field name; `""` for the form as a whole. */
  errors: Record<string, string>;
  isDirty: boolean;
  change: (name: string, value: FieldDraft) => void;
  /** Looks at one field when it is left: what does not fit is said before anything is sent. */
  check: (name: string) => void;
  /** The changed fields, or null when something cannot be read: it is marked then. */
  read: () => ReadDrafts["values"] | null;
  /** Shows a refusal of the server at its field. */
  refuse: (error: unknown) => void;
  reset: () => void;
  /** The form's element: the first field with an error is gone to. */
  ref: RefObject<HTMLFormElement | null>;
};

/** What is typed into a profile's form; only fields that differ from the profile are sent. */
export function useProfileDrafts(fields: readonly DatabaseField[], values: JsonObject): ProfileDrafts {
  const before = useMemo(() => makeFieldDrafts(fields, values), [fields, values]);
  const [typed, setTyped] = useState<FieldDrafts>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const ref = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0 && ref.current !== null) goToFirstError(ref.current);
  }, [refusals]);
  const fail = (next: Record<string, string>) => {
    setErrors(next);
    setRefusals((count) => count + 1);
  };
  const drafts = { ...before, ...typed };
  return {
    drafts,
    errors,
    isDirty: JSON.stringify(drafts) !== JSON.stringify(before),
    change: (name, value) => {
      setTyped((old) => ({ ...old, [name]: value }));
      setErrors((old) => Object.fromEntries(Object.entries(old).filter(([key]) => key !== name && key !== "")));
    },
    check: (name) => {
      const field = fields.find((one) => one.name === name);
      if (field === undefined) return;
      const [problem] = readFieldDrafts([field], drafts, before).problems;
      if (problem !== undefined) setErrors((old) => ({ ...old, [name]: problem.message }));
    },
    read: () => {
      const result = readFieldDrafts(fields, drafts, before);
      if (result.problems.length === 0) return result.values;
      fail(Object.fromEntries(result.problems.map((problem) => [problem.field, problem.message])));
      return null;
    },
    refuse: (error) => {
      const field = findField(fields, error);
      const message = error instanceof Error ? error.message : "Try again.";
      fail({ [field?.name ?? ""]: field === undefined ? message : sayProblem(field, message) });
    },
    ref,
    reset: () => {
      setTyped({});
      setErrors({});
    },
  };
}

function findField(fields: readonly DatabaseField[], error: unknown): DatabaseField | undefined {
  if (!(error instanceof ApiError) || error.field === undefined) return undefined;
  const parts = error.field.split(".");
  return fields.find((field) => parts.includes(field.name));
}
