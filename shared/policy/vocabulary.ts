export * from '../domain/vocabulary';
