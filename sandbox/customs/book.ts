import type { Values } from "./messages/form.ts";
import type {
  AccountRecord,
  Behaviour,
  CarrierRecord,
  CustomsRecord,
  DocumentRecord,
  Entry,
  Fate,
  Kind,
  MovedRecord,
  State,
  WrittenRecord,
} from "./records.ts";

export type Moved = { readonly state: State; readonly at: number; readonly info: string };

/** A document at customs, with all that happened to it. */
export type Document = Omit<DocumentRecord, "type" | "at" | "state" | "info"> & {
  readonly receivedAt: number;
  state: State;
  since: number;
  invtNo: string;
  sumNo: string;
  history: Moved[];
  /** Of a summary: its lists, and the export declarations that were made of them. */
  takenLists: readonly string[];
  declarations: readonly Entry[];
};

type Message = Omit<CustomsRecord & { type: "message" }, "type">;

/** States of documents that still count: a key at one of these cannot be declared as new. */
export const livingStates: readonly State[] = [2, 3, 120, 300, 399, 500, 800, 899];

/** States at which a document may be declared again, or changed. */
export const stoppedStates: readonly State[] = [1, 4, 100];

const lastStates: readonly State[] = [899, 100, 4, 1, "withdrawn", "deleted", "replaced"];

/** Everything that customs knows, as the ledger tells it. `apply` is the only way that anything changes. */
export class CustomsBook {
  readonly accounts = new Map<string, Omit<AccountRecord, "type" | "at">>();
  readonly carriers = new Map<string, Omit<CarrierRecord, "type" | "at">>();
  readonly waybillNos = new Set<string>();
  readonly delays: Record<string, number> = {};
  readonly fates = new Map<string, { fate: Fate; left: number }>();
  readonly messages = new Map<string, Message>();
  readonly refusals: Omit<CustomsRecord & { type: "refused" }, "type">[] = [];
  readonly documents: Document[] = [];
  /** Those that time can still move. */
  readonly active = new Set<Document>();
  readonly receipts: WrittenRecord[] = [];
  /** Ids of receipts that wait to be issued. */
  readonly waiting = new Set<number>();
  /** By account, the ids of issued receipts in the order of the cursor. */
  readonly issued = new Map<string, number[]>();
  readonly guids = new Set<string>();
  behaviours: (Behaviour & { struck: number })[] = [];
  aheadMs = 0;
  invtSerial = 0;
  readonly #byKey = new Map<string, Document[]>();

  apply(record: CustomsRecord): void {
    switch (record.type) {
      case "together":
        for (const one of record.records) this.apply(one);
        return;
      case "account": {
        const { type: _, at: __, ...facts } = record;
        this.accounts.set(facts.dxpId, facts);
        return;
      }
      case "carrier": {
        const { type: _, at: __, ...facts } = record;
        this.carriers.set(facts.logisticsCode, facts);
        return;
      }
      case "waybills":
        for (const no of record.logisticsNos) this.waybillNos.add(no);
        return;
      case "delays":
        Object.assign(this.delays, record.seconds);
        return;
      case "fate":
        if (record.fate === null) this.fates.delete(record.key);
        else this.fates.set(record.key, { fate: record.fate, left: record.times });
        return;
      case "behaviours":
        this.behaviours = record.behaviours.map((one) => ({ ...one, struck: 0 }));
        return;
      case "struck": {
        const behaviour = this.behaviours[record.behaviour];
        if (behaviour) behaviour.struck += 1;
        return;
      }
      case "clock":
        this.aheadMs = record.aheadMs;
        return;
      case "message": {
        const { type: _, ...facts } = record;
        this.messages.set(messageKey(facts.dxpId, facts.copMsgId), facts);
        return;
      }
      case "refused": {
        const { type: _, ...facts } = record;
        this.refusals.push(facts);
        return;
      }
      case "document":
        this.#take(record);
        return;
      case "moved":
        this.#move(record);
        return;
      case "summarised":
        this.#document(record.id).takenLists = record.invtNos;
        return;
      case "declared":
        this.#document(record.id).declarations = record.declarations;
        return;
      case "written":
        this.receipts.push(record);
        this.waiting.add(record.id);
        return;
      case "issued":
        this.#issue(record.id);
        return;
    }
  }

  /** The document under a key that counts, else the last one that did. */
  find(kind: Kind, key: string): Document | undefined {
    const all = this.#byKey.get(`${kind}\u0000${key}`) ?? [];
    return all.findLast(({ state }) => livingStates.includes(state)) ?? all.at(-1);
  }

  /** How many documents were ever declared under a key. */
  count(kind: Kind, key: string): number {
    return this.#byKey.get(`${kind}\u0000${key}`)?.length ?? 0;
  }

  /** A living document under a key. */
  living(kind: Kind, key: string): Document | undefined {
    const found = this.find(kind, key);
    return found && livingStates.includes(found.state) ? found : undefined;
  }

  /** Numbers that documents and receipts are made with. */
  get nextDocument(): number {
    return this.documents.length + 1;
  }

  get nextReceipt(): number {
    return this.receipts.length + 1;
  }

  #document(id: number): Document {
    const document = this.documents[id - 1];
    if (!document) throw new Error(`customs' ledger names document ${id} before it was received`);
    return document;
  }

  #take(record: DocumentRecord): void {
    const { type: _, at, state, info, ...facts } = record;
    const document: Document = {
      ...facts,
      receivedAt: at,
      state,
      since: at,
      invtNo: "",
      sumNo: "",
      history: [{ state, at, info }],
      takenLists: [],
      declarations: [],
    };
    const before = this.find(document.kind, keysOf(document)[0] ?? "");
    this.documents.push(document);
    this.guids.add(document.guid.toUpperCase());
    for (const key of keysOf(document)) this.#index(document, key);
    if (before && stoppedStates.includes(before.state)) this.#settle(before, "replaced");
    if (!lastStates.includes(state)) this.active.add(document);
  }

  #move(record: MovedRecord): void {
    const document = this.#document(record.id);
    document.history.push({ state: record.state, at: record.at, info: record.info });
    document.since = record.at;
    this.#settle(document, record.state);
    if (record.invtNo) {
      document.invtNo = record.invtNo;
      this.invtSerial += 1;
      this.#index(document, invtKey(record.invtNo));
    }
    if (record.sumNo) document.sumNo = record.sumNo;
    const fate = record.fated === undefined ? undefined : this.fates.get(record.fated);
    if (fate) fate.left -= 1;
  }

  #settle(document: Document, state: State): void {
    document.state = state;
    if (lastStates.includes(state)) this.active.delete(document);
    else this.active.add(document);
  }

  #index(document: Document, key: string): void {
    const name = `${document.kind}\u0000${key}`;
    const all = this.#byKey.get(name);
    if (all) all.push(document);
    else this.#byKey.set(name, [document]);
  }

  #issue(id: number): void {
    this.waiting.delete(id);
    const receipt = this.receipts[id - 1];
    if (!receipt) throw new Error(`customs' ledger issues receipt ${id} before it was written`);
    const issued = this.issued.get(receipt.dxpId);
    if (issued) issued.push(id);
    else this.issued.set(receipt.dxpId, [id]);
  }
}

export function messageKey(dxpId: string, copMsgId: string): string {
  return `${dxpId}\u0000${copMsgId}`;
}

/** Business keys of a document, the first being the one by which it is told apart. */
export function keysOf({ kind, document: { head } }: Pick<Document, "kind" | "document">): readonly string[] {
  switch (kind) {
    case "order":
      return [orderKey(head)];
    case "waybill":
      return [waybillKey(head)];
    case "list":
      return [copKey(head), orderKey(head), waybillKey(head)];
    case "cancel":
      return [`invt ${head.invtNo}`];
    case "master":
      return [`${copKey(head)} ${head.msgSeqNo}`];
    case "summary":
      return [`cop ${head.ebcCode} ${head.copNo} ${head.msgSeqNo}`];
  }
}

export function orderKey(head: Values): string {
  return `order ${head.ebcCode} ${head.orderNo}`;
}

export function waybillKey(head: Values): string {
  return `waybill ${head.logisticsCode} ${head.logisticsNo}`;
}

export function copKey(head: Values): string {
  return `cop ${head.agentCode} ${head.copNo}`;
}

export function invtKey(invtNo: string): string {
  return `invt ${invtNo}`;
}
