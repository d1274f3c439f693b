/** The limits of this check, printed after its findings. */
export const beyondKnowing: readonly string[] = [
  'What cannot be known from here:',
  '  what the missing entries say, and who made them: neither engine, mails nor checkpoints hold content',
  '  entries of which no workflow heard, since they changed no deadline, no mail and no phase: only checkpoints count them',
  '  which answers came by a link: the receipt of one is an "announce" that the ledger does not have',
  '  cases whose opening no workflow heard of; changes of the directory; reads since the last checkpoint',
];
