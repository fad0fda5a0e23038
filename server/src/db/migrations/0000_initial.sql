CREATE TABLE "proctoring_appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"file_name" text,
	"file_type" text,
	"file_sha256" text,
	"file_key" text,
	"file_erased_at" timestamp (3) with time zone,
	"files" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"answered_by_name" text,
	CONSTRAINT "proctoring_appeals_incident_id_unique" UNIQUE("incident_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"details" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installations" (
	"id" integer PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"change" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bank_filters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_topics" (
	"id" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_topics_unit_id_id_pk" PRIMARY KEY("unit_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_pictures" (
	"import_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "import_pictures_import_id_sha256_pk" PRIMARY KEY("import_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "import_questions" (
	"import_id" uuid NOT NULL,
	"at" integer NOT NULL,
	"draft" jsonb NOT NULL,
	"repaired" boolean DEFAULT false NOT NULL,
	"question_id" uuid,
	CONSTRAINT "import_questions_import_id_at_pk" PRIMARY KEY("import_id","at")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"format" text NOT NULL,
	"refused" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"sha256" text PRIMARY KEY NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"unit_ids" uuid[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"step" text NOT NULL,
	"words" text NOT NULL,
	"checked" text[] DEFAULT '{}' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_sketches" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"sketch" integer[] NOT NULL,
	"bands" integer[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_uses" (
	"question_id" uuid NOT NULL,
	"exam_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"exam_title" text NOT NULL,
	"exam_unit_id" uuid NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"answered" integer,
	"facility" real,
	"discrimination" real,
	"doubt" text,
	"noted_marks" integer,
	CONSTRAINT "question_uses_question_id_exam_id_pk" PRIMARY KEY("question_id","exam_id")
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"definition" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "question_versions_question_id_version_pk" PRIMARY KEY("question_id","version")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"part" integer NOT NULL,
	"level" text,
	"grade" integer,
	"topic_id" text,
	"topic" text,
	"competency" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"source" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"approved_version" integer,
	"sharing" text DEFAULT 'school' NOT NULL,
	"open_to" uuid,
	"uses" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"facility" real,
	"discrimination" real,
	"answered" integer,
	"doubt" text,
	"lexemes" "tsvector" NOT NULL,
	"search_text" text NOT NULL,
	"formulas" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid
);
--> statement-breakpoint
CREATE TABLE "twin_dismissals" (
	"one" uuid NOT NULL,
	"other" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "twin_dismissals_one_other_pk" PRIMARY KEY("one","other")
);
--> statement-breakpoint
CREATE TABLE "proctoring_check_ins" (
	"candidate_id" uuid PRIMARY KEY NOT NULL,
	"report" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	"cleared_how" text,
	"cleared_by" uuid,
	"cleared_by_name" text,
	"cleared_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proctoring_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"candidate_id" uuid NOT NULL,
	"party" text NOT NULL,
	"version" text NOT NULL,
	"act" text NOT NULL,
	"microphone" boolean DEFAULT false NOT NULL,
	"pictures_until" jsonb,
	"alternative" text,
	"representative_name" text,
	"relation" text,
	"form" text,
	"recorded_by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"is_latest" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_messages" (
	"attempt_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "attempt_messages_attempt_id_id_pk" PRIMARY KEY("attempt_id","id")
);
--> statement-breakpoint
CREATE TABLE "attempt_outages" (
	"attempt_id" uuid NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL,
	"credited_by" uuid,
	CONSTRAINT "attempt_outages_attempt_id_from_at_pk" PRIMARY KEY("attempt_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"candidate_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"exam_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"form_code" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"head_seq" integer DEFAULT 0 NOT NULL,
	"head_hash" text NOT NULL,
	"writer" text NOT NULL,
	"device" text,
	"writes_since" timestamp (3) with time zone NOT NULL,
	"writer_seen_at" timestamp (3) with time zone,
	"unlocked_until" timestamp (3) with time zone,
	"unlock_asked_at" timestamp (3) with time zone,
	"moved_at" timestamp (3) with time zone,
	"held_by" uuid,
	"flush_id" uuid,
	"sealed_at" timestamp (3) with time zone,
	"sealed_by" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"base_deadline_at" timestamp (3) with time zone NOT NULL,
	"extra_ms" integer DEFAULT 0 NOT NULL,
	"paused_ms" integer DEFAULT 0 NOT NULL,
	"paused_since" timestamp (3) with time zone,
	"hand_raised_at" timestamp (3) with time zone,
	"hand_answered_at" timestamp (3) with time zone,
	"hand_why" text,
	"seen_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"strays_dropped" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "attempts_candidate_id_unique" UNIQUE("candidate_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_events" (
	"attempt_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"event" jsonb NOT NULL,
	"hash" text NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "ledger_events_attempt_id_seq_pk" PRIMARY KEY("attempt_id","seq")
);
--> statement-breakpoint
CREATE TABLE "ledger_flushes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"signature" text NOT NULL,
	"leaves" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queues" (
	"door" text PRIMARY KEY NOT NULL,
	"issued" bigint NOT NULL,
	"called" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stray_events" (
	"attempt_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"event" jsonb NOT NULL,
	"why" text NOT NULL,
	"writer" text NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "stray_events_attempt_id_hash_pk" PRIMARY KEY("attempt_id","hash")
);
--> statement-breakpoint
CREATE TABLE "attempt_results" (
	"attempt_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"candidate_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"exam_id" uuid NOT NULL,
	"state" text NOT NULL,
	"ledger_seq" integer NOT NULL,
	"ledger_hash" text NOT NULL,
	"key_hash" text NOT NULL,
	"marking" text NOT NULL,
	"total" double precision NOT NULL,
	"maximum" double precision NOT NULL,
	"parts" jsonb NOT NULL,
	"items" jsonb NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	"marked_by" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "attempt_results_attempt_id_revision_pk" PRIMARY KEY("attempt_id","revision")
);
--> statement-breakpoint
CREATE TABLE "key_corrections" (
	"exam_id" uuid NOT NULL,
	"item" text NOT NULL,
	"number" integer NOT NULL,
	"correction" jsonb NOT NULL,
	"changes" jsonb,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "key_corrections_exam_id_item_number_pk" PRIMARY KEY("exam_id","item","number")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"exam_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid NOT NULL,
	"by_name" text NOT NULL,
	"reason" text NOT NULL,
	"shows_answers" boolean NOT NULL,
	CONSTRAINT "publications_exam_id_at_pk" PRIMARY KEY("exam_id","at")
);
--> statement-breakpoint
CREATE TABLE "controls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"room_id" uuid,
	"school_id" uuid,
	"candidate_ids" jsonb,
	"kind" text NOT NULL,
	"seconds" integer,
	"text" text,
	"reason" text NOT NULL,
	"reached" integer NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exam_forms" (
	"exam_id" uuid NOT NULL,
	"code" text NOT NULL,
	"places" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"bytes" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exam_forms_exam_id_code_pk" PRIMARY KEY("exam_id","code")
);
--> statement-breakpoint
CREATE TABLE "exam_releases" (
	"exam_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" text,
	"key_check" text NOT NULL,
	"withheld" text
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"username" text NOT NULL,
	"password_hash" text NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"last_sign_in_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"class_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"school_year" text NOT NULL,
	CONSTRAINT "enrolments_class_id_person_id_school_year_pk" PRIMARY KEY("class_id","person_id","school_year")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"unit_id" uuid NOT NULL,
	CONSTRAINT "grants_once" UNIQUE("account_id","role","unit_id")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"personal_number" text,
	"former_numbers" text[] DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"sort_name" text,
	"search_name" text NOT NULL,
	"birth_date" date,
	"sex" text,
	CONSTRAINT "persons_personal_number_unique" UNIQUE("personal_number")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "units_path_unique" UNIQUE("path")
);
--> statement-breakpoint
CREATE TABLE "proctoring_batches" (
	"attempt_id" uuid NOT NULL,
	"source" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"previous" text NOT NULL,
	"nonce" text NOT NULL,
	"at" bigint NOT NULL,
	"elapsed" bigint NOT NULL,
	"wall" bigint NOT NULL,
	"seal" text,
	"body" text,
	"body_hash" text,
	"received_at" bigint NOT NULL,
	"held_back_from" bigint,
	"held_back_until" bigint,
	"signature" text NOT NULL,
	"is_nonce_right" boolean NOT NULL,
	CONSTRAINT "proctoring_batches_attempt_id_source_number_hash_pk" PRIMARY KEY("attempt_id","source","number","hash")
);
--> statement-breakpoint
CREATE TABLE "proctoring_evidence_keys" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" text,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proctoring_incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"candidate_id" uuid,
	"attempt_id" uuid,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" uuid,
	"opened_by_name" text,
	"because" jsonb NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"closed_by_name" text,
	"decision" text,
	"ground" text,
	"reason" text,
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proctoring_live_watches" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"tier" text NOT NULL,
	"checks" jsonb NOT NULL,
	"not_watched" text
);
--> statement-breakpoint
CREATE TABLE "proctoring_opinions" (
	"incident_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"reviewer_name" text NOT NULL,
	"turn" integer NOT NULL,
	"decision" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"seconds" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proctoring_opinions_incident_id_reviewer_id_pk" PRIMARY KEY("incident_id","reviewer_id"),
	CONSTRAINT "proctoring_opinions_turn" UNIQUE("incident_id","turn")
);
--> statement-breakpoint
CREATE TABLE "proctoring_pages" (
	"attempt_id" uuid NOT NULL,
	"source" text NOT NULL,
	"key" text,
	"opened_at" bigint NOT NULL,
	CONSTRAINT "proctoring_pages_attempt_id_source_pk" PRIMARY KEY("attempt_id","source")
);
--> statement-breakpoint
CREATE TABLE "proctoring_retentions" (
	"exam_id" uuid PRIMARY KEY NOT NULL,
	"unflagged_days" integer NOT NULL,
	"flagged_days" integer NOT NULL,
	"record_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proctoring_risks" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"priority" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reviewed_at" timestamp (3) with time zone,
	"order" real,
	"ordered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proctoring_signals" (
	"attempt_id" uuid NOT NULL,
	"source" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"told" jsonb,
	"payload" jsonb NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "proctoring_signals_attempt_id_source_seq_pk" PRIMARY KEY("attempt_id","source","seq")
);
--> statement-breakpoint
CREATE TABLE "proctoring_signals_aside" (
	"attempt_id" uuid NOT NULL,
	"source" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"told" jsonb,
	"payload" jsonb NOT NULL,
	"received_at" bigint NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "proctoring_signals_aside_attempt_id_source_seq_pk" PRIMARY KEY("attempt_id","source","seq")
);
--> statement-breakpoint
CREATE TABLE "proctoring_snapshots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"attempt_id" uuid NOT NULL,
	"source" text NOT NULL,
	"seq" integer NOT NULL,
	"sha256" text NOT NULL,
	"taken_at" bigint NOT NULL,
	"reason" text NOT NULL,
	"page_faces" integer,
	"page_phone" boolean,
	"stored_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"recheck" text NOT NULL,
	"flagged" boolean NOT NULL,
	"lease" text,
	"lease_until" bigint,
	"leases" integer DEFAULT 0 NOT NULL,
	"observation" jsonb,
	"recheck_ms" integer,
	"rechecked_by" text,
	"telling" boolean,
	"differs" boolean,
	CONSTRAINT "proctoring_snapshots_signal" UNIQUE("attempt_id","source","seq")
);
--> statement-breakpoint
CREATE TABLE "proctoring_services" (
	"name" text PRIMARY KEY NOT NULL,
	"backend" text NOT NULL,
	"frames" integer NOT NULL,
	"ms_per_frame" integer,
	"memory_mb" integer NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exam_shares" (
	"exam_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"threshold" integer NOT NULL,
	"holder" text NOT NULL,
	"split_by" uuid NOT NULL,
	"share_check" text NOT NULL,
	"given_at" timestamp (3) with time zone,
	"given_by" uuid,
	"wrapped_share" text,
	CONSTRAINT "exam_shares_exam_id_place_pk" PRIMARY KEY("exam_id","place")
);
--> statement-breakpoint
CREATE TABLE "room_carried" (
	"attempt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"refused" text,
	CONSTRAINT "room_carried_attempt_id_kind_name_pk" PRIMARY KEY("attempt_id","kind","name")
);
--> statement-breakpoint
CREATE TABLE "room_homes" (
	"server_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"province" text NOT NULL,
	"wrapped_token" text NOT NULL,
	"offset_ms" bigint DEFAULT 0 NOT NULL,
	"reached_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "room_uplinks" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"sealed" boolean DEFAULT false NOT NULL,
	"aside" boolean DEFAULT false NOT NULL,
	"refused" text
);
--> statement-breakpoint
CREATE TABLE "room_servers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"room_ids" jsonb NOT NULL,
	"code_hash" text,
	"code_until" timestamp (3) with time zone NOT NULL,
	"token_hash" text,
	"public_key" text,
	"wrapped_answer_secret" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"enrolled_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"waiting" integer DEFAULT 0 NOT NULL,
	"waiting_files" integer DEFAULT 0 NOT NULL,
	"waiting_file_bytes" bigint DEFAULT 0 NOT NULL,
	"waiting_signals" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"key_given_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "room_servers_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "room_servers_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "answer_files" (
	"attempt_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"item" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"wrapped_key" text NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_files_attempt_id_sha256_pk" PRIMARY KEY("attempt_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "file_pieces" (
	"attempt_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"start" integer NOT NULL,
	"wrapped" text NOT NULL,
	CONSTRAINT "file_pieces_attempt_id_sha256_start_pk" PRIMARY KEY("attempt_id","sha256","start")
);
--> statement-breakpoint
CREATE TABLE "files_on_the_way" (
	"attempt_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"server_id" uuid NOT NULL,
	"server_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"have" integer DEFAULT 0 NOT NULL,
	"announced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "files_on_the_way_attempt_id_sha256_pk" PRIMARY KEY("attempt_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "relaxed_signals" (
	"candidate_id" uuid PRIMARY KEY NOT NULL,
	"signals" jsonb NOT NULL,
	"ended" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seb_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"candidate_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "seb_configurations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"candidate_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"fetched_at" timestamp (3) with time zone,
	"config_key" text,
	"started_at" timestamp (3) with time zone,
	"steered" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seb_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"configuration_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"state" text NOT NULL,
	"version" text NOT NULL,
	"system" text NOT NULL,
	"machine" text NOT NULL,
	"user_session" text,
	"signature_key" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"last_ping_at" timestamp (3) with time zone,
	"last_ping_number" integer DEFAULT 0 NOT NULL,
	"battery" integer,
	"wifi" integer,
	"warnings" integer DEFAULT 0 NOT NULL,
	"errors" integer DEFAULT 0 NOT NULL,
	"hand_number" integer,
	"hand_text" text,
	"hand_at" timestamp (3) with time zone,
	"lock_number" integer,
	"lock_text" text,
	"locked_at" timestamp (3) with time zone,
	"lines" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seb_exceptions" (
	"candidate_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seb_instructions" (
	"connection_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"instruction" text NOT NULL,
	"attributes" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "seb_instructions_connection_id_id_pk" PRIMARY KEY("connection_id","id")
);
--> statement-breakpoint
CREATE TABLE "seb_log_lines" (
	"connection_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "seb_log_lines_connection_id_line_pk" PRIMARY KEY("connection_id","line")
);
--> statement-breakpoint
CREATE TABLE "seb_profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"profile" jsonb NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "seb_profiles_name_once" UNIQUE("unit_id","name")
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"exam_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"number" text NOT NULL,
	"seat" integer NOT NULL,
	"form_code" text NOT NULL,
	"slip_hash" text,
	"extra_ms" integer DEFAULT 0 NOT NULL,
	"paused_ms" integer DEFAULT 0 NOT NULL,
	"paused_since" timestamp (3) with time zone,
	"signed_in_at" timestamp (3) with time zone,
	"elsewhere" boolean DEFAULT false NOT NULL,
	"consent_version" text,
	CONSTRAINT "candidates_slip_hash_unique" UNIQUE("slip_hash"),
	CONSTRAINT "candidates_number_once" UNIQUE("session_id","number"),
	CONSTRAINT "candidates_person_once" UNIQUE("session_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "exam_items" (
	"exam_id" uuid NOT NULL,
	"item" text NOT NULL,
	"position" integer NOT NULL,
	"part" integer NOT NULL,
	"question_id" uuid,
	"version" integer,
	CONSTRAINT "exam_items_exam_id_item_pk" PRIMARY KEY("exam_id","item")
);
--> statement-breakpoint
CREATE TABLE "exams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"title" text NOT NULL,
	"subject" text NOT NULL,
	"duration_seconds" integer NOT NULL,
	"scheme" jsonb NOT NULL,
	"security" text NOT NULL,
	"proctoring" integer NOT NULL,
	"listens" boolean DEFAULT false NOT NULL,
	"blueprint" jsonb,
	"secure_browser" jsonb,
	"seed" text NOT NULL,
	"state" text NOT NULL,
	"shows_answers" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"seats" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"exam_id" uuid NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"moves_freely" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_responses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"language" text NOT NULL,
	"answers" jsonb NOT NULL,
	"received_hour" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"form" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"token" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "surveys_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE INDEX "proctoring_appeals_by_attempt" ON "proctoring_appeals" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "bank_filters_by_account" ON "bank_filters" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "import_pictures_by_hash" ON "import_pictures" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "imports_by_unit" ON "imports" USING btree ("unit_id","created_at");--> statement-breakpoint
CREATE INDEX "question_comments_by_question" ON "question_comments" USING btree ("question_id","created_at");--> statement-breakpoint
CREATE INDEX "question_sketches_by_band" ON "question_sketches" USING gin ("bands");--> statement-breakpoint
CREATE INDEX "question_uses_by_exam" ON "question_uses" USING btree ("exam_id");--> statement-breakpoint
CREATE INDEX "questions_by_words" ON "questions" USING gin ("lexemes");--> statement-breakpoint
CREATE INDEX "questions_by_tag" ON "questions" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "questions_by_unit" ON "questions" USING btree ("unit_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "questions_by_age" ON "questions" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "questions_by_subject" ON "questions" USING btree ("subject","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "questions_by_topic" ON "questions" USING btree ("topic_id" text_pattern_ops,"created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "questions_by_opening" ON "questions" USING btree ("open_to");--> statement-breakpoint
CREATE INDEX "questions_by_author" ON "questions" USING btree ("created_by","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "questions_in_review" ON "questions" USING btree ("unit_id","created_at" DESC NULLS FIRST) WHERE state = 'review';--> statement-breakpoint
CREATE INDEX "questions_in_doubt" ON "questions" USING btree ("unit_id","created_at" DESC NULLS FIRST) WHERE doubt IS NOT NULL;--> statement-breakpoint
CREATE INDEX "questions_in_trash" ON "questions" USING btree ("unit_id","deleted_at" DESC NULLS FIRST) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "twin_dismissals_by_other" ON "twin_dismissals" USING btree ("other");--> statement-breakpoint
CREATE INDEX "proctoring_consents_by_candidate" ON "proctoring_consents" USING btree ("candidate_id","party","is_latest");--> statement-breakpoint
CREATE UNIQUE INDEX "proctoring_consents_latest" ON "proctoring_consents" USING btree ("candidate_id","party") WHERE is_latest;--> statement-breakpoint
CREATE INDEX "attempts_by_session" ON "attempts" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "attempt_results_by_exam" ON "attempt_results" USING btree ("exam_id","attempt_id","revision");--> statement-breakpoint
CREATE INDEX "controls_by_session" ON "controls" USING btree ("session_id","at");--> statement-breakpoint
CREATE INDEX "enrolments_by_person" ON "enrolments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "persons_by_search_name" ON "persons" USING btree ("search_name");--> statement-breakpoint
CREATE INDEX "units_by_parent" ON "units" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "proctoring_incidents_by_attempt" ON "proctoring_incidents" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "proctoring_incidents_by_room" ON "proctoring_incidents" USING btree ("room_id","opened_at");--> statement-breakpoint
CREATE INDEX "proctoring_snapshots_kept" ON "proctoring_snapshots" USING btree ("attempt_id") WHERE erased_at IS NULL;--> statement-breakpoint
CREATE INDEX "proctoring_snapshots_queue" ON "proctoring_snapshots" USING btree ("recheck","flagged","taken_at");--> statement-breakpoint
CREATE INDEX "room_servers_by_session" ON "room_servers" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "files_on_the_way_by_server" ON "files_on_the_way" USING btree ("server_id");--> statement-breakpoint
CREATE INDEX "seb_challenges_by_candidate" ON "seb_challenges" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "seb_configurations_by_candidate" ON "seb_configurations" USING btree ("candidate_id","fetched_at");--> statement-breakpoint
CREATE INDEX "seb_connections_by_candidate" ON "seb_connections" USING btree ("candidate_id","opened_at");--> statement-breakpoint
CREATE INDEX "candidates_by_room" ON "candidates" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "exam_items_by_question" ON "exam_items" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "rooms_by_session" ON "rooms" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_by_exam" ON "sessions" USING btree ("exam_id");--> statement-breakpoint
CREATE INDEX "survey_responses_by_survey" ON "survey_responses" USING btree ("survey_id");--> statement-breakpoint
CREATE INDEX "surveys_by_unit" ON "surveys" USING btree ("unit_id");