/** A file as it stands in its table; `rowCount` null = it has not come whole. */
export type UploadedFileRow = {
  id: number;
  databaseId: number;
  name: string;
  encoding: string;
  delimiter: string;
  columns: string[];
  rowCount: number | null;
  createdAt: Date;
};
