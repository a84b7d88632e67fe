"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type ImportDraft,
  keepImportDraft,
  makeImportBody,
  makeImportDraft,
  readImportDraft,
} from "@/components/imports/import-draft";
import { ImportOptions } from "@/components/imports/import-options";
import { ImportTrial } from "@/components/imports/import-trial";
import { MappingTable } from "@/components/imports/mapping-table";
import { RereadFields } from "@/components/imports/reread-fields";
import { QueryError } from "@/components/shell/query-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { uploadQuery, useStartImport } from "@/lib/api-client/imports";
import type { Database } from "@/lib/contracts/databases";
import type { Upload } from "@/lib/contracts/imports";

type Props = {
  database: Database;
  uploadId: number;
  /** What was uploaded, while the browser still has it. */
  file: File | null;
  trialId: number | null;
  onTrial: (id: number) => void;
  onReread: (uploadId: number) => void;
  onStarted: (importId: number) => void;
  onLeave: () => void;
};

/** From an uploaded file to an import: how it is read, where its columns go, what may happen, and a trial. */
export function ImportForm(props: Props) {
  const upload = useQuery(uploadQuery(props.database.id, props.uploadId));
  if (upload.error) {
    return (
      <div className="grid justify-items-center">
        <QueryError error={upload.error} onRetry={() => void upload.refetch()} />
        <Button onClick={props.onLeave}>All imports</Button>
      </div>
    );
  }
  return upload.data ? <Steps {...props} upload={upload.data} /> : <Skeleton className="h-60" />;
}

function Steps({ database, upload, ...props }: Props & { upload: Upload }) {
  const [draft, setDraft] = useState(() => readImportDraft(upload.id) ?? makeImportDraft(upload, database));
  const change = (patch: Partial<ImportDraft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepImportDraft(upload.id, next);
  };
  const start = useStartImport(database.id);
  const run = (isTrial: boolean) => {
    const onSuccess = ({ id }: { id: number }) => (isTrial ? props.onTrial(id) : props.onStarted(id));
    start.mutate(makeImportBody(draft, { upload, isTrial }), { onSuccess });
  };
  const rows = `${upload.rowCount.toLocaleString("en")} ${upload.rowCount === 1 ? "row" : "rows"}`;
  return (
    <div className="grid gap-5">
      <Card title={upload.name} description={`${rows}, ${upload.columns.length} columns`}>
        <RereadFields databaseId={database.id} upload={upload} file={props.file} onReread={props.onReread} />
      </Card>
      <Card title="Columns" description="Each column goes into a field of the database, or is left out.">
        <MappingTable
          database={database}
          upload={upload}
          columns={draft.columns}
          onChange={(columns) => change({ columns })}
        />
      </Card>
      <Card title="Profiles">
        <ImportOptions database={database} draft={draft} onChange={change} />
      </Card>
      {props.trialId !== null && <ImportTrial databaseId={database.id} trialId={props.trialId} />}
      {start.error && (
        <p role="alert" className="text-sm text-danger-text">
          {start.error.message}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={props.onLeave}>Discard</Button>
        <Button onClick={() => run(true)} disabled={start.isPending}>
          Try without importing
        </Button>
        <Button variant="primary" onClick={() => run(false)} loading={start.isPending}>
          Import {rows}
        </Button>
      </div>
    </div>
  );
}
