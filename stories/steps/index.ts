export * from './assessing';
export * from './planning';
export * from './programme';
export * from './releasing';
