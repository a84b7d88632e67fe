import { readFile } from "node:fs/promises";
import { withSchemaEngine } from "./schema-engine.server";

/**
 * The SQL that makes the whole of `schema.prisma` in an empty database, for `npm run migration` and for the test that
 * schema and migrations agree. The engine compares reliably from *empty* only: with a database as its starting point it
 * would apply a shadow's migrations to the real one.
 */
export async function draftMigration(databaseUrl: string, schemaFile: string): Promise<string> {
  const content = await readFile(schemaFile, "utf8");
  const result = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return result.stdout ?? "";
}
