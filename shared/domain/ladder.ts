export * from './asking/ladder';
