"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { FieldDialog } from "@/components/databases/field-dialog";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { Database } from "@/lib/contracts/databases";
import type { Upload } from "@/lib/contracts/imports";
import { PROFILE_ID_TARGET } from "@/lib/domain/uploads/column-target";

const EXAMPLES_SHOWN = 3;

type Props = {
  database: Database;
  upload: Upload;
  /** For each column its field; null = the column is left out. */
  columns: readonly (string | null)[];
  onChange: (columns: (string | null)[]) => void;
};

/** The columns of a file with their first values, and the field that each goes into. */
export function MappingTable({ database, upload, columns, onChange }: Props) {
  const [isAdding, setAdding] = useState(false);
  const options = [
    ...database.fields.map(({ name, label, type }) => ({
      value: name,
      label: label === "" ? name : label,
      hint: label === "" ? type : `${name}, ${type}`,
    })),
    { value: PROFILE_ID_TARGET, label: "Profile id", hint: "to find profiles by" },
  ];
  const map = (at: number, target: string | null) =>
    onChange(upload.columns.map((_, other) => (other === at ? target : (columns[other] ?? null))));
  return (
    <div className="grid gap-3">
      <div className="min-w-0 overflow-x-auto" tabIndex={0} role="region" aria-label="Columns of the file">
        <table className="w-full min-w-xl text-sm">
          <thead className="text-left text-xs text-muted-foreground">
            <tr>
              <th className="w-1/4 py-1.5 pr-3 font-medium">Column</th>
              <th className="py-1.5 pr-3 font-medium">First values</th>
              <th className="w-1/3 py-1.5 font-medium">Goes into</th>
            </tr>
          </thead>
          <tbody>
            {upload.columns.map((column, at) => (
              <tr key={column} className="border-t">
                <td className="py-1.5 pr-3 font-medium wrap-anywhere">{column}</td>
                <td className="max-w-60 truncate py-1.5 pr-3 text-muted-foreground">{showExamples(upload, at)}</td>
                <td className="py-1.5">
                  <Combobox
                    aria-label={`Field for ${column}`}
                    size="sm"
                    value={columns[at] ?? null}
                    onChange={(target) => map(at, target)}
                    options={options}
                    placeholder="Left out"
                    clearable
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button size="sm" icon={<Plus />} className="w-fit" onClick={() => setAdding(true)}>
        Create a field
      </Button>
      {isAdding && <FieldDialog databaseId={database.id} field={null} onClose={() => setAdding(false)} />}
    </div>
  );
}

function showExamples({ rows }: Upload, at: number): string {
  const values = rows.flatMap(({ cells }) => (cells[at] === undefined || cells[at] === "" ? [] : [cells[at]]));
  return [...new Set(values)].slice(0, EXAMPLES_SHOWN).join(" · ");
}
