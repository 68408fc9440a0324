/** States of a thing and where each may go: data, so that a test can walk the graph and a screen can draw it. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

export function canMove<State extends string>(transitions: Transitions<State>, from: State, to: State): boolean {
  return transitions[from].includes(to);
}

/** States from which nothing leads on. */
export function finalStates<State extends string>(transitions: Transitions<State>): State[] {
  return (Object.keys(transitions) as State[]).filter((state) => transitions[state].length === 0);
}
