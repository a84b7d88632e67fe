-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "group" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "created_by_id" INTEGER,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "rate_per_second" INTEGER NOT NULL DEFAULT 10000,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "token_id" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("token_id","method","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "database" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "email_unique" BOOLEAN NOT NULL DEFAULT true,
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "database_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field" (
    "id" SERIAL NOT NULL,
    "database_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "is_key" BOOLEAN NOT NULL DEFAULT false,
    "is_unique" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "channels" TEXT[],
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_database" (
    "resource_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,

    CONSTRAINT "resource_database_pkey" PRIMARY KEY ("resource_id","database_id")
);

-- CreateTable
CREATE TABLE "sender" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'email',
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "tls" TEXT NOT NULL,
    "username" TEXT NOT NULL DEFAULT '',
    "password" BYTEA,
    "from_address" TEXT NOT NULL,
    "from_name" TEXT NOT NULL DEFAULT '',
    "reply_to" TEXT NOT NULL DEFAULT '',
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'email',
    "database_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "template_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("template_id","version")
);

-- CreateTable
CREATE TABLE "mailing" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT false,
    "database_id" INTEGER NOT NULL,
    "resource_id" INTEGER NOT NULL,
    "template_id" INTEGER NOT NULL,
    "sender_id" INTEGER,
    "condition" JSONB NOT NULL,
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "rev" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_letter" (
    "id" BIGSERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "message_id" BIGINT,
    "mail_from" TEXT NOT NULL,
    "rcpt_to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scenario" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "reentry" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tag_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "trashed_at" TIMESTAMPTZ(3),
    "created_by_id" INTEGER,
    "updated_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scenario_version" (
    "scenario_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "graph" JSONB NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_version_pkey" PRIMARY KEY ("scenario_id","version")
);

-- CreateTable
CREATE TABLE "scenario_draft" (
    "scenario_id" INTEGER NOT NULL,
    "graph" JSONB NOT NULL,
    "base_version" INTEGER NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scenario_draft_pkey" PRIMARY KEY ("scenario_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "color" TEXT NOT NULL DEFAULT 'grey',

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribute" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "choices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "secret" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    "hosts" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "shard" SMALLINT NOT NULL,
    "id" BIGINT NOT NULL,
    "database_id" INTEGER NOT NULL,
    "fields" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("shard","id")
);

-- CreateTable
CREATE TABLE "profile_key" (
    "key_shard" SMALLINT NOT NULL,
    "database_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "is_unique" BOOLEAN NOT NULL,

    CONSTRAINT "profile_key_pkey" PRIMARY KEY ("key_shard","database_id","field","value","profile_id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "shard" SMALLINT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "resource_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "database_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("shard","profile_id","resource_id","channel","address")
);

-- CreateTable
CREATE TABLE "profile_event" (
    "shard" SMALLINT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "profile_event_pkey" PRIMARY KEY ("shard","profile_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "shard" SMALLINT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "instance" BIGINT NOT NULL,
    "pass_id" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "ver" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "lane" SMALLINT NOT NULL DEFAULT 0,
    "wake_at" TIMESTAMPTZ(3),
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "node_entered_at" TIMESTAMPTZ(3) NOT NULL,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "hops" SMALLINT NOT NULL DEFAULT 0,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "apicontent" JSONB NOT NULL DEFAULT '{}',
    "vars" JSONB NOT NULL DEFAULT '{}',
    "error" JSONB,

    CONSTRAINT "task_pkey" PRIMARY KEY ("shard","profile_id","scenario_id","instance")
);

-- CreateTable
CREATE TABLE "task_event" (
    "shard" SMALLINT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "pass_id" BIGINT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "output" TEXT,
    "detail" JSONB,

    CONSTRAINT "task_event_pkey" PRIMARY KEY ("shard","profile_id","pass_id","seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "effect" (
    "shard" SMALLINT NOT NULL,
    "id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "scenario_id" INTEGER,
    "version" INTEGER,
    "node_id" INTEGER,
    "instance" BIGINT,
    "pass_id" BIGINT,
    "ver" INTEGER,
    "lane" SMALLINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "lease" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "inputs" JSONB NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "effect_pkey" PRIMARY KEY ("shard","id")
);

-- CreateTable
CREATE TABLE "effect_attempt" (
    "shard" SMALLINT NOT NULL,
    "effect_id" BIGINT NOT NULL,
    "attempt" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "scenario_id" INTEGER,
    "node_id" INTEGER,
    "pass_id" BIGINT,
    "status" INTEGER,
    "outcome" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "effect_attempt_pkey" PRIMARY KEY ("shard","effect_id","attempt")
);

-- CreateTable
CREATE TABLE "message" (
    "shard" SMALLINT NOT NULL,
    "id" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "mailing_id" INTEGER NOT NULL,
    "template_id" INTEGER NOT NULL,
    "template_version" INTEGER NOT NULL,
    "resource_id" INTEGER NOT NULL,
    "scenario_id" INTEGER,
    "node_id" INTEGER,
    "pass_id" BIGINT,
    "address" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("shard","id")
);

-- CreateTable
CREATE TABLE "event_inbox" (
    "shard" SMALLINT NOT NULL,
    "id" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_inbox_pkey" PRIMARY KEY ("shard","id")
);

-- CreateTable
CREATE TABLE "scenario_control" (
    "shard" SMALLINT NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reentry" TEXT NOT NULL,

    CONSTRAINT "scenario_control_pkey" PRIMARY KEY ("shard","scenario_id")
);

-- CreateTable
CREATE TABLE "engine_operation" (
    "id" BIGSERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "phase" INTEGER NOT NULL DEFAULT 0,
    "shard" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engine_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node_live" (
    "shard" SMALLINT NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "inside" INTEGER NOT NULL,

    CONSTRAINT "node_live_pkey" PRIMARY KEY ("shard","scenario_id","node_id")
);

-- CreateTable
CREATE TABLE "node_stat" (
    "shard" SMALLINT NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "output" TEXT NOT NULL,
    "quarter" TIMESTAMPTZ(3) NOT NULL,
    "entered" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "inside_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "node_stat_pkey" PRIMARY KEY ("shard","scenario_id","node_id","output","quarter")
);

-- CreateTable
CREATE TABLE "node_stat_total" (
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "output" TEXT NOT NULL,
    "quarter" TIMESTAMPTZ(3) NOT NULL,
    "entered" BIGINT NOT NULL DEFAULT 0,
    "left" BIGINT NOT NULL DEFAULT 0,
    "failed" BIGINT NOT NULL DEFAULT 0,
    "inside_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "node_stat_total_pkey" PRIMARY KEY ("scenario_id","node_id","output","quarter")
);

-- CreateTable
CREATE TABLE "engine_shard" (
    "shard" SMALLINT NOT NULL,
    "owner" TEXT,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "engine_shard_pkey" PRIMARY KEY ("shard")
);

-- CreateTable
CREATE TABLE "engine_process" (
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engine_process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_state" (
    "host" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "host_state_pkey" PRIMARY KEY ("host")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "user_account_id_idx" ON "user"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_account_id_name_key" ON "group"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_account_id_idx" ON "api_token"("account_id");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_idx" ON "audit_entry"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "database_account_id_name_key" ON "database"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "field_database_id_name_key" ON "field"("database_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "resource_account_id_name_key" ON "resource"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "sender_account_id_name_key" ON "sender"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "template_account_id_name_key" ON "template"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "mailing_account_id_name_key" ON "mailing"("account_id", "name");

-- CreateIndex
CREATE INDEX "outbox_letter_account_id_id_idx" ON "outbox_letter"("account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_letter_message_id_key" ON "outbox_letter"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "scenario_account_id_name_key" ON "scenario"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "tag_account_id_name_key" ON "tag"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "attribute_account_id_name_key" ON "attribute"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "connection_account_id_name_key" ON "connection"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "secret_account_id_name_key" ON "secret"("account_id", "name");

-- CreateIndex
CREATE INDEX "profile_shard_database_id_id_idx" ON "profile"("shard", "database_id", "id");

-- CreateIndex
CREATE INDEX "message_shard_profile_id_id_idx" ON "message"("shard", "profile_id", "id");

-- CreateIndex
CREATE INDEX "message_shard_mailing_id_id_idx" ON "message"("shard", "mailing_id", "id");

-- CreateIndex
CREATE INDEX "engine_operation_scenario_id_id_idx" ON "engine_operation"("scenario_id", "id");

-- CreateIndex
CREATE INDEX "node_stat_total_scenario_id_quarter_idx" ON "node_stat_total"("scenario_id", "quarter");

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "database" ADD CONSTRAINT "database_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field" ADD CONSTRAINT "field_database_id_fkey" FOREIGN KEY ("database_id") REFERENCES "database"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_database" ADD CONSTRAINT "resource_database_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_database" ADD CONSTRAINT "resource_database_database_id_fkey" FOREIGN KEY ("database_id") REFERENCES "database"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sender" ADD CONSTRAINT "sender_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_database_id_fkey" FOREIGN KEY ("database_id") REFERENCES "database"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_database_id_fkey" FOREIGN KEY ("database_id") REFERENCES "database"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario_version" ADD CONSTRAINT "scenario_version_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario_draft" ADD CONSTRAINT "scenario_draft_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribute" ADD CONSTRAINT "attribute_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret" ADD CONSTRAINT "secret_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What Prisma cannot say ──────────────────────────────────────────────────────────────────────────────────────

-- Ids of hot rows. Gaps do not matter.
CREATE SEQUENCE "profile_id_seq" AS BIGINT;
CREATE SEQUENCE "pass_id_seq" AS BIGINT;
CREATE SEQUENCE "effect_id_seq" AS BIGINT;

-- A value of a unique field belongs to one profile of a database.
CREATE UNIQUE INDEX "profile_key_unique" ON "profile_key" ("key_shard", "database_id", "field", "value") WHERE "is_unique";

-- The wake index: what a claim reads. Rows that wait for an answer have no wake_at and are not in it.
CREATE INDEX "task_wake" ON "task" ("shard", "lane", "wake_at") WHERE "wake_at" IS NOT NULL;
-- Who stands in an element (numbers, lists, clear, move).
CREATE INDEX "task_inside" ON "task" ("shard", "scenario_id", "node_id") WHERE "status" <> 'ended';

CREATE INDEX "effect_due" ON "effect" ("shard", "due_at") WHERE "due_at" IS NOT NULL;
-- Effects and answers put aside while their scenario is frozen.
CREATE INDEX "effect_parked" ON "effect" ("shard", "scenario_id") WHERE "due_at" IS NULL;
-- What an engine looks for, among the many that are done.
CREATE INDEX "engine_operation_running" ON "engine_operation" ("id") WHERE "state" = 'running';

-- One partition a day is made ahead; this one catches rows of a day that has none.
CREATE TABLE "task_event_default" PARTITION OF "task_event" DEFAULT;

-- Rows that are updated all the time keep room on their page, and are vacuumed early.
ALTER TABLE "task" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE "effect" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE "node_live" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
ALTER TABLE "node_stat" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);
ALTER TABLE "profile" SET (fillfactor = 85);
ALTER TABLE "engine_shard" SET (fillfactor = 30);
ALTER TABLE "engine_process" SET (fillfactor = 30);

-- The 256 shards an engine may lease.
INSERT INTO "engine_shard" ("shard") SELECT generate_series(0, 255);
