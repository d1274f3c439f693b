/** The tables of the read log. */
export interface ReadTables {}
