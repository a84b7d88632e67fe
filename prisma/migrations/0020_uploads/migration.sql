-- A file that was sent for an import, read into parts that any later step finds by their position.
CREATE TABLE "uploaded_file" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "columns" JSON NOT NULL DEFAULT '[]',
    "row_count" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "uploaded_file_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "uploaded_file_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "uploaded_file_database_id_fkey" FOREIGN KEY ("database_id") REFERENCES "database"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "uploaded_file_created_at_idx" ON "uploaded_file"("created_at");

CREATE TABLE "uploaded_file_part" (
    "file_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "rows" JSON NOT NULL,

    CONSTRAINT "uploaded_file_part_pkey" PRIMARY KEY ("file_id", "position"),
    CONSTRAINT "uploaded_file_part_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "uploaded_file"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- The imports of a database, newest first.
CREATE INDEX "background_job_database_id_kind_id_idx" ON "background_job"("database_id", "kind", "id");
