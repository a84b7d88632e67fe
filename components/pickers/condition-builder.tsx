"use client";

import { Plus, X } from "lucide-react";
import type { ConditionLists } from "@/components/pickers/condition-lists";
import { ConditionTest } from "@/components/pickers/condition-test";
import type { DraftCondition, DraftGroup } from "@/components/pickers/draft-condition";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { CONDITION_DEPTH_MAX } from "@/lib/domain/conditions/condition";

export type ConditionBuilderProps = {
  value: DraftGroup;
  onChange: (value: DraftGroup) => void;
  lists: ConditionLists;
  /** What is wrong at a path of the condition, e.g. `items.0.value`. */
  errorOf: (path: string) => string | undefined;
  /** Whether values of a scenario's pass can be asked: apicontent and answers. */
  allowPass?: boolean;
  /** Nothing but this can be asked. */
  only?: "apicontent" | "response";
};

const MATCHES = [
  { value: "all", label: "All of these hold" },
  { value: "any", label: "Any of these holds" },
  { value: "none", label: "None of these holds" },
] as const;

/** Builds a condition of tests and nested groups. */
export function ConditionBuilder({ value, onChange, allowPass = true, ...rest }: ConditionBuilderProps) {
  return <Group group={value} onChange={onChange} rest={{ ...rest, allowPass }} depth={1} path="" />;
}

type Rest = Pick<ConditionBuilderProps, "lists" | "errorOf" | "only"> & { allowPass: boolean };

type GroupProps = {
  group: DraftGroup;
  onChange: (group: DraftGroup) => void;
  onRemove?: () => void;
  rest: Rest;
  depth: number;
  path: string;
};

function makeTest(only: "apicontent" | "response" | undefined): DraftCondition {
  return only === undefined ? { kind: "field", field: "", is: "equal" } : { kind: only, path: "", is: "equal" };
}

function Group({ group, onChange, onRemove, rest, depth, path }: GroupProps) {
  const { items } = group;
  const newTest = makeTest(rest.only);
  const add = (item: DraftCondition) => onChange({ ...group, items: [...items, item] });
  return (
    <div
      role="group"
      aria-label={MATCHES.find((one) => one.value === group.match)?.label}
      className={cn("grid gap-2.5", depth > 1 && "rounded-lg border border-dashed border-border-strong p-2.5")}
    >
      <div className="flex items-center gap-2">
        <Select
          aria-label="How the tests are joined"
          size="sm"
          value={group.match}
          onChange={(match) => onChange({ ...group, match })}
          options={MATCHES}
          className="w-44"
        />
        {onRemove !== undefined && (
          <IconButton label="Remove this group" icon={<X />} size="sm" onClick={onRemove} className="ml-auto" />
        )}
      </div>
      {items.map((item, index) => (
        <Item
          key={index}
          item={item}
          onChange={(next) => onChange({ ...group, items: items.map((one, at) => (at === index ? next : one)) })}
          onRemove={() => onChange({ ...group, items: items.filter((_, at) => at !== index) })}
          rest={rest}
          depth={depth}
          path={path === "" ? `items.${index}` : `${path}.items.${index}`}
        />
      ))}
      <div className="flex gap-2">
        <Button size="sm" icon={<Plus />} onClick={() => add(newTest)}>
          Add a test
        </Button>
        {depth < CONDITION_DEPTH_MAX && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus />}
            onClick={() => add({ kind: "group", match: "any", items: [newTest] })}
          >
            Add a group
          </Button>
        )}
      </div>
    </div>
  );
}

type ItemProps = Omit<GroupProps, "group" | "onChange" | "onRemove"> & {
  item: DraftCondition;
  onChange: (item: DraftCondition) => void;
  onRemove: () => void;
};

function Item({ item, onChange, onRemove, rest, depth, path }: ItemProps) {
  if (item.kind === "group")
    return <Group group={item} onChange={onChange} onRemove={onRemove} rest={rest} depth={depth + 1} path={path} />;
  return (
    <ConditionTest
      test={item}
      onChange={onChange}
      onRemove={onRemove}
      lists={rest.lists}
      allowPass={rest.allowPass}
      {...(rest.only ? { only: rest.only } : {})}
      errorOf={(key) => rest.errorOf(`${path}.${key}`)}
    />
  );
}
