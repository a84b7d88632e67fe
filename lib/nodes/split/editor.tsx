import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { ConditionBuilder } from "@/components/pickers/condition-builder";
import { readDraftCondition, toJson } from "@/components/pickers/draft-condition";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { EditorProps } from "@/lib/nodes/face";
import { makeOutputId, readObjects, readText } from "@/lib/nodes/read-settings";
import { BRANCH_NAME_LENGTH_MAX, BRANCHES_MAX } from "@/lib/nodes/split/definition";
import type { JsonObject } from "@/lib/shared/json";

export function SplitEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  const branches = readObjects(settings, "branches");
  const put = (index: number, patch: JsonObject) =>
    onChange({ branches: branches.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  const move = (index: number, by: number) => {
    const next = [...branches];
    next.splice(index + by, 0, ...next.splice(index, 1));
    onChange({ branches: next });
  };
  const add = () => {
    const condition = toJson(readDraftCondition(undefined));
    onChange({ branches: [...branches, { id: makeOutputId("b", branches), name: "", condition }] });
  };
  return (
    <div className="grid gap-3">
      <p className="text-xs text-muted-foreground">
        A profile takes the first branch whose condition holds, from top to bottom; who fits none leaves by Otherwise.
      </p>
      <ol className="grid gap-3">
        {branches.map((branch, index) => (
          <li key={readText(branch, "id")} className="grid gap-2.5 rounded-lg border bg-card p-3">
            <Branch
              branch={branch}
              index={index}
              last={branches.length - 1}
              onChange={(patch) => put(index, patch)}
              onMove={(by) => move(index, by)}
              onRemove={() => onChange({ branches: branches.filter((_, at) => at !== index) })}
              errorOf={(path) => errorOf(`branches.${index}.${path}`)}
              lists={lists}
            />
          </li>
        ))}
      </ol>
      {branches.length < BRANCHES_MAX && (
        <Button icon={<Plus />} onClick={add} className="justify-self-start">
          Add a branch
        </Button>
      )}
      {errorOf("branches") !== undefined && <p className="text-xs text-danger-text">{errorOf("branches")}</p>}
    </div>
  );
}

type BranchProps = {
  branch: JsonObject;
  index: number;
  last: number;
  onChange: (patch: JsonObject) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
  errorOf: (path: string) => string | undefined;
  lists: EditorProps["lists"];
};

function Branch({ branch, index, last, onChange, onMove, onRemove, errorOf, lists }: BranchProps) {
  const name = `Branch ${index + 1}`;
  return (
    <>
      <div className="flex items-start gap-1">
        <Field label={`${name}: name`} error={errorOf("name")} className="flex-1">
          <Input
            value={readText(branch, "name")}
            placeholder={name}
            maxLength={BRANCH_NAME_LENGTH_MAX}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <div className="mt-6.5 flex">
          <IconButton
            label={`${name} up`}
            icon={<ArrowUp />}
            size="sm"
            disabled={index === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={`${name} down`}
            icon={<ArrowDown />}
            size="sm"
            disabled={index === last}
            onClick={() => onMove(1)}
          />
          <IconButton label={`Remove ${name}`} icon={<X />} size="sm" disabled={last === 0} onClick={onRemove} />
        </div>
      </div>
      <ConditionBuilder
        value={readDraftCondition(branch["condition"])}
        onChange={(condition) => onChange({ condition: toJson(condition) })}
        lists={lists}
        errorOf={(path) => errorOf(`condition.${path}`)}
      />
      {errorOf("condition") !== undefined && <p className="text-xs text-danger-text">{errorOf("condition")}</p>}
    </>
  );
}
