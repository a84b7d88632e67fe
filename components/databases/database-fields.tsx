"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { FIELD_TYPE_TEXTS } from "@/lib/domain/fields/field-type-texts";
import { RemoveFieldDialog } from "@/components/databases/remove-field-dialog";
import { FieldDialog } from "@/components/databases/field-dialog";
import { useMay } from "@/components/session/session";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import type { Database, DatabaseField } from "@/lib/contracts/databases";

const COLUMNS: readonly TableColumn<DatabaseField>[] = [
  {
    id: "label",
    header: "Field",
    primary: true,
    cell: (field) => <span className="font-medium">{field.label === "" ? field.name : field.label}</span>,
  },
  {
    id: "variable",
    header: "In templates and the API",
    width: "16rem",
    cell: (field) => <code className="font-mono text-xs text-muted-foreground">{`{lead.${field.name}}`}</code>,
  },
  { id: "type", header: "Type", width: "10rem", cell: (field) => FIELD_TYPE_TEXTS[field.type].label },
  {
    id: "marks",
    header: "Rules",
    hideBelow: "md",
    cell: (field) => (
      <span className="flex flex-wrap gap-1">
        {field.required && <Badge tone="warning">Required</Badge>}
        {field.isKey && <Badge tone="brand">Key</Badge>}
        {field.isUnique && <Badge tone="info">Unique</Badge>}
      </span>
    ),
  },
  {
    id: "kind",
    header: "Kind",
    width: "8rem",
    hideBelow: "lg",
    cell: (field) => <span className="text-muted-foreground">{field.standard ? "Standard" : "Own"}</span>,
  },
];

type Editing = { field: DatabaseField | null } | null;

/** The fields of a database: own ones first to add and change, the standard ones to know. */
export function DatabaseFields({ database }: { database: Database }) {
  const mayEdit = useMay("data.edit");
  const [editing, setEditing] = useState<Editing>(null);
  const [removing, setRemoving] = useState<DatabaseField | null>(null);
  const fields = [
    ...database.fields.filter((field) => !field.standard),
    ...database.fields.filter((field) => field.standard),
  ];
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-2xl text-sm text-muted-foreground">
          Every profile has the standard fields. Add your own for what else you know; mark one as a key to find profiles
          by it over the API.
        </p>
        {mayEdit && (
          <Button variant="primary" icon={<Plus />} onClick={() => setEditing({ field: null })}>
            Add field
          </Button>
        )}
      </div>
      <DataTable
        label="Fields"
        columns={COLUMNS}
        rows={fields}
        rowKey={(field) => field.name}
        {...(mayEdit
          ? {
              onRowClick: (field: DatabaseField) => {
                if (!field.standard) setEditing({ field });
              },
              rowMenu: (field: DatabaseField) =>
                field.standard
                  ? []
                  : [
                      { label: "Edit", onSelect: () => setEditing({ field }) },
                      { kind: "separator" as const },
                      { label: "Remove", tone: "danger" as const, onSelect: () => setRemoving(field) },
                    ],
            }
          : {})}
      />
      {editing !== null && (
        <FieldDialog
          key={editing.field?.name ?? "new"}
          databaseId={database.id}
          field={editing.field}
          onClose={() => setEditing(null)}
        />
      )}
      {removing?.id != null && (
        <RemoveFieldDialog
          databaseId={database.id}
          field={{ id: removing.id, name: removing.name, label: removing.label }}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}
