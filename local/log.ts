/** Prints one line of progress for the person who started the stack. */
export type Log = (line: string) => void;
