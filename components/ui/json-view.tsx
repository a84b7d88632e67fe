"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { isJsonObject, type Json } from "@/lib/shared/json";

export type JsonViewProps = {
  value: Json;
  /** How many levels are open at first. */
  openLevels?: number;
  /** Makes leaves clickable, e.g. to map an answer's value: the path is `items[0].name`. */
  onPick?: (path: string, value: Json) => void;
  className?: string;
};

/** JSON as a tree that opens and closes, with a button that copies it. */
export function JsonView({ value, openLevels = 2, onPick, className }: JsonViewProps) {
  return (
    <div className={cn("relative min-w-0 rounded-lg border bg-muted", className)}>
      <CopyButton text={() => JSON.stringify(value, null, 2)} className="absolute top-0.5 right-1" />
      <div className="max-h-96 overflow-auto p-2.5 pr-10 font-mono text-xs leading-6" tabIndex={0}>
        <Node value={value} path="" level={0} openLevels={openLevels} onPick={onPick} />
      </div>
    </div>
  );
}

type NodeProps = {
  name?: string;
  value: Json;
  path: string;
  level: number;
  openLevels: number;
  onPick: JsonViewProps["onPick"];
};

function Node(props: NodeProps) {
  const { name, value } = props;
  if (Array.isArray(value) || isJsonObject(value)) return <Branch {...props} />;
  return (
    <div className="flex items-start pl-4.5">
      <Name name={name} />
      <Leaf {...props} value={value} />
    </div>
  );
}

function Branch({ name, value, path, level, openLevels, onPick }: NodeProps) {
  const [open, setOpen] = useState(level < openLevels);
  const isList = Array.isArray(value);
  const children: [string, Json, string][] = Array.isArray(value)
    ? value.map((item, index) => [String(index), item, `${path}[${String(index)}]`])
    : isJsonObject(value)
      ? Object.entries(value).map(([key, item]) => [key, item, path === "" ? key : `${path}.${key}`])
      : [];
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 items-center rounded-xs pr-1 text-left hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={cn("mr-1 size-3.5 text-muted-foreground transition-transform", open && "rotate-90")}
        />
        <Name name={name} />
        <span className="text-muted-foreground">
          {isList ? `[${String(children.length)}]` : `{${String(children.length)}}`}
        </span>
      </button>
      {open && (
        <div className="ml-1.5 border-l pl-2">
          {children.map(([key, item, itemPath]) => (
            <Node
              key={key}
              name={key}
              value={item}
              path={itemPath}
              level={level + 1}
              openLevels={openLevels}
              onPick={onPick}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Name({ name }: { name: string | undefined }): ReactNode {
  return name === undefined ? null : <span className="mr-1.5 shrink-0 text-info-text">{name}:</span>;
}

function Leaf({ value, path, onPick }: NodeProps & { value: string | number | boolean | null }) {
  const tone =
    typeof value === "string" ? "text-success-text" : value === null ? "text-muted-foreground" : "text-brand-text";
  const text = <span className={cn("wrap-anywhere whitespace-pre-wrap", tone)}>{JSON.stringify(value)}</span>;
  if (onPick === undefined) return text;
  return (
    <button
      type="button"
      title={`Use ${path}`}
      onClick={() => onPick(path, value)}
      className="min-h-6 min-w-6 rounded-xs px-0.5 text-left hover:bg-brand-soft"
    >
      {text}
    </button>
  );
}
