"use client";

import { parseAsInteger, useQueryStates } from "nuqs";
import { useState } from "react";
import { ImportForm } from "@/components/imports/import-form";
import { ImportList } from "@/components/imports/import-list";
import { ImportProgress } from "@/components/imports/import-progress";
import { UploadZone } from "@/components/imports/upload-zone";
import { useMay } from "@/components/session/session";
import type { Database } from "@/lib/contracts/databases";

/** Imports of files into a database: a new one step by step, one under way, and those that were. The address says which. */
export function ImportsPanel({ database }: { database: Database }) {
  const mayEdit = useMay("data.edit");
  const [at, setAt] = useQueryStates({ upload: parseAsInteger, trial: parseAsInteger, import: parseAsInteger });
  // Only to read it in another way; after a reload it has to be chosen again for that.
  const [file, setFile] = useState<File | null>(null);
  const { id } = database;
  const leave = () => void setAt({ upload: null, trial: null, import: null });
  if (at.import !== null) return <ImportProgress databaseId={id} importId={at.import} onLeave={leave} />;
  if (at.upload !== null && mayEdit) {
    return (
      <ImportForm
        key={at.upload}
        database={database}
        uploadId={at.upload}
        file={file}
        trialId={at.trial}
        onTrial={(trial) => void setAt({ trial })}
        onReread={(upload) => void setAt({ upload, trial: null })}
        onStarted={(started) => void setAt({ upload: null, trial: null, import: started })}
        onLeave={leave}
      />
    );
  }
  return (
    <div className="grid gap-6">
      {mayEdit && (
        <UploadZone
          databaseId={id}
          onUploaded={(upload, sent) => {
            setFile(sent);
            void setAt({ upload, trial: null });
          }}
        />
      )}
      <ImportList databaseId={id} onOpen={(opened) => void setAt({ import: opened })} />
    </div>
  );
}
