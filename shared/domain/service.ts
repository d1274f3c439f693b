export * from './kernel/service';
