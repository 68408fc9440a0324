CREATE TABLE "resendings" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"state_before" text NOT NULL,
	"is_clock_stopped" boolean NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resendings_seller_id_waybill_id_order_id_pk" PRIMARY KEY("seller_id","waybill_id","order_id"),
	CONSTRAINT "resendings_cause_check" CHECK ("resendings"."cause" in ('returned', 'returning', 'lost', 'destroyed', 'seized', 'warehouse_rejected', 'ended')),
	CONSTRAINT "resendings_state_before_check" CHECK ("resendings"."state_before" in ('not_ready', 'waiting', 'merged', 'dispatching', 'labelled', 'done'))
);
--> statement-breakpoint
ALTER TABLE "resendings" ADD CONSTRAINT "resendings_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resendings" ADD CONSTRAINT "resendings_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resendings_order" ON "resendings" USING btree ("seller_id","order_id","asked_at");