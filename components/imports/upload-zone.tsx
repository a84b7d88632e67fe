"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import { uploadFile } from "@/lib/api-client/upload-file";

const MEGABYTE = 1024 * 1024;

type Sending = { file: File; sent: number };

/** Takes a file by drop or choice and sends it; the server reads it while it comes. */
export function UploadZone({
  databaseId,
  onUploaded,
}: {
  databaseId: number;
  onUploaded: (id: number, file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file || sending !== null) return;
    setError(null);
    setSending({ file, sent: 0 });
    try {
      const { id } = await uploadFile({ databaseId, file, onProgress: (sent) => setSending({ file, sent }) });
      onUploaded(id, file);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setSending(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "grid justify-items-center gap-3 rounded-xl border border-dashed border-border-strong px-6 py-10 text-center",
        isOver && "border-brand-strong bg-brand-soft",
      )}
    >
      <FileUp aria-hidden className="size-6 text-muted-foreground" />
      {sending === null ? (
        <>
          <div className="grid gap-1">
            <p className="font-semibold">Drop a CSV file here</p>
            <p className="max-w-lg text-sm text-pretty text-muted-foreground">
              Up to 1,000,000 rows, plain or gzip, the names of the columns in the first row. Encoding and delimiter are
              guessed, and you see the rows before anything is imported.
            </p>
          </div>
          <Button variant="primary" onClick={() => input.current?.click()}>
            Choose a file
          </Button>
        </>
      ) : (
        <Sent {...sending} />
      )}
      {error !== null && (
        <p role="alert" className="max-w-lg text-sm text-danger-text">
          {error}
        </p>
      )}
      <input
        ref={input}
        type="file"
        aria-label="CSV file"
        accept=".csv,.tsv,.txt,.gz,text/csv"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}

function Sent({ file, sent }: Sending) {
  const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1);
  // All bytes are on their way; the server still reads the last of them.
  const isSent = sent >= file.size && file.size > 0;
  return (
    <div className="grid w-full max-w-md gap-2 text-sm">
      <p className="font-medium wrap-anywhere">{file.name}</p>
      <Progress label="Upload" value={isSent ? null : sent} max={file.size} />
      <p className="text-muted-foreground tabular-nums">
        {isSent ? "Reading the rows…" : `${megabytes(sent)} of ${megabytes(file.size)} MB`}
      </p>
    </div>
  );
}
