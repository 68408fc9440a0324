CREATE TABLE "batches" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"parcel_count" integer NOT NULL,
	"request_key" text NOT NULL,
	"receipt" jsonb NOT NULL,
	CONSTRAINT "batches_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "notice_exports" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"store_id" uuid NOT NULL,
	"format" text NOT NULL,
	"count" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_exports_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "notice_exports_format_check" CHECK ("notice_exports"."format" in ('xlsx', 'csv'))
);
--> statement-breakpoint
CREATE TABLE "notice_layouts" (
	"seller_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"columns" jsonb NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_layouts_seller_id_store_id_pk" PRIMARY KEY("seller_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "paper_files" (
	"seller_id" uuid NOT NULL,
	"key" text NOT NULL,
	"pages" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_files_seller_id_key_pk" PRIMARY KEY("seller_id","key")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"waybill_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	"layout_version" integer NOT NULL,
	"hash" text NOT NULL,
	"printed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "papers_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "papers_kind_check" CHECK ("papers"."kind" in ('label'))
);
--> statement-breakpoint
CREATE TABLE "parcels" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"country" text NOT NULL,
	"weight_grams" integer NOT NULL,
	"length_mm" integer,
	"width_mm" integer,
	"height_mm" integer,
	"solution_code" text NOT NULL,
	"price_minor" bigint,
	"quote" jsonb NOT NULL,
	CONSTRAINT "parcels_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "shipment_notices" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"deadline_at" timestamp with time zone,
	"service_name" text NOT NULL,
	"tracking_number" text NOT NULL,
	"is_partial" boolean DEFAULT false NOT NULL,
	"export_id" uuid,
	"exported_at" timestamp with time zone,
	"declared_at" timestamp with time zone,
	"difference" text,
	"platform_number" text,
	"platform_service" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipment_notices_seller_id_waybill_id_pk" PRIMARY KEY("seller_id","waybill_id"),
	CONSTRAINT "shipment_notices_state_check" CHECK ("shipment_notices"."state" in ('pending', 'exported', 'declared', 'differs'))
);
--> statement-breakpoint
CREATE TABLE "waybills" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"parcel_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"purpose" text DEFAULT 'live' NOT NULL,
	"solution_code" text NOT NULL,
	"country" text NOT NULL,
	"state" text NOT NULL,
	"lp_number" text collate "C",
	"tracking_number" text collate "C",
	"last_mile_number" text,
	"lane_code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"outcome_unclear" boolean DEFAULT false NOT NULL,
	"failure_code" text,
	"failure_text" text DEFAULT '' NOT NULL,
	"failure_fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"booking" jsonb NOT NULL,
	"cancel_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"booked_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waybills_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "waybills_state_check" CHECK ("waybills"."state" in ('queued', 'sending', 'booked', 'unclear', 'cancelling', 'cancelled', 'failed')),
	CONSTRAINT "waybills_purpose_check" CHECK ("waybills"."purpose" in ('live', 'rehearsal')),
	CONSTRAINT "waybills_environment_check" CHECK ("waybills"."environment" in ('sandbox', 'production'))
);
--> statement-breakpoint
CREATE TABLE "carrier_bindings" (
	"seller_id" uuid NOT NULL,
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carrier_bindings_seller_id_carrier_code_environment_pk" PRIMARY KEY("seller_id","carrier_code","environment"),
	CONSTRAINT "carrier_bindings_state_check" CHECK ("carrier_bindings"."state" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seller_id" uuid NOT NULL,
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "connections_state_check" CHECK ("connections"."state" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "gateway_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"gateway" text NOT NULL,
	"environment" text NOT NULL,
	"base_address" text NOT NULL,
	"provider_id" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "gateway_accounts_environment_check" CHECK ("gateway_accounts"."environment" in ('sandbox', 'production'))
);
--> statement-breakpoint
CREATE TABLE "gateway_states" (
	"gateway" text NOT NULL,
	"environment" text NOT NULL,
	"consecutive_faults" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone,
	"probe_at" timestamp with time zone,
	"last_ok_at" timestamp with time zone,
	"last_fault_at" timestamp with time zone,
	"last_fault" text DEFAULT '' NOT NULL,
	CONSTRAINT "gateway_states_gateway_environment_pk" PRIMARY KEY("gateway","environment")
);
--> statement-breakpoint
CREATE TABLE "raw_exchanges" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"direction" text NOT NULL,
	"gateway" text NOT NULL,
	"environment" text NOT NULL,
	"message_type" text NOT NULL,
	"waybill_id" uuid,
	"request" text NOT NULL,
	"response" text NOT NULL,
	"status" integer,
	"duration_ms" integer,
	"outcome" text NOT NULL,
	CONSTRAINT "raw_exchanges_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "raw_exchanges_direction_check" CHECK ("raw_exchanges"."direction" in ('out', 'in'))
);
--> statement-breakpoint
CREATE TABLE "unmapped_codes" (
	"vocabulary" text NOT NULL,
	"code" text NOT NULL,
	"text" text NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"sample" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unmapped_codes_vocabulary_code_pk" PRIMARY KEY("vocabulary","code")
);
--> statement-breakpoint
CREATE TABLE "finding_overrides" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"field" text NOT NULL,
	"code" text NOT NULL,
	"value" text NOT NULL,
	"reason" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finding_overrides_seller_id_order_id_field_code_pk" PRIMARY KEY("seller_id","order_id","field","code")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"seller_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"verdict" text NOT NULL,
	"order_number" text NOT NULL,
	"content" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	CONSTRAINT "import_rows_seller_id_import_id_row_number_pk" PRIMARY KEY("seller_id","import_id","row_number"),
	CONSTRAINT "import_rows_verdict_check" CHECK ("import_rows"."verdict" in ('new', 'changed', 'same', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"store_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"state" text NOT NULL,
	"counts" jsonb NOT NULL,
	"header" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "imports_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('previewed', 'confirmed', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "order_choices" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"solution_code" text NOT NULL,
	"consent_note" text,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_choices_seller_id_order_id_pk" PRIMARY KEY("seller_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_number" integer NOT NULL,
	"sku" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"attributes" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"service" text DEFAULT '' NOT NULL,
	"line_key" text NOT NULL,
	"product_id" uuid,
	"is_warehouse_shipped" boolean DEFAULT false NOT NULL,
	CONSTRAINT "order_lines_seller_id_order_id_line_number_pk" PRIMARY KEY("seller_id","order_id","line_number")
);
--> statement-breakpoint
CREATE TABLE "order_terms" (
	"seller_id" uuid NOT NULL,
	"term" text collate "C" NOT NULL,
	"order_id" uuid NOT NULL,
	CONSTRAINT "order_terms_seller_id_term_order_id_pk" PRIMARY KEY("seller_id","term","order_id")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"store_id" uuid NOT NULL,
	"order_number" text NOT NULL,
	"state" text NOT NULL,
	"platform_status" text NOT NULL,
	"platform_status_text" text NOT NULL,
	"ship_by_date" date,
	"ship_by_at" timestamp with time zone,
	"ordered_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"buyer_name" text NOT NULL,
	"buyer_email" text DEFAULT '' NOT NULL,
	"paid_minor" bigint,
	"goods_minor" bigint,
	"shipping_minor" bigint,
	"currency" text NOT NULL,
	"recipient_name" text NOT NULL,
	"country" text,
	"country_text" text NOT NULL,
	"province" text NOT NULL,
	"city" text NOT NULL,
	"address" text NOT NULL,
	"address2" text DEFAULT '' NOT NULL,
	"postal_code" text NOT NULL,
	"phone" text NOT NULL,
	"mobile" text NOT NULL,
	"is_masked" boolean DEFAULT false NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"buyer_service" text DEFAULT '' NOT NULL,
	"hold_reason" text,
	"hold_note" text DEFAULT '' NOT NULL,
	"held_at" timestamp with time zone,
	"failure_code" text,
	"failure_text" text DEFAULT '' NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "orders_state_check" CHECK ("orders"."state" in ('not_ready', 'waiting', 'dispatching', 'labelled', 'done')),
	CONSTRAINT "orders_hold_reason_check" CHECK ("orders"."hold_reason" in ('by_person', 'left_waiting', 'changed_since_review')),
	CONSTRAINT "orders_currency_check" CHECK ("orders"."currency" in ('USD', 'CNY', 'EUR', 'GBP', 'HKD', 'RUB', 'BRL', 'PLN', 'AUD', 'CAD', 'MXN', 'CLP', 'JPY', 'KRW'))
);
--> statement-breakpoint
CREATE TABLE "recipient_corrections" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"field" text NOT NULL,
	"original" text NOT NULL,
	"corrected" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recipient_corrections_seller_id_order_id_field_pk" PRIMARY KEY("seller_id","order_id","field")
);
--> statement-breakpoint
CREATE TABLE "recipient_tax_ids" (
	"seller_id" uuid NOT NULL,
	"buyer_key" text NOT NULL,
	"country" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"source" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recipient_tax_ids_seller_id_buyer_key_country_pk" PRIMARY KEY("seller_id","buyer_key","country"),
	CONSTRAINT "recipient_tax_ids_source_check" CHECK ("recipient_tax_ids"."source" in ('found_in_order', 'pasted', 'sheet'))
);
--> statement-breakpoint
CREATE TABLE "shipped_numbers" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" text NOT NULL,
	"service" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipped_numbers_seller_id_order_id_number_pk" PRIMARY KEY("seller_id","order_id","number")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"staff_role" text,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_staff_role_check" CHECK ("people"."staff_role" in ('reviewer', 'carrier_manager'))
);
--> statement-breakpoint
CREATE TABLE "platform_audit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"event" text NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_message_reads" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"read_up_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"values" jsonb NOT NULL,
	"link" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_messages_role_check" CHECK ("staff_messages"."role" in ('reviewer', 'carrier_manager'))
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "product_matches" (
	"seller_id" uuid NOT NULL,
	"line_key" text NOT NULL,
	"product_id" uuid NOT NULL,
	"matched_by" text NOT NULL,
	"matched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_matches_seller_id_line_key_pk" PRIMARY KEY("seller_id","line_key")
);
--> statement-breakpoint
CREATE TABLE "product_terms" (
	"seller_id" uuid NOT NULL,
	"term" text collate "C" NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "product_terms_seller_id_term_product_id_pk" PRIMARY KEY("seller_id","term","product_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"sku" text,
	"sku_key" text,
	"title" text NOT NULL,
	"attributes" text DEFAULT '' NOT NULL,
	"name_zh" text,
	"name_en" text,
	"hs_code" text,
	"origin_country" text,
	"weight_grams" integer,
	"length_mm" integer,
	"width_mm" integer,
	"height_mm" integer,
	"cargo_kind" text,
	"declared_minor" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "products_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "products_cargo_kind_check" CHECK ("products"."cargo_kind" in ('general', 'built_in_battery', 'battery_packed_with', 'pure_battery', 'liquid', 'powder', 'cosmetics', 'magnetic')),
	CONSTRAINT "products_weight_check" CHECK (weight_grams is null or weight_grams > 0),
	CONSTRAINT "products_hs_code_check" CHECK (hs_code is null or hs_code ~ '^[0-9]{6,10}$')
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"event" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "audit_entries_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "invitations_role_check" CHECK ("invitations"."role" in ('owner', 'dispatcher', 'finance', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "live_cursors" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"cursor" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"seller_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_seller_id_person_id_pk" PRIMARY KEY("seller_id","person_id"),
	CONSTRAINT "members_role_check" CHECK ("members"."role" in ('owner', 'dispatcher', 'finance', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "message_recipients" (
	"seller_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"message_id" bigint NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "message_recipients_seller_id_person_id_message_id_pk" PRIMARY KEY("seller_id","person_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"seller_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"values" jsonb NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "own_addresses" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"store_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"company_name" text DEFAULT '' NOT NULL,
	"zh" jsonb NOT NULL,
	"en" jsonb NOT NULL,
	"postal_code" text NOT NULL,
	"mobile" text NOT NULL,
	"telephone" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "own_addresses_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "own_addresses_kind_check" CHECK ("own_addresses"."kind" in ('sender', 'pickup', 'return'))
);
--> statement-breakpoint
CREATE TABLE "sellers" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sellers_kind_check" CHECK ("sellers"."kind" in ('mainland_company', 'hong_kong_company', 'individual_business')),
	CONSTRAINT "sellers_state_check" CHECK ("sellers"."state" in ('new', 'active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"platform_number" text NOT NULL,
	"undeliverable" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "stores_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "stores_undeliverable_check" CHECK ("stores"."undeliverable" in ('return', 'destroy'))
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"base" text NOT NULL,
	"quote" text NOT NULL,
	"day" date NOT NULL,
	"rate_micros" bigint NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "exchange_rates_base_quote_day_pk" PRIMARY KEY("base","quote","day")
);
--> statement-breakpoint
CREATE TABLE "rate_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"solution_code" text NOT NULL,
	"currency" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source" text NOT NULL,
	"content_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_rows" (
	"card_id" text NOT NULL,
	"country" text NOT NULL,
	"from_grams" integer NOT NULL,
	"to_grams" integer NOT NULL,
	"per_kg_minor" bigint NOT NULL,
	"per_parcel_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "rate_rows_card_id_country_from_grams_pk" PRIMARY KEY("card_id","country","from_grams")
);
--> statement-breakpoint
CREATE TABLE "service_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"rule" jsonb NOT NULL,
	"position" integer NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solutions" (
	"code" text PRIMARY KEY NOT NULL,
	"carrier_code" text NOT NULL,
	"offer" jsonb NOT NULL,
	"position" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracking_events" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"waybill_id" uuid NOT NULL,
	"event_key" text NOT NULL,
	"source" text NOT NULL,
	"vocabulary" text NOT NULL,
	"code" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"time_text" text NOT NULL,
	"time_zone" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "tracking_events_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "tracking_events_source_check" CHECK ("tracking_events"."source" in ('push', 'poll'))
);
--> statement-breakpoint
CREATE TABLE "tracking_states" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"substage" text DEFAULT '' NOT NULL,
	"exception" text,
	"country" text NOT NULL,
	"solution_code" text NOT NULL,
	"tracking_number" text collate "C" NOT NULL,
	"order_number" text collate "C" NOT NULL,
	"stage_since" timestamp with time zone,
	"last_event_at" timestamp with time zone,
	"last_code" text DEFAULT '' NOT NULL,
	"last_text" text DEFAULT '' NOT NULL,
	"event_count" integer DEFAULT 0 NOT NULL,
	"unknown_count" integer DEFAULT 0 NOT NULL,
	"fold" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tracking_states_seller_id_waybill_id_pk" PRIMARY KEY("seller_id","waybill_id"),
	CONSTRAINT "tracking_states_stage_check" CHECK ("tracking_states"."stage" in ('created', 'pickup', 'export', 'linehaul', 'import', 'delivery', 'done', 'return', 'closed', 'unknown')),
	CONSTRAINT "tracking_states_exception_check" CHECK ("tracking_states"."exception" in ('customs_hold', 'bad_address', 'delivery_failed', 'returned', 'lost', 'stalled', 'refused', 'damaged', 'pickup_failed', 'warehouse_rejected', 'payment_due', 'cancelled', 'destroyed', 'other'))
);
--> statement-breakpoint
ALTER TABLE "notice_exports" ADD CONSTRAINT "notice_exports_seller_id_store_id_stores_seller_id_id_fk" FOREIGN KEY ("seller_id","store_id") REFERENCES "public"."stores"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_layouts" ADD CONSTRAINT "notice_layouts_seller_id_store_id_stores_seller_id_id_fk" FOREIGN KEY ("seller_id","store_id") REFERENCES "public"."stores"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_seller_id_batch_id_batches_seller_id_id_fk" FOREIGN KEY ("seller_id","batch_id") REFERENCES "public"."batches"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_notices" ADD CONSTRAINT "shipment_notices_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_notices" ADD CONSTRAINT "shipment_notices_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waybills" ADD CONSTRAINT "waybills_seller_id_parcel_id_parcels_seller_id_id_fk" FOREIGN KEY ("seller_id","parcel_id") REFERENCES "public"."parcels"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waybills" ADD CONSTRAINT "waybills_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waybills" ADD CONSTRAINT "waybills_seller_id_batch_id_batches_seller_id_id_fk" FOREIGN KEY ("seller_id","batch_id") REFERENCES "public"."batches"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waybills" ADD CONSTRAINT "waybills_seller_id_store_id_stores_seller_id_id_fk" FOREIGN KEY ("seller_id","store_id") REFERENCES "public"."stores"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_overrides" ADD CONSTRAINT "finding_overrides_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_seller_id_import_id_imports_seller_id_id_fk" FOREIGN KEY ("seller_id","import_id") REFERENCES "public"."imports"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_seller_id_store_id_stores_seller_id_id_fk" FOREIGN KEY ("seller_id","store_id") REFERENCES "public"."stores"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_choices" ADD CONSTRAINT "order_choices_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_terms" ADD CONSTRAINT "order_terms_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_seller_id_store_id_stores_seller_id_id_fk" FOREIGN KEY ("seller_id","store_id") REFERENCES "public"."stores"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_corrections" ADD CONSTRAINT "recipient_corrections_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipped_numbers" ADD CONSTRAINT "shipped_numbers_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_matches" ADD CONSTRAINT "product_matches_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_terms" ADD CONSTRAINT "product_terms_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_cursors" ADD CONSTRAINT "live_cursors_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD CONSTRAINT "message_recipients_seller_id_message_id_messages_seller_id_id_fk" FOREIGN KEY ("seller_id","message_id") REFERENCES "public"."messages"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_addresses" ADD CONSTRAINT "own_addresses_seller_id_store_id_stores_seller_id_id_fk" FOREIGN KEY ("seller_id","store_id") REFERENCES "public"."stores"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD CONSTRAINT "rate_rows_card_id_rate_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."rate_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_events" ADD CONSTRAINT "tracking_events_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_states" ADD CONSTRAINT "tracking_states_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "batches_request" ON "batches" USING btree ("seller_id","request_key");--> statement-breakpoint
CREATE INDEX "batches_created" ON "batches" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "papers_waybill" ON "papers" USING btree ("seller_id","waybill_id","kind");--> statement-breakpoint
CREATE INDEX "parcels_order" ON "parcels" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "parcels_batch" ON "parcels" USING btree ("seller_id","batch_id","position");--> statement-breakpoint
CREATE INDEX "shipment_notices_lane" ON "shipment_notices" USING btree ("seller_id","state","deadline_at");--> statement-breakpoint
CREATE INDEX "shipment_notices_order" ON "shipment_notices" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waybills_live" ON "waybills" USING btree ("seller_id","parcel_id") WHERE state in ('queued', 'sending', 'booked', 'unclear', 'cancelling');--> statement-breakpoint
CREATE UNIQUE INDEX "waybills_lp" ON "waybills" USING btree ("seller_id","lp_number");--> statement-breakpoint
CREATE INDEX "waybills_tracking" ON "waybills" USING btree ("seller_id","tracking_number");--> statement-breakpoint
CREATE INDEX "waybills_order" ON "waybills" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE INDEX "waybills_batch" ON "waybills" USING btree ("seller_id","batch_id","state");--> statement-breakpoint
CREATE INDEX "waybills_counts" ON "waybills" USING btree ("seller_id","purpose","state","country");--> statement-breakpoint
CREATE INDEX "waybills_created" ON "waybills" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "waybills_state" ON "waybills" USING btree ("seller_id","state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_seller" ON "connections" USING btree ("seller_id","carrier_code","environment");--> statement-breakpoint
CREATE UNIQUE INDEX "gateway_accounts_gateway" ON "gateway_accounts" USING btree ("gateway","environment");--> statement-breakpoint
CREATE INDEX "raw_exchanges_waybill" ON "raw_exchanges" USING btree ("seller_id","waybill_id","at");--> statement-breakpoint
CREATE INDEX "import_rows_verdict" ON "import_rows" USING btree ("seller_id","import_id","verdict","row_number");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "order_lines_key" ON "order_lines" USING btree ("seller_id","line_key");--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("seller_id","product_id");--> statement-breakpoint
CREATE INDEX "order_terms_order" ON "order_terms" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("seller_id","order_number");--> statement-breakpoint
CREATE INDEX "orders_lane" ON "orders" USING btree ("seller_id","state","ship_by_at","id");--> statement-breakpoint
CREATE INDEX "orders_ship_by" ON "orders" USING btree ("seller_id","ship_by_at","id");--> statement-breakpoint
CREATE INDEX "orders_created" ON "orders" USING btree ("seller_id","ordered_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_store" ON "orders" USING btree ("seller_id","store_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "platform_audit_at" ON "platform_audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_messages_role" ON "staff_messages" USING btree ("role","id");--> statement-breakpoint
CREATE INDEX "product_matches_product" ON "product_matches" USING btree ("seller_id","product_id");--> statement-breakpoint
CREATE INDEX "product_terms_product" ON "product_terms" USING btree ("seller_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_sku" ON "products" USING btree ("seller_id","sku_key");--> statement-breakpoint
CREATE INDEX "products_updated" ON "products" USING btree ("seller_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("seller_id","subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("seller_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("seller_id","token_hash");--> statement-breakpoint
CREATE INDEX "members_person" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "message_recipients_unread" ON "message_recipients" USING btree ("seller_id","person_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "own_addresses_default" ON "own_addresses" USING btree ("seller_id","store_id","kind") WHERE is_default and archived_at is null;--> statement-breakpoint
CREATE INDEX "own_addresses_store" ON "own_addresses" USING btree ("seller_id","store_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stores_platform_number" ON "stores" USING btree ("seller_id","platform_number");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_cards_validity" ON "rate_cards" USING btree ("solution_code","valid_from");--> statement-breakpoint
CREATE INDEX "rate_rows_country" ON "rate_rows" USING btree ("country");--> statement-breakpoint
CREATE UNIQUE INDEX "tracking_events_key" ON "tracking_events" USING btree ("seller_id","waybill_id","event_key");--> statement-breakpoint
CREATE INDEX "tracking_events_time" ON "tracking_events" USING btree ("seller_id","waybill_id","occurred_at");--> statement-breakpoint
CREATE INDEX "tracking_states_stage" ON "tracking_states" USING btree ("seller_id","stage","updated_at","waybill_id");--> statement-breakpoint
CREATE INDEX "tracking_states_updated" ON "tracking_states" USING btree ("seller_id","updated_at","waybill_id");--> statement-breakpoint
CREATE INDEX "tracking_states_exception" ON "tracking_states" USING btree ("seller_id","exception","updated_at");--> statement-breakpoint
CREATE INDEX "tracking_states_number" ON "tracking_states" USING btree ("seller_id","tracking_number");--> statement-breakpoint
CREATE INDEX "tracking_states_order" ON "tracking_states" USING btree ("seller_id","order_number");