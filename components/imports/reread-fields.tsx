"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toastError } from "@/components/ui/toast";
import { uploadFile } from "@/lib/api-client/upload-file";
import type { Upload } from "@/lib/contracts/imports";
import { FILE_DELIMITERS } from "@/lib/domain/uploads/file-delimiter";
import { FILE_ENCODINGS } from "@/lib/domain/uploads/file-encoding";

const DELIMITER_TEXTS = new Map([
  [",", "Comma ,"],
  [";", "Semicolon ;"],
  ["\t", "Tab"],
  ["|", "Bar |"],
]);
const ENCODING_TEXTS = new Map<string, string>([
  ["utf-8", "UTF-8"],
  ["utf-16le", "UTF-16 LE"],
  ["utf-16be", "UTF-16 BE"],
  ["windows-1251", "Windows-1251 (Cyrillic)"],
]);

type Props = { databaseId: number; upload: Upload; file: File | null; onReread: (id: number) => void };

/** How the file was read; another choice reads it again, as long as the browser still has it. */
export function RereadFields({ databaseId, upload, file, onReread }: Props) {
  const [isReading, setReading] = useState(false);
  const reread = async (choice: { encoding?: string; delimiter?: string }) => {
    if (file === null) return;
    setReading(true);
    try {
      const { encoding, delimiter } = upload;
      const { id } = await uploadFile({
        databaseId,
        file,
        encoding,
        delimiter,
        ...choice,
        onProgress: () => undefined,
      });
      onReread(id);
    } catch (error) {
      toastError("The file was not read like that", error);
    } finally {
      setReading(false);
    }
  };
  const isFixed = isReading || file === null;
  const help = file === null ? "To read it in another way, upload it again." : undefined;
  return (
    <div className="grid max-w-xl gap-4 sm:grid-cols-2">
      <Field label="Delimiter" help={help} disabled={isFixed}>
        <Select
          value={upload.delimiter}
          onChange={(delimiter) => void reread({ delimiter })}
          options={[...new Set([...FILE_DELIMITERS, upload.delimiter])].map((value) => ({
            value,
            label: DELIMITER_TEXTS.get(value) ?? value,
          }))}
          disabled={isFixed}
        />
      </Field>
      <Field label="Encoding" disabled={isFixed}>
        <Select
          value={upload.encoding}
          onChange={(encoding) => void reread({ encoding })}
          options={FILE_ENCODINGS.map((value) => ({ value, label: ENCODING_TEXTS.get(value) ?? value }))}
          disabled={isFixed}
        />
      </Field>
    </div>
  );
}
