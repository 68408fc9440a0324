CREATE TABLE "bill_lines" (
	"seller_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"tracking_number" text collate "C" NOT NULL,
	"waybill_id" uuid,
	"billed_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"billed_grams" integer,
	"expected_minor" bigint,
	"difference_minor" bigint,
	"verdict" text NOT NULL,
	CONSTRAINT "bill_lines_seller_id_bill_id_row_number_pk" PRIMARY KEY("seller_id","bill_id","row_number"),
	CONSTRAINT "bill_lines_verdict_check" CHECK ("bill_lines"."verdict" in ('equal', 'within_tolerance', 'more', 'less', 'unpriced', 'not_found', 'billed_again'))
);
--> statement-breakpoint
CREATE TABLE "carrier_bills" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"carrier_code" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"currency" text NOT NULL,
	"line_count" integer NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carrier_bills_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "carriers" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"is_pending" boolean DEFAULT false NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"edited_by" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certification_documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"certification_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_kind" text NOT NULL,
	"byte_length" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"valid_to" date,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "certification_documents_kind_check" CHECK ("certification_documents"."kind" in ('business_licence', 'express_licence', 'contract', 'insurance', 'dangerous_goods', 'price_list', 'other')),
	CONSTRAINT "certification_documents_file_check" CHECK ("certification_documents"."file_kind" in ('jpeg', 'png', 'pdf'))
);
--> statement-breakpoint
CREATE TABLE "certification_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"certification_id" uuid NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"carrier_code" text NOT NULL,
	"state" text NOT NULL,
	"scope" jsonb NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"sandbox" jsonb,
	"reason" text DEFAULT '' NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certifications_state_check" CHECK ("certifications"."state" in ('applied', 'documents', 'sandbox', 'review', 'certified', 'suspended', 'expired', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "msds_files" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"file_name" text NOT NULL,
	"byte_length" integer NOT NULL,
	"pages" integer NOT NULL,
	"sha256" text NOT NULL,
	"key_sealed" text NOT NULL,
	"valid_until" date NOT NULL,
	"cell_type" text NOT NULL,
	"energy_milliwatt_hours" integer,
	"lithium_milligrams" integer,
	"told_days" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "msds_files_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "msds_files_cell_check" CHECK ("msds_files"."cell_type" in ('lithium_ion', 'lithium_polymer', 'lithium_metal', 'nickel_metal_hydride', 'alkaline', 'other'))
);
--> statement-breakpoint
CREATE TABLE "product_msds" (
	"seller_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"msds_id" uuid NOT NULL,
	"linked_by" text NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_msds_seller_id_product_id_pk" PRIMARY KEY("seller_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "country_groups" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"countries" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "country_groups_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "lane_counts" (
	"seller_id" uuid NOT NULL,
	"solution_code" text NOT NULL,
	"country" text NOT NULL,
	"counts" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lane_counts_seller_id_solution_code_country_pk" PRIMARY KEY("seller_id","solution_code","country")
);
--> statement-breakpoint
CREATE TABLE "lane_histories" (
	"solution_code" text NOT NULL,
	"country" text NOT NULL,
	"counts" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lane_histories_solution_code_country_pk" PRIMARY KEY("solution_code","country")
);
--> statement-breakpoint
CREATE TABLE "routing_settings" (
	"seller_id" uuid NOT NULL,
	"preset" text NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "routing_settings_seller_id_pk" PRIMARY KEY("seller_id"),
	CONSTRAINT "routing_settings_preset_check" CHECK ("routing_settings"."preset" in ('cost', 'speed', 'safety'))
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"destinations" jsonb NOT NULL,
	"from_grams" integer NOT NULL,
	"to_grams" integer NOT NULL,
	"max_days" integer,
	"cargo_kinds" jsonb NOT NULL,
	"over_usd_minor" bigint,
	"up_to_usd_minor" bigint,
	"solution_code" text NOT NULL,
	"recommendation_first" boolean NOT NULL,
	"services" jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "templates_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
DROP INDEX "rate_cards_validity";--> statement-breakpoint
ALTER TABLE "parcels" ADD COLUMN "decided_by" text DEFAULT 'recommendation' NOT NULL;--> statement-breakpoint
ALTER TABLE "parcels" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "order_choices" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_choices" ADD COLUMN "services" jsonb;--> statement-breakpoint
ALTER TABLE "exchange_rates" ADD COLUMN "entered_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exchange_rates" ADD COLUMN "saved_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "surcharges" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "services" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "imported_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_rules" ADD COLUMN "valid_from" date DEFAULT '2018-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_rules" ADD COLUMN "valid_to" date;--> statement-breakpoint
ALTER TABLE "service_rules" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_rules" ADD COLUMN "replaces" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_rules" ADD COLUMN "entered_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_rules" ADD COLUMN "saved_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "solutions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "solutions" ADD COLUMN "edited_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "solutions" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_seller_id_bill_id_carrier_bills_seller_id_id_fk" FOREIGN KEY ("seller_id","bill_id") REFERENCES "public"."carrier_bills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_bills" ADD CONSTRAINT "carrier_bills_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_documents" ADD CONSTRAINT "certification_documents_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_steps" ADD CONSTRAINT "certification_steps_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_carrier_code_carriers_code_fk" FOREIGN KEY ("carrier_code") REFERENCES "public"."carriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "msds_files" ADD CONSTRAINT "msds_files_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_msds" ADD CONSTRAINT "product_msds_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_msds" ADD CONSTRAINT "product_msds_seller_id_msds_id_msds_files_seller_id_id_fk" FOREIGN KEY ("seller_id","msds_id") REFERENCES "public"."msds_files"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_groups" ADD CONSTRAINT "country_groups_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_counts" ADD CONSTRAINT "lane_counts_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_settings" ADD CONSTRAINT "routing_settings_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bill_lines_waybill" ON "bill_lines" USING btree ("seller_id","waybill_id");--> statement-breakpoint
CREATE INDEX "bill_lines_verdict" ON "bill_lines" USING btree ("seller_id","bill_id","verdict","row_number");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_bills_file" ON "carrier_bills" USING btree ("seller_id","file_hash");--> statement-breakpoint
CREATE INDEX "carrier_bills_imported" ON "carrier_bills" USING btree ("seller_id","imported_at","id");--> statement-breakpoint
CREATE INDEX "certification_documents_of" ON "certification_documents" USING btree ("certification_id","kind");--> statement-breakpoint
CREATE INDEX "certification_steps_of" ON "certification_steps" USING btree ("certification_id","at");--> statement-breakpoint
CREATE INDEX "certifications_carrier" ON "certifications" USING btree ("carrier_code");--> statement-breakpoint
CREATE INDEX "certifications_state" ON "certifications" USING btree ("state","valid_to");--> statement-breakpoint
CREATE INDEX "msds_files_validity" ON "msds_files" USING btree ("seller_id","valid_until");--> statement-breakpoint
CREATE INDEX "product_msds_file" ON "product_msds" USING btree ("seller_id","msds_id");--> statement-breakpoint
CREATE UNIQUE INDEX "country_groups_name" ON "country_groups" USING btree ("seller_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name" ON "templates" USING btree ("seller_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "templates_order" ON "templates" USING btree ("seller_id","position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_cards_validity" ON "rate_cards" USING btree ("solution_code","valid_from","version");