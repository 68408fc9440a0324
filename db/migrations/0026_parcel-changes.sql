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
-- Notes which parcels' facts a statement changed; once per transaction, so that nobody ever waits for another's note.
-- What stays as it was is not noted: sweeps move due times all day.
CREATE FUNCTION "note_parcel_states"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT seller_id, waybill_id FROM after ON CONFLICT DO NOTHING;
	ELSIF TG_OP = 'DELETE' THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT seller_id, waybill_id FROM before ON CONFLICT DO NOTHING;
	ELSE
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT seller_id, waybill_id FROM (
				SELECT seller_id, waybill_id, stage, substage, exception, country, solution_code, carrier_code, template_id,
					value_minor, currency, booked_at, last_event_at, picked_up_at, delivered_at, ended_at, updated_at FROM after
				EXCEPT
				SELECT seller_id, waybill_id, stage, substage, exception, country, solution_code, carrier_code, template_id,
					value_minor, currency, booked_at, last_event_at, picked_up_at, delivered_at, ended_at, updated_at FROM before
			) AS changed ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "note_inserted" AFTER INSERT ON "tracking_states" REFERENCING NEW TABLE AS after
	FOR EACH STATEMENT EXECUTE FUNCTION note_parcel_states();
--> statement-breakpoint
CREATE TRIGGER "note_updated" AFTER UPDATE ON "tracking_states" REFERENCING OLD TABLE AS before NEW TABLE AS after
	FOR EACH STATEMENT EXECUTE FUNCTION note_parcel_states();
--> statement-breakpoint
CREATE TRIGGER "note_deleted" AFTER DELETE ON "tracking_states" REFERENCING OLD TABLE AS before
	FOR EACH STATEMENT EXECUTE FUNCTION note_parcel_states();
--> statement-breakpoint
CREATE FUNCTION "note_notices"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT DISTINCT seller_id, waybill_id FROM after ON CONFLICT DO NOTHING;
	END IF;
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT DISTINCT seller_id, waybill_id FROM before ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "note_inserted" AFTER INSERT ON "shipment_notices" REFERENCING NEW TABLE AS after
	FOR EACH STATEMENT EXECUTE FUNCTION note_notices();
--> statement-breakpoint
CREATE TRIGGER "note_updated" AFTER UPDATE ON "shipment_notices" REFERENCING OLD TABLE AS before NEW TABLE AS after
	FOR EACH STATEMENT EXECUTE FUNCTION note_notices();
--> statement-breakpoint
CREATE TRIGGER "note_deleted" AFTER DELETE ON "shipment_notices" REFERENCING OLD TABLE AS before
	FOR EACH STATEMENT EXECUTE FUNCTION note_notices();
--> statement-breakpoint
CREATE FUNCTION "note_incidents"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT seller_id, waybill_id FROM after WHERE waybill_id IS NOT NULL ON CONFLICT DO NOTHING;
	ELSIF TG_OP = 'DELETE' THEN
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT seller_id, waybill_id FROM before WHERE waybill_id IS NOT NULL ON CONFLICT DO NOTHING;
	ELSE
		INSERT INTO public.parcel_changes (seller_id, waybill_id)
			SELECT seller_id, waybill_id FROM (
				(SELECT seller_id, id, waybill_id, kind, severity, owner_id, raised_at, closed_at FROM after
					EXCEPT SELECT seller_id, id, waybill_id, kind, severity, owner_id, raised_at, closed_at FROM before)
				UNION ALL
				(SELECT seller_id, id, waybill_id, kind, severity, owner_id, raised_at, closed_at FROM before
					EXCEPT SELECT seller_id, id, waybill_id, kind, severity, owner_id, raised_at, closed_at FROM after)
			) AS changed WHERE waybill_id IS NOT NULL ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "note_inserted" AFTER INSERT ON "incidents" REFERENCING NEW TABLE AS after
	FOR EACH STATEMENT EXECUTE FUNCTION note_incidents();
--> statement-breakpoint
CREATE TRIGGER "note_updated" AFTER UPDATE ON "incidents" REFERENCING OLD TABLE AS before NEW TABLE AS after
	FOR EACH STATEMENT EXECUTE FUNCTION note_incidents();
--> statement-breakpoint
CREATE TRIGGER "note_deleted" AFTER DELETE ON "incidents" REFERENCING OLD TABLE AS before
	FOR EACH STATEMENT EXECUTE FUNCTION note_incidents();
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
