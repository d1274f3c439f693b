/** The tables of the Merkle trees. */
export interface TreeTables {}
