export * from './assessing';
export * from './planning';
export * from './releasing';
