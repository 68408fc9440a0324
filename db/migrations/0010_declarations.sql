CREATE TABLE "carrier_customs" (
	"carrier_code" text PRIMARY KEY NOT NULL,
	"logistics_code" text NOT NULL,
	"logistics_name" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carrier_mandates" (
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"state" text NOT NULL,
	"dxp_id" text NOT NULL,
	"cop_code" text NOT NULL,
	"cop_name" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"key_sealed" text NOT NULL,
	"certificate" text NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"read_at" timestamp with time zone,
	"read_next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"quiet_reads" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "carrier_mandates_carrier_code_environment_pk" PRIMARY KEY("carrier_code","environment"),
	CONSTRAINT "carrier_mandates_environment_check" CHECK ("carrier_mandates"."environment" in ('sandbox', 'production')),
	CONSTRAINT "carrier_mandates_state_check" CHECK ("carrier_mandates"."state" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "customs_documents" (
	"seller_id" uuid NOT NULL,
	"guid" text NOT NULL,
	"kind" text NOT NULL,
	"app_type" text NOT NULL,
	"message_guid" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"part" integer DEFAULT 1 NOT NULL,
	"submission" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"status" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"pre_no" text,
	"invt_no" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "customs_documents_seller_id_guid_pk" PRIMARY KEY("seller_id","guid"),
	CONSTRAINT "customs_documents_kind_check" CHECK ("customs_documents"."kind" in ('CEB303', 'CEB505', 'CEB603', 'CEB605', 'CEB607', 'CEB701')),
	CONSTRAINT "customs_documents_state_check" CHECK ("customs_documents"."state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "customs_messages" (
	"seller_id" uuid NOT NULL,
	"guid" text NOT NULL,
	"kind" text NOT NULL,
	"environment" text NOT NULL,
	"mandate_of" text,
	"state" text DEFAULT 'ready' NOT NULL,
	"document_count" integer NOT NULL,
	"xml" text NOT NULL,
	"hash" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"answer" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "customs_messages_seller_id_guid_pk" PRIMARY KEY("seller_id","guid"),
	CONSTRAINT "customs_messages_kind_check" CHECK ("customs_messages"."kind" in ('CEB303', 'CEB505', 'CEB603', 'CEB605', 'CEB607', 'CEB701')),
	CONSTRAINT "customs_messages_environment_check" CHECK ("customs_messages"."environment" in ('sandbox', 'production')),
	CONSTRAINT "customs_messages_state_check" CHECK ("customs_messages"."state" in ('ready', 'accepted', 'refused', 'format_refused'))
);
--> statement-breakpoint
CREATE TABLE "customs_receipts" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"fingerprint" text NOT NULL,
	"environment" text NOT NULL,
	"kind" text,
	"guid" text,
	"subject_id" uuid,
	"is_known" boolean NOT NULL,
	"status" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"time" text DEFAULT '' NOT NULL,
	"pre_no" text,
	"invt_no" text,
	"sum_no" text,
	"received_at" timestamp with time zone NOT NULL,
	"raw" text NOT NULL,
	CONSTRAINT "customs_receipts_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "customs_receipts_environment_check" CHECK ("customs_receipts"."environment" in ('sandbox', 'production'))
);
--> statement-breakpoint
CREATE TABLE "customs_settings" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"code_form" text DEFAULT 'numeric' NOT NULL,
	"may_pad_heading" boolean DEFAULT false NOT NULL,
	"platform_code" text DEFAULT '无' NOT NULL,
	"platform_name" text DEFAULT 'AliExpress' NOT NULL,
	"declarant_code" text DEFAULT '' NOT NULL,
	"declarant_name" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT '' NOT NULL,
	CONSTRAINT "customs_settings_code_form_check" CHECK ("customs_settings"."code_form" in ('numeric', 'letters'))
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"waybill_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"carrier_code" text NOT NULL,
	"country" text NOT NULL,
	"way" text NOT NULL,
	"lane" text NOT NULL,
	"stop" text,
	"closures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure_code" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"order_state" text DEFAULT 'draft' NOT NULL,
	"waybill_state" text,
	"list_state" text DEFAULT 'draft' NOT NULL,
	"order_number" text collate "C" NOT NULL,
	"order_no" text collate "C" NOT NULL,
	"order_part" integer NOT NULL,
	"waybill_no" text collate "C" NOT NULL,
	"cop_no" text collate "C" NOT NULL,
	"pre_no" text collate "C",
	"invt_no" text collate "C",
	"logistics_code" text DEFAULT '' NOT NULL,
	"facts" jsonb NOT NULL,
	"layout_version" integer NOT NULL,
	"hash" text NOT NULL,
	"overrides" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"currency" text NOT NULL,
	"value_minor" bigint NOT NULL,
	"day" date NOT NULL,
	"submissions" integer DEFAULT 0 NOT NULL,
	"app_type" text DEFAULT '1' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"lane_since" timestamp with time zone DEFAULT now() NOT NULL,
	"waybill_awaited_at" timestamp with time zone,
	"unclear_status" text,
	"is_withdrawing" boolean DEFAULT false NOT NULL,
	"warned_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_month" text,
	"intercept_at" timestamp with time zone,
	"master_list_id" uuid,
	"summary_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "declarations_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "declarations_environment_check" CHECK ("declarations"."environment" in ('sandbox', 'production')),
	CONSTRAINT "declarations_way_check" CHECK ("declarations"."way" in ('A', 'B')),
	CONSTRAINT "declarations_lane_check" CHECK ("declarations"."lane" in ('stopped', 'ready', 'awaiting_waybill', 'waiting', 'inspection', 'returned', 'released', 'closed', 'withdrawn', 'void')),
	CONSTRAINT "declarations_stop_check" CHECK ("declarations"."stop" in ('findings', 'gate')),
	CONSTRAINT "declarations_state_check" CHECK ("declarations"."state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn')),
	CONSTRAINT "declarations_order_state_check" CHECK ("declarations"."order_state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn')),
	CONSTRAINT "declarations_waybill_state_check" CHECK ("declarations"."waybill_state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn')),
	CONSTRAINT "declarations_list_state_check" CHECK ("declarations"."list_state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "exchange_connections" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"environment" text NOT NULL,
	"state" text NOT NULL,
	"dxp_id" text NOT NULL,
	"cop_code" text NOT NULL,
	"cop_name" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"key_sealed" text NOT NULL,
	"certificate" text NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"read_at" timestamp with time zone,
	"read_next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"quiet_reads" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_connections_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "exchange_connections_environment_check" CHECK ("exchange_connections"."environment" in ('sandbox', 'production')),
	CONSTRAINT "exchange_connections_state_check" CHECK ("exchange_connections"."state" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "export_declaration_lines" (
	"seller_id" uuid NOT NULL,
	"decl_seq_no" text NOT NULL,
	"invt_no" text NOT NULL,
	"gnum" text NOT NULL,
	"gseqno" text NOT NULL,
	"gcode" text NOT NULL,
	"logistics_no" text NOT NULL,
	"declaration_id" uuid,
	CONSTRAINT "export_declaration_lines_seller_id_decl_seq_no_invt_no_gnum_pk" PRIMARY KEY("seller_id","decl_seq_no","invt_no","gnum")
);
--> statement-breakpoint
CREATE TABLE "export_declarations" (
	"seller_id" uuid NOT NULL,
	"decl_seq_no" text NOT NULL,
	"summary_id" uuid,
	"sum_no" text NOT NULL,
	"entry_id" text,
	"dec_state" text NOT NULL,
	"dec_tmp_no" text,
	"dec_pre_no" text,
	"customs_code" text NOT NULL,
	"declarant_code" text NOT NULL,
	"gross_weight" text NOT NULL,
	"net_weight" text NOT NULL,
	"op_date" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "export_declarations_seller_id_decl_seq_no_pk" PRIMARY KEY("seller_id","decl_seq_no")
);
--> statement-breakpoint
CREATE TABLE "mandated_documents" (
	"guid" text PRIMARY KEY NOT NULL,
	"seller_id" uuid NOT NULL,
	"carrier_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "master_lists" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"environment" text NOT NULL,
	"day" date NOT NULL,
	"cop_no" text NOT NULL,
	"bill_no" text NOT NULL,
	"logistics_code" text NOT NULL,
	"logistics_name" text NOT NULL,
	"transport" jsonb NOT NULL,
	"source" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"pre_no" text,
	"parcel_count" integer NOT NULL,
	"gross_grams" bigint NOT NULL,
	"left_out" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "master_lists_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "master_lists_environment_check" CHECK ("master_lists"."environment" in ('sandbox', 'production')),
	CONSTRAINT "master_lists_source_check" CHECK ("master_lists"."source" in ('carrier', 'person')),
	CONSTRAINT "master_lists_state_check" CHECK ("master_lists"."state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "product_customs" (
	"seller_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"declared_name" text DEFAULT '' NOT NULL,
	"elements" text DEFAULT '' NOT NULL,
	"bar_code" text,
	"unit" text DEFAULT '011' NOT NULL,
	"legal_unit" text,
	"second_unit" text,
	"legal_per_piece" bigint,
	"second_per_piece" bigint,
	"net_grams" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "product_customs_seller_id_product_id_pk" PRIMARY KEY("seller_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "summaries" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"environment" text NOT NULL,
	"month" text NOT NULL,
	"cop_no" text NOT NULL,
	"declarant_code" text NOT NULL,
	"declarant_name" text NOT NULL,
	"by_owner" boolean NOT NULL,
	"by_item_name" boolean NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"pre_no" text,
	"sum_no" text,
	"list_count" integer NOT NULL,
	"left_out" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "summaries_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "summaries_environment_check" CHECK ("summaries"."environment" in ('sandbox', 'production')),
	CONSTRAINT "summaries_state_check" CHECK ("summaries"."state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"declaration_id" uuid NOT NULL,
	"cop_no" text NOT NULL,
	"invt_no" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "withdrawals_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "withdrawals_state_check" CHECK ("withdrawals"."state" in ('draft', 'sent', 'pending', 'accepted', 'review', 'held', 'send_failed', 'refused', 'returned', 'released', 'closed', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "carrier_customs" ADD CONSTRAINT "carrier_customs_carrier_code_carriers_code_fk" FOREIGN KEY ("carrier_code") REFERENCES "public"."carriers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customs_documents" ADD CONSTRAINT "customs_documents_seller_id_message_guid_customs_messages_seller_id_guid_fk" FOREIGN KEY ("seller_id","message_guid") REFERENCES "public"."customs_messages"("seller_id","guid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customs_settings" ADD CONSTRAINT "customs_settings_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_connections" ADD CONSTRAINT "exchange_connections_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_declaration_lines" ADD CONSTRAINT "export_declaration_lines_seller_id_decl_seq_no_export_declarations_seller_id_decl_seq_no_fk" FOREIGN KEY ("seller_id","decl_seq_no") REFERENCES "public"."export_declarations"("seller_id","decl_seq_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_customs" ADD CONSTRAINT "product_customs_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_seller_id_declaration_id_declarations_seller_id_id_fk" FOREIGN KEY ("seller_id","declaration_id") REFERENCES "public"."declarations"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customs_documents_message" ON "customs_documents" USING btree ("seller_id","message_guid");--> statement-breakpoint
CREATE INDEX "customs_documents_subject" ON "customs_documents" USING btree ("seller_id","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "customs_messages_open" ON "customs_messages" USING btree ("seller_id","next_attempt_at") WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX "customs_messages_created" ON "customs_messages" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customs_receipts_fingerprint" ON "customs_receipts" USING btree ("seller_id","fingerprint");--> statement-breakpoint
CREATE INDEX "customs_receipts_guid" ON "customs_receipts" USING btree ("seller_id","guid");--> statement-breakpoint
CREATE INDEX "customs_receipts_subject" ON "customs_receipts" USING btree ("seller_id","subject_id","received_at");--> statement-breakpoint
CREATE INDEX "customs_receipts_unknown" ON "customs_receipts" USING btree ("seller_id","received_at") WHERE not is_known;--> statement-breakpoint
CREATE UNIQUE INDEX "declarations_waybill" ON "declarations" USING btree ("seller_id","waybill_id");--> statement-breakpoint
CREATE UNIQUE INDEX "declarations_cop_no" ON "declarations" USING btree ("seller_id","cop_no");--> statement-breakpoint
CREATE INDEX "declarations_order" ON "declarations" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE INDEX "declarations_lane" ON "declarations" USING btree ("seller_id","lane","lane_since","id");--> statement-breakpoint
CREATE INDEX "declarations_counts" ON "declarations" USING btree ("seller_id","day","lane","way");--> statement-breakpoint
CREATE INDEX "declarations_created" ON "declarations" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "declarations_order_number" ON "declarations" USING btree ("seller_id","order_number");--> statement-breakpoint
CREATE INDEX "declarations_waybill_no" ON "declarations" USING btree ("seller_id","waybill_no");--> statement-breakpoint
CREATE INDEX "declarations_pre_no" ON "declarations" USING btree ("seller_id","pre_no");--> statement-breakpoint
CREATE INDEX "declarations_invt_no" ON "declarations" USING btree ("seller_id","invt_no");--> statement-breakpoint
CREATE INDEX "declarations_month" ON "declarations" USING btree ("seller_id","closed_month","way");--> statement-breakpoint
CREATE INDEX "declarations_master_list" ON "declarations" USING btree ("seller_id","master_list_id");--> statement-breakpoint
CREATE INDEX "declarations_summary" ON "declarations" USING btree ("seller_id","summary_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_connections_environment" ON "exchange_connections" USING btree ("seller_id","environment");--> statement-breakpoint
CREATE INDEX "exchange_connections_due" ON "exchange_connections" USING btree ("state","read_next_at");--> statement-breakpoint
CREATE INDEX "export_declaration_lines_declaration" ON "export_declaration_lines" USING btree ("seller_id","declaration_id");--> statement-breakpoint
CREATE INDEX "export_declarations_summary" ON "export_declarations" USING btree ("seller_id","summary_id");--> statement-breakpoint
CREATE INDEX "export_declarations_entry" ON "export_declarations" USING btree ("seller_id","entry_id");--> statement-breakpoint
CREATE INDEX "export_declarations_received" ON "export_declarations" USING btree ("seller_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "master_lists_cop_no" ON "master_lists" USING btree ("seller_id","cop_no");--> statement-breakpoint
CREATE INDEX "master_lists_day" ON "master_lists" USING btree ("seller_id","day","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "summaries_cop_no" ON "summaries" USING btree ("seller_id","cop_no");--> statement-breakpoint
CREATE INDEX "summaries_month" ON "summaries" USING btree ("seller_id","month","created_at");--> statement-breakpoint
CREATE INDEX "summaries_sum_no" ON "summaries" USING btree ("seller_id","sum_no");--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawals_open" ON "withdrawals" USING btree ("seller_id","declaration_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "withdrawals_declaration" ON "withdrawals" USING btree ("seller_id","declaration_id");