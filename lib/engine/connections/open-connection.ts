import type { ConnectionConfig, ConnectionSecrets } from "@/lib/domain/http/connection";

/** A connection with its secret values opened; stays in memory and gets into no log. */
export type OpenConnection = {
  id: number;
  name: string;
  config: ConnectionConfig;
  secrets: ConnectionSecrets;
  /** Changes with the connection: tokens of an older one are not used. */
  updatedAt: Date;
};
