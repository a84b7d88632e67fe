const MB = 1_048_576;
const BUFFERS_MB = { min: 128, max: 1024 };
const BUFFERS_OF_MEMORY = 1 / 8;
const CACHE_OF_MEMORY = 3 / 8;
/** At most so much log has to be done again after a crash: with 2 GB the next start still takes seconds. */
const WAL_MB = { min: 1024, max: 2048 };
const WAL_OF_DISK = 1 / 10;

export type Machine = {
  /** Bytes that everything on it shares. */
  memory: number;
  /** Bytes left on the disk of DATA_DIR. */
  diskFree: number;
};

/** Lines of postgresql.conf for a machine that the product has to itself, from 1 GB upwards. */
export function getServerSettings({ memory, diskFree }: Machine): Record<string, string> {
  const buffers = clamp((memory / MB) * BUFFERS_OF_MEMORY, BUFFERS_MB);
  const wal = clamp((diskFree / MB) * WAL_OF_DISK, WAL_MB);
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(384, Math.floor((memory / MB) * CACHE_OF_MEMORY))}MB`,
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    max_wal_size: `${wal}MB`,
    min_wal_size: "128MB",
    checkpoint_timeout: "15min",
    // The compression that every PostgreSQL has costs more of a core than the bytes cost of a solid-state disk: see docs/scaling.md.
    wal_compression: "off",
    // On solid-state disks; and compiling a plan costs more than these short statements take.
    random_page_cost: "1.1",
    jit: "off",
    autovacuum_naptime: "10s",
    timezone: "UTC",
    log_timezone: "UTC",
  };
}

function clamp(value: number, { min, max }: { min: number; max: number }): number {
  return Math.floor(Math.min(Math.max(value, min), max));
}
