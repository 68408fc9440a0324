CREATE TABLE "account_proofs" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"account_hint" text NOT NULL,
	"account_sealed" text NOT NULL,
	"amount_sealed" text NOT NULL,
	"code_sealed" text NOT NULL,
	"tries_left" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"due_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "account_proofs_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "account_proofs_state_check" CHECK ("account_proofs"."state" in ('ordered', 'sent', 'proved', 'failed', 'returned', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "application_checks" (
	"seller_id" uuid NOT NULL,
	"check_name" text NOT NULL,
	"state" text NOT NULL,
	"asked" text NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"values" jsonb NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_checks_seller_id_check_name_pk" PRIMARY KEY("seller_id","check_name"),
	CONSTRAINT "application_checks_name_check" CHECK ("application_checks"."check_name" in ('card', 'single_window', 'mandate', 'enterprise', 'person')),
	CONSTRAINT "application_checks_state_check" CHECK ("application_checks"."state" in ('pending', 'passed', 'failed', 'unclear'))
);
--> statement-breakpoint
CREATE TABLE "application_documents" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"section" text NOT NULL,
	"slot" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"file_name" text NOT NULL,
	"kind" text NOT NULL,
	"byte_length" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"pages" integer NOT NULL,
	"sha256" text NOT NULL,
	"is_blurred" boolean DEFAULT false NOT NULL,
	"key_sealed" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"uploaded_by" text NOT NULL,
	"replaced_at" timestamp with time zone,
	"was_approved" boolean DEFAULT false NOT NULL,
	CONSTRAINT "application_documents_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "application_documents_kind_check" CHECK ("application_documents"."kind" in ('jpeg', 'png', 'pdf'))
);
--> statement-breakpoint
CREATE TABLE "application_fields" (
	"seller_id" uuid NOT NULL,
	"section" text NOT NULL,
	"key" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"sealed" text,
	"hint" text DEFAULT '' NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" text DEFAULT '' NOT NULL,
	"approved_value" text,
	"approved_sealed" text,
	"approved_hint" text,
	CONSTRAINT "application_fields_seller_id_section_key_pk" PRIMARY KEY("seller_id","section","key")
);
--> statement-breakpoint
CREATE TABLE "application_findings" (
	"seller_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"path" text NOT NULL,
	"outcome" text NOT NULL,
	"code" text NOT NULL,
	"values" jsonb NOT NULL,
	"decision" text,
	"reason" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_by_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "application_findings_seller_id_round_path_pk" PRIMARY KEY("seller_id","round","path"),
	CONSTRAINT "application_findings_outcome_check" CHECK ("application_findings"."outcome" in ('pass', 'ask', 'refuse')),
	CONSTRAINT "application_findings_decision_check" CHECK ("application_findings"."decision" in ('pass', 'refuse'))
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"open_fields" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"consent_by" text DEFAULT '' NOT NULL,
	"is_disputed" boolean DEFAULT false NOT NULL,
	"review_due_at" timestamp with time zone,
	"review_warned_at" timestamp with time zone,
	"claimed_by" uuid,
	"claimed_by_name" text DEFAULT '' NOT NULL,
	"claimed_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decider" text,
	"approved_at" timestamp with time zone,
	"card_bound_at" timestamp with time zone,
	"account_bound_at" timestamp with time zone,
	CONSTRAINT "applications_state_check" CHECK ("applications"."state" in ('draft', 'checking', 'in_review', 'returned', 'approved')),
	CONSTRAINT "applications_decider_check" CHECK ("applications"."decider" in ('rules', 'person'))
);
--> statement-breakpoint
CREATE TABLE "expiries" (
	"seller_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"expires_on" date NOT NULL,
	"told_days" integer,
	CONSTRAINT "expiries_seller_id_subject_pk" PRIMARY KEY("seller_id","subject"),
	CONSTRAINT "expiries_subject_check" CHECK ("expiries"."subject" in ('licence', 'br_certificate', 'representative_id', 'card'))
);
--> statement-breakpoint
CREATE TABLE "rehearsal_parcels" (
	"seller_id" uuid NOT NULL,
	"rehearsal_id" uuid NOT NULL,
	"role" text NOT NULL,
	"waybill_id" uuid NOT NULL,
	"carrier_code" text NOT NULL,
	"solution_code" text NOT NULL,
	"booking" jsonb NOT NULL,
	"lp_number" text,
	"tracking_number" text,
	"lane_code" text,
	"sorting_code" text,
	"last_mile_carrier" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"outcome_unclear" boolean DEFAULT false NOT NULL,
	"ask_at" timestamp with time zone,
	"last_trouble" text DEFAULT '' NOT NULL,
	"failure_code" text,
	"failure_values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"label" "bytea",
	"events" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_event_at" timestamp with time zone,
	"event_count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "rehearsal_parcels_seller_id_rehearsal_id_role_pk" PRIMARY KEY("seller_id","rehearsal_id","role"),
	CONSTRAINT "rehearsal_parcels_role_check" CHECK ("rehearsal_parcels"."role" in ('delivered', 'exception'))
);
--> statement-breakpoint
CREATE TABLE "rehearsal_steps" (
	"seller_id" uuid NOT NULL,
	"rehearsal_id" uuid NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"sent" text DEFAULT '' NOT NULL,
	"received" text DEFAULT '' NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "rehearsal_steps_seller_id_rehearsal_id_step_pk" PRIMARY KEY("seller_id","rehearsal_id","step"),
	CONSTRAINT "rehearsal_steps_step_check" CHECK ("rehearsal_steps"."step" in ('order', 'waybill', 'label', 'declaration', 'tracking', 'exception')),
	CONSTRAINT "rehearsal_steps_state_check" CHECK ("rehearsal_steps"."state" in ('waiting', 'running', 'passed', 'failed', 'not_included'))
);
--> statement-breakpoint
CREATE TABLE "rehearsals" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"environment" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_by" text NOT NULL,
	"deadline_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"order_data" jsonb NOT NULL,
	CONSTRAINT "rehearsals_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "rehearsals_state_check" CHECK ("rehearsals"."state" in ('running', 'passed', 'failed')),
	CONSTRAINT "rehearsals_environment_check" CHECK ("rehearsals"."environment" in ('sandbox', 'production'))
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret_sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seller_claims" (
	"kind" text NOT NULL,
	"key_hash" text NOT NULL,
	"seller_id" uuid NOT NULL,
	CONSTRAINT "seller_claims_kind_key_hash_seller_id_pk" PRIMARY KEY("kind","key_hash","seller_id"),
	CONSTRAINT "seller_claims_kind_check" CHECK ("seller_claims"."kind" in ('licence', 'store'))
);
--> statement-breakpoint
ALTER TABLE "waybills" DROP CONSTRAINT "waybills_purpose_check";--> statement-breakpoint
DROP INDEX "waybills_counts";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "origin" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD COLUMN "mail_claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD COLUMN "mail_refused" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "suspended_for" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "is_certified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "account_proofs" ADD CONSTRAINT "account_proofs_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_checks" ADD CONSTRAINT "application_checks_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_documents" ADD CONSTRAINT "application_documents_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_fields" ADD CONSTRAINT "application_fields_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_findings" ADD CONSTRAINT "application_findings_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expiries" ADD CONSTRAINT "expiries_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsal_parcels" ADD CONSTRAINT "rehearsal_parcels_seller_id_rehearsal_id_rehearsals_seller_id_id_fk" FOREIGN KEY ("seller_id","rehearsal_id") REFERENCES "public"."rehearsals"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsal_steps" ADD CONSTRAINT "rehearsal_steps_seller_id_rehearsal_id_rehearsals_seller_id_id_fk" FOREIGN KEY ("seller_id","rehearsal_id") REFERENCES "public"."rehearsals"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD CONSTRAINT "rehearsals_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_proofs_open" ON "account_proofs" USING btree ("seller_id") WHERE state in ('ordered', 'sent');--> statement-breakpoint
CREATE INDEX "account_proofs_due" ON "account_proofs" USING btree ("seller_id","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "application_documents_current" ON "application_documents" USING btree ("seller_id","section","slot","subject") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "applications_queue" ON "applications" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rehearsal_parcels_waybill" ON "rehearsal_parcels" USING btree ("seller_id","waybill_id");--> statement-breakpoint
CREATE INDEX "rehearsal_parcels_lp" ON "rehearsal_parcels" USING btree ("seller_id","lp_number");--> statement-breakpoint
CREATE UNIQUE INDEX "rehearsals_running" ON "rehearsals" USING btree ("seller_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "rehearsals_started" ON "rehearsals" USING btree ("seller_id","started_at");--> statement-breakpoint
CREATE INDEX "waybills_counts" ON "waybills" USING btree ("seller_id","state","country");--> statement-breakpoint
ALTER TABLE "waybills" DROP COLUMN "purpose";