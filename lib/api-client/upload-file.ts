import { z } from "zod";
import { ApiError } from "@/lib/api-client/call-api";
import { uploadFile as uploadFileContract } from "@/lib/contracts/imports";

type Upload = {
  databaseId: number;
  file: File;
  /** What is left out the server guesses. */
  encoding?: string | undefined;
  delimiter?: string | undefined;
  /** Bytes that were sent so far. */
  onProgress: (sent: number) => void;
};

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
});

/** Sends a file for an import and answers its number; `fetch` would not tell how far it is. Throws ApiError. */
export function uploadFile({ databaseId, file, encoding, delimiter, onProgress }: Upload): Promise<{ id: number }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name });
    if (encoding !== undefined) query.set("encoding", encoding);
    if (delimiter !== undefined) query.set("delimiter", delimiter);
    const path = uploadFileContract.path.replace("[id]", String(databaseId));
    request.open(uploadFileContract.method, `${path}?${query.toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const body = parse(request.responseText);
      const answer = uploadFileContract.answer.safeParse(body);
      if (request.status < 300 && answer.success) resolve(answer.data);
      else reject(readError(request.status, body));
    };
    request.onerror = () =>
      reject(
        new ApiError(0, { code: "offline", message: "The upload broke off. Check the connection and try again." }),
      );
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readError(status: number, body: unknown): ApiError {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success)
    return new ApiError(status, { code: "unknown", message: `The server answered with status ${status}. Try again.` });
  const { code, message, field } = parsed.data.error;
  return new ApiError(status, { code, message, ...(field === undefined ? {} : { field }) });
}
