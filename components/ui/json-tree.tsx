"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import type { Json } from "@/lib/shared/json";

export type JsonKey = string | number;

export type JsonTreeProps = {
  value: Json;
  /** Makes keys and values buttons. */
  onPick?: (keys: readonly JsonKey[]) => void;
  /** What a click does, before the place: "Take". */
  verb?: string;
};

/** Open at first; deeper ones are opened one by one. */
const OPEN_DEPTH = 3;
/** Members drawn of one list or object until all are asked for. */
const MEMBERS_MAX = 50;
const TEXT_LENGTH_MAX = 200;

/** A JSON value as a tree that can be folded; each of its places can be clicked. */
export function JsonTree(props: JsonTreeProps) {
  return (
    <div className="overflow-auto font-mono text-xs leading-6">
      <Branch {...props} keys={[]} label={null} />
    </div>
  );
}

type BranchProps = JsonTreeProps & { keys: readonly JsonKey[]; label: JsonKey | null };

function Branch({ value, keys, label, ...rest }: BranchProps) {
  if (typeof value === "object" && value !== null) return <Members {...rest} value={value} keys={keys} label={label} />;
  return (
    <div className="flex items-start gap-1 pl-7">
      <Place {...rest} keys={keys} label={label}>
        <Scalar value={value} />
      </Place>
    </div>
  );
}

type MembersProps = Omit<BranchProps, "value"> & { value: Json[] | Record<string, Json> };

function Members({ value, keys, label, ...rest }: MembersProps) {
  const [isOpen, setIsOpen] = useState(keys.length < OPEN_DEPTH);
  const [hasAll, setHasAll] = useState(false);
  const members: [JsonKey, Json][] = Array.isArray(value) ? value.map((one, at) => [at, one]) : Object.entries(value);
  const shown = hasAll ? members : members.slice(0, MEMBERS_MAX);
  const summary = Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`;
  return (
    <div>
      <div className="flex items-start gap-1">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? "Fold" : "Unfold"} ${describePlace(keys)}`}
          onClick={() => setIsOpen(!isOpen)}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-muted-foreground hover:bg-hover"
        >
          <ChevronRight aria-hidden className={cn("size-3.5 transition-transform", isOpen && "rotate-90")} />
        </button>
        <Place {...rest} keys={keys} label={label}>
          <span className="text-muted-foreground">{summary}</span>
        </Place>
      </div>
      {isOpen && (
        <div className="ml-3 border-l pl-1">
          {shown.map(([key, member]) => (
            <Branch key={key} {...rest} value={member} keys={[...keys, key]} label={key} />
          ))}
          {shown.length < members.length && (
            <button
              type="button"
              onClick={() => setHasAll(true)}
              className="ml-7 min-h-6 rounded-sm px-1 text-brand-text hover:underline"
            >
              {members.length - shown.length} more
            </button>
          )}
        </div>
      )}
    </div>
  );
}

type PlaceProps = Pick<BranchProps, "onPick" | "verb" | "keys" | "label"> & { children: React.ReactNode };

function Place({ onPick, verb = "Choose", keys, label, children }: PlaceProps) {
  const inside = (
    <>
      {label !== null && <span className="text-muted-foreground">{label}: </span>}
      {children}
    </>
  );
  if (onPick === undefined) return <span className="min-w-0 wrap-anywhere">{inside}</span>;
  return (
    <button
      type="button"
      title={`${verb} ${describePlace(keys)}`}
      onClick={() => onPick(keys)}
      className="min-h-6 min-w-6 rounded-sm px-1 text-left wrap-anywhere hover:bg-brand-soft"
    >
      {inside}
    </button>
  );
}

function Scalar({ value }: { value: string | number | boolean | null }) {
  if (typeof value !== "string") return <span className="text-brand-text">{String(value)}</span>;
  const text = value.length > TEXT_LENGTH_MAX ? `${value.slice(0, TEXT_LENGTH_MAX)}…` : value;
  return <span>“{text}”</span>;
}

function describePlace(keys: readonly JsonKey[]): string {
  return keys.length === 0 ? "the whole" : keys.join(" › ");
}
