export * from './kernel/memo';
