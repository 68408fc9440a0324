CREATE TABLE "hs_proposals" (
	"seller_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"need" text NOT NULL,
	"fault" text DEFAULT '' NOT NULL,
	"confidence" integer NOT NULL,
	"uncertainty" integer NOT NULL,
	"is_sure" boolean NOT NULL,
	"candidates" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"product_version" integer NOT NULL,
	"model" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hs_proposals_seller_id_product_id_pk" PRIMARY KEY("seller_id","product_id"),
	CONSTRAINT "hs_proposals_need_check" CHECK ("hs_proposals"."need" in ('code', 'replace', 'digits', 'none'))
);
--> statement-breakpoint
CREATE TABLE "nomenclature_codes" (
	"origin" text NOT NULL,
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"edition_id" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"first_unit" text,
	"second_unit" text,
	"elements" jsonb,
	"refund_basis_points" integer,
	"supervision" text,
	"confidence" text,
	CONSTRAINT "nomenclature_codes_code_origin_valid_from_pk" PRIMARY KEY("code","origin","valid_from"),
	CONSTRAINT "nomenclature_codes_origin_check" CHECK ("nomenclature_codes"."origin" in ('imported', 'seed')),
	CONSTRAINT "nomenclature_codes_confidence_check" CHECK ("nomenclature_codes"."confidence" in ('high', 'medium', 'low')),
	CONSTRAINT "nomenclature_codes_code_check" CHECK (code ~ '^([0-9]{8}|[0-9]{10})$'),
	CONSTRAINT "nomenclature_codes_span_check" CHECK (valid_until is null or valid_until >= valid_from)
);
--> statement-breakpoint
CREATE TABLE "nomenclature_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"valid_from" date NOT NULL,
	"is_complete" boolean NOT NULL,
	"source" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"file_name" text DEFAULT '' NOT NULL,
	"file_hash" text NOT NULL,
	"row_count" integer NOT NULL,
	"imported_by" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomenclature_editions_origin_check" CHECK ("nomenclature_editions"."origin" in ('imported', 'seed'))
);
--> statement-breakpoint
ALTER TABLE "product_customs" ADD COLUMN "element_values" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "hs_confirmed_by" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "hs_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "hs_proposal" jsonb;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "material" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "used_for" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "brand" text;--> statement-breakpoint
ALTER TABLE "hs_proposals" ADD CONSTRAINT "hs_proposals_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomenclature_codes" ADD CONSTRAINT "nomenclature_codes_edition_id_nomenclature_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."nomenclature_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hs_proposals_need" ON "hs_proposals" USING btree ("seller_id","need","uncertainty");