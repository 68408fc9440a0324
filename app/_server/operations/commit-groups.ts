type Waiting<In, Out> = {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
};

export type GroupLimits<In> = {
  /** Of how many keys work is done at the same time. */
  readonly sideBySide: number;
  /** How much goes into one group, measured by `sizeOf`; a larger item goes alone. */
  readonly most: number;
  readonly sizeOf: (item: In) => number;
};

/**
 * Lets callers share a transaction: what arrives in one turn of the event loop, or under a key while its work is being
 * done, is done together, so that nobody waits for company and a crowd costs one commit. Each caller is answered after the work of its group; when a group
 * fails, its items are tried one by one, so that one that cannot be done fails alone.
 */
export class CommitGroups<In, Out> {
  private readonly waiting = new Map<string, Waiting<In, Out>[]>();
  private readonly working = new Set<string>();
  private isStarting = false;

  private readonly work: (key: string, items: readonly In[]) => Promise<readonly Out[]>;
  private readonly limits: GroupLimits<In>;

  constructor(work: (key: string, items: readonly In[]) => Promise<readonly Out[]>, limits: GroupLimits<In>) {
    this.work = work;
    this.limits = limits;
  }

  /** Resolves with what the work answers for this item, throws what it throws for it. */
  submit(key: string, item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      const line = this.waiting.get(key) ?? [];
      line.push({ item, resolve, reject });
      this.waiting.set(key, line);
      this.startSoon();
    });
  }

  /** At the end of this turn: callers that were just answered are often back by then, and those of one crowd are all here. */
  private startSoon(): void {
    if (this.isStarting) return;
    this.isStarting = true;
    setImmediate(() => {
      this.isStarting = false;
      this.start();
    });
  }

  private start(): void {
    for (const key of this.waiting.keys()) {
      if (this.working.size >= this.limits.sideBySide) return;
      if (!this.working.has(key)) void this.workOn(key);
    }
  }

  /** One group, then the key goes to the end of the line: a busy seller keeps nobody waiting. */
  private async workOn(key: string): Promise<void> {
    this.working.add(key);
    const group = this.take(key);
    await this.doTogether(key, group);
    this.working.delete(key);
    const line = this.waiting.get(key);
    if (line) {
      this.waiting.delete(key);
      this.waiting.set(key, line);
    }
    if (this.waiting.size > 0) this.startSoon();
  }

  private take(key: string): Waiting<In, Out>[] {
    const line = this.waiting.get(key) ?? [];
    let size = 0;
    const over = line.findIndex(({ item }, index) => {
      size += this.limits.sizeOf(item);
      return index > 0 && size > this.limits.most;
    });
    const group = line.splice(0, over === -1 ? line.length : over);
    if (line.length === 0) this.waiting.delete(key);
    return group;
  }

  private async doTogether(key: string, group: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const items = group.map(({ item }) => item);
      const answers = await this.work(key, items);
      if (answers.length !== group.length) throw new Error(`${group.length} asked, ${answers.length} answered`);
      for (const [index, answer] of answers.entries()) group[index]?.resolve(answer);
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only?.reject(error);
      else for (const one of group) await this.doTogether(key, [one]);
    }
  }
}
