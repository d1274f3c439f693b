export * from './asking/asking';
