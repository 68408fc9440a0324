CREATE TABLE "parcel_changes" (
	"seller_id" uuid NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"waybill_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parcel_changes_seller_id_tx_waybill_id_pk" PRIMARY KEY("seller_id","tx","waybill_id")
);
--> statement-breakpoint
DROP INDEX "tracking_states_counts";
--> statement-breakpoint
CREATE INDEX "incidents_counts" ON "incidents" USING btree ("seller_id","severity","kind","state","owner_id","owner_name","country","solution_code","due_at") WHERE closed_at is null and group_id is null;
--> statement-breakpoint
-- Notes that a parcel's facts changed; once per transaction, so that nobody ever waits for another's note. By row: for a
-- single push a third of what a statement's trigger costs. What stays as it was is not noted: sweeps move due times all day.
CREATE FUNCTION "note_parcel"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP <> 'DELETE' AND NEW.waybill_id IS NOT NULL THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id) VALUES (NEW.seller_id, NEW.waybill_id) ON CONFLICT DO NOTHING;
	END IF;
	IF TG_OP <> 'INSERT' AND OLD.waybill_id IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.waybill_id IS DISTINCT FROM NEW.waybill_id) THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id) VALUES (OLD.seller_id, OLD.waybill_id) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "note_written" AFTER INSERT OR DELETE ON "tracking_states" FOR EACH ROW EXECUTE FUNCTION note_parcel();
--> statement-breakpoint
CREATE TRIGGER "note_changed" AFTER UPDATE ON "tracking_states" FOR EACH ROW
	WHEN ((OLD.stage, OLD.substage, OLD.exception, OLD.country, OLD.solution_code, OLD.carrier_code, OLD.template_id,
		OLD.value_minor, OLD.currency, OLD.booked_at, OLD.last_event_at, OLD.picked_up_at, OLD.delivered_at, OLD.ended_at,
		OLD.updated_at)
	IS DISTINCT FROM (NEW.stage, NEW.substage, NEW.exception, NEW.country, NEW.solution_code, NEW.carrier_code,
		NEW.template_id, NEW.value_minor, NEW.currency, NEW.booked_at, NEW.last_event_at, NEW.picked_up_at, NEW.delivered_at,
		NEW.ended_at, NEW.updated_at))
	EXECUTE FUNCTION note_parcel();
--> statement-breakpoint
CREATE TRIGGER "note_written" AFTER INSERT OR DELETE ON "shipment_notices" FOR EACH ROW EXECUTE FUNCTION note_parcel();
--> statement-breakpoint
CREATE TRIGGER "note_changed" AFTER UPDATE ON "shipment_notices" FOR EACH ROW
	WHEN ((OLD.waybill_id, OLD.deadline_at, OLD.declared_at, OLD.exported_at)
	IS DISTINCT FROM (NEW.waybill_id, NEW.deadline_at, NEW.declared_at, NEW.exported_at))
	EXECUTE FUNCTION note_parcel();
--> statement-breakpoint
CREATE TRIGGER "note_written" AFTER INSERT OR DELETE ON "incidents" FOR EACH ROW EXECUTE FUNCTION note_parcel();
--> statement-breakpoint
CREATE TRIGGER "note_changed" AFTER UPDATE ON "incidents" FOR EACH ROW
	WHEN ((OLD.waybill_id, OLD.kind, OLD.severity, OLD.owner_id, OLD.raised_at, OLD.closed_at)
	IS DISTINCT FROM (NEW.waybill_id, NEW.kind, NEW.severity, NEW.owner_id, NEW.raised_at, NEW.closed_at))
	EXECUTE FUNCTION note_parcel();
--> statement-breakpoint
CREATE FUNCTION "note_order_parcels"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO public.parcel_changes (seller_id, waybill_id)
		SELECT w.seller_id, w.id FROM public.waybills w WHERE w.seller_id = NEW.seller_id AND w.order_id = NEW.id
		ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "note_paid" AFTER UPDATE OF "paid_at" ON "orders"
	FOR EACH ROW WHEN (OLD.paid_at IS DISTINCT FROM NEW.paid_at) EXECUTE FUNCTION note_order_parcels();
--> statement-breakpoint
CREATE FUNCTION "note_moved_waybill"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO public.parcel_changes (seller_id, waybill_id) VALUES (NEW.seller_id, NEW.id) ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "note_moved" AFTER UPDATE OF "order_id" ON "waybills"
	FOR EACH ROW WHEN (OLD.order_id IS DISTINCT FROM NEW.order_id) EXECUTE FUNCTION note_moved_waybill();
