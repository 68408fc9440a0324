CREATE TABLE "dossier_documents" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"decl_seq_no" text NOT NULL,
	"kind" text NOT NULL,
	"file_id" uuid NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	CONSTRAINT "dossier_documents_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "dossier_documents_kind_check" CHECK ("dossier_documents"."kind" in ('purchase_contract', 'sales_contract', 'transport', 'agency'))
);
--> statement-breakpoint
CREATE TABLE "dossier_export_parts" (
	"seller_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"key_sealed" text NOT NULL,
	"byte_length" integer NOT NULL,
	CONSTRAINT "dossier_export_parts_seller_id_file_id_pk" PRIMARY KEY("seller_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "dossier_exports" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"decl_seq_nos" jsonb NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"byte_length" bigint DEFAULT 0 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "dossier_exports_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "dossier_exports_language_check" CHECK ("dossier_exports"."language" in ('zh', 'en')),
	CONSTRAINT "dossier_exports_state_check" CHECK ("dossier_exports"."state" in ('queued', 'running', 'ready', 'failed', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "dossier_files" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"file_name" text NOT NULL,
	"file_kind" text NOT NULL,
	"byte_length" integer NOT NULL,
	"pages" integer NOT NULL,
	"sha256" text NOT NULL,
	"key_sealed" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dossier_files_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "dossier_files_kind_check" CHECK ("dossier_files"."file_kind" in ('jpeg', 'png', 'pdf'))
);
--> statement-breakpoint
CREATE TABLE "dossier_goods" (
	"seller_id" uuid NOT NULL,
	"decl_seq_no" text NOT NULL,
	"position" integer NOT NULL,
	"sku" text NOT NULL,
	"sku_key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"gcode" text NOT NULL,
	"unit" text NOT NULL,
	"quantity_e5" bigint NOT NULL,
	"covered_e5" bigint DEFAULT 0 NOT NULL,
	"line_count" integer NOT NULL,
	CONSTRAINT "dossier_goods_seller_id_decl_seq_no_position_pk" PRIMARY KEY("seller_id","decl_seq_no","position"),
	CONSTRAINT "dossier_goods_covered_check" CHECK (covered_e5 between 0 and quantity_e5)
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"seller_id" uuid NOT NULL,
	"decl_seq_no" text NOT NULL,
	"entry_id" text collate "C" NOT NULL,
	"branch" text NOT NULL,
	"declared_on" date NOT NULL,
	"claim_due_on" date NOT NULL,
	"claimed_on" date,
	"documents_due_on" date,
	"retain_until" date NOT NULL,
	"exported_e5" bigint NOT NULL,
	"covered_e5" bigint DEFAULT 0 NOT NULL,
	"missing_kinds" integer NOT NULL,
	"not_needed" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"told_claim_days" integer,
	"told_document_days" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT '' NOT NULL,
	CONSTRAINT "dossiers_seller_id_decl_seq_no_pk" PRIMARY KEY("seller_id","decl_seq_no"),
	CONSTRAINT "dossiers_branch_check" CHECK ("dossiers"."branch" in ('refund', 'exemption', 'exemption_without_invoices', 'taxed')),
	CONSTRAINT "dossiers_covered_check" CHECK (covered_e5 between 0 and exported_e5)
);
--> statement-breakpoint
CREATE TABLE "invoice_allocations" (
	"seller_id" uuid NOT NULL,
	"decl_seq_no" text NOT NULL,
	"position" integer NOT NULL,
	"invoice_id" uuid NOT NULL,
	"line_number" integer NOT NULL,
	"quantity_e5" bigint NOT NULL,
	"net_fen" bigint NOT NULL,
	"allocated_by" text NOT NULL,
	"allocated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_allocations_seller_id_decl_seq_no_position_invoice_id_line_number_pk" PRIMARY KEY("seller_id","decl_seq_no","position","invoice_id","line_number"),
	CONSTRAINT "invoice_allocations_quantity_check" CHECK (quantity_e5 > 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_invoice_lines" (
	"seller_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"line_number" integer NOT NULL,
	"sku" text NOT NULL,
	"sku_key" text collate "C" NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"unit_code" text,
	"quantity_e5" bigint NOT NULL,
	"net_fen" bigint NOT NULL,
	"tax_fen" bigint NOT NULL,
	"tax_rate_bp" integer NOT NULL,
	"used_e5" bigint DEFAULT 0 NOT NULL,
	"used_net_fen" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "purchase_invoice_lines_seller_id_invoice_id_line_number_pk" PRIMARY KEY("seller_id","invoice_id","line_number"),
	CONSTRAINT "purchase_invoice_lines_used_check" CHECK (used_e5 between 0 and quantity_e5),
	CONSTRAINT "purchase_invoice_lines_used_net_check" CHECK (used_net_fen between 0 and net_fen)
);
--> statement-breakpoint
CREATE TABLE "purchase_invoices" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"number" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"issued_on" date NOT NULL,
	"supplier_name" text DEFAULT '' NOT NULL,
	"supplier_tax_no" text DEFAULT '' NOT NULL,
	"net_fen" bigint NOT NULL,
	"tax_fen" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"content_hash" text NOT NULL,
	"file_name" text NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_invoices_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "purchase_invoices_kind_check" CHECK ("purchase_invoices"."kind" in ('special', 'ordinary'))
);
--> statement-breakpoint
CREATE TABLE "refund_rates" (
	"seller_id" uuid NOT NULL,
	"gcode" text NOT NULL,
	"valid_from" date NOT NULL,
	"rate_bp" integer NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_rates_seller_id_gcode_valid_from_pk" PRIMARY KEY("seller_id","gcode","valid_from"),
	CONSTRAINT "refund_rates_rate_check" CHECK (rate_bp between 0 and 1700)
);
--> statement-breakpoint
ALTER TABLE "dossier_documents" ADD CONSTRAINT "dossier_documents_seller_id_decl_seq_no_dossiers_seller_id_decl_seq_no_fk" FOREIGN KEY ("seller_id","decl_seq_no") REFERENCES "public"."dossiers"("seller_id","decl_seq_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_documents" ADD CONSTRAINT "dossier_documents_seller_id_file_id_dossier_files_seller_id_id_fk" FOREIGN KEY ("seller_id","file_id") REFERENCES "public"."dossier_files"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_export_parts" ADD CONSTRAINT "dossier_export_parts_seller_id_export_id_dossier_exports_seller_id_id_fk" FOREIGN KEY ("seller_id","export_id") REFERENCES "public"."dossier_exports"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_exports" ADD CONSTRAINT "dossier_exports_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_files" ADD CONSTRAINT "dossier_files_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_goods" ADD CONSTRAINT "dossier_goods_seller_id_decl_seq_no_dossiers_seller_id_decl_seq_no_fk" FOREIGN KEY ("seller_id","decl_seq_no") REFERENCES "public"."dossiers"("seller_id","decl_seq_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_seller_id_decl_seq_no_export_declarations_seller_id_decl_seq_no_fk" FOREIGN KEY ("seller_id","decl_seq_no") REFERENCES "public"."export_declarations"("seller_id","decl_seq_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_allocations" ADD CONSTRAINT "invoice_allocations_seller_id_decl_seq_no_position_dossier_goods_seller_id_decl_seq_no_position_fk" FOREIGN KEY ("seller_id","decl_seq_no","position") REFERENCES "public"."dossier_goods"("seller_id","decl_seq_no","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_allocations" ADD CONSTRAINT "invoice_allocations_seller_id_invoice_id_line_number_purchase_invoice_lines_seller_id_invoice_id_line_number_fk" FOREIGN KEY ("seller_id","invoice_id","line_number") REFERENCES "public"."purchase_invoice_lines"("seller_id","invoice_id","line_number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_invoice_lines" ADD CONSTRAINT "purchase_invoice_lines_seller_id_invoice_id_purchase_invoices_seller_id_id_fk" FOREIGN KEY ("seller_id","invoice_id") REFERENCES "public"."purchase_invoices"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_invoices" ADD CONSTRAINT "purchase_invoices_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_rates" ADD CONSTRAINT "refund_rates_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dossier_documents_standing" ON "dossier_documents" USING btree ("seller_id","decl_seq_no","kind","file_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "dossier_export_parts_position" ON "dossier_export_parts" USING btree ("seller_id","export_id","position");--> statement-breakpoint
CREATE INDEX "dossier_exports_created" ON "dossier_exports" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "dossier_exports_due" ON "dossier_exports" USING btree ("state","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "dossier_files_hash" ON "dossier_files" USING btree ("seller_id","sha256");--> statement-breakpoint
CREATE INDEX "dossier_goods_open" ON "dossier_goods" USING btree ("seller_id","sku_key") WHERE covered_e5 < quantity_e5;--> statement-breakpoint
CREATE INDEX "dossiers_declared" ON "dossiers" USING btree ("seller_id","declared_on","decl_seq_no");--> statement-breakpoint
CREATE INDEX "dossiers_entry" ON "dossiers" USING btree ("seller_id","entry_id");--> statement-breakpoint
CREATE INDEX "dossiers_claim_due" ON "dossiers" USING btree ("claim_due_on");--> statement-breakpoint
CREATE INDEX "dossiers_documents_due" ON "dossiers" USING btree ("documents_due_on");--> statement-breakpoint
CREATE INDEX "invoice_allocations_line" ON "invoice_allocations" USING btree ("seller_id","invoice_id","line_number");--> statement-breakpoint
CREATE INDEX "purchase_invoice_lines_sku" ON "purchase_invoice_lines" USING btree ("seller_id","sku_key");--> statement-breakpoint
CREATE INDEX "purchase_invoice_lines_free" ON "purchase_invoice_lines" USING btree ("seller_id","sku_key","invoice_id") WHERE used_e5 < quantity_e5;--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_invoices_number" ON "purchase_invoices" USING btree ("seller_id","number","code");--> statement-breakpoint
CREATE INDEX "purchase_invoices_issued" ON "purchase_invoices" USING btree ("seller_id","issued_on","id");