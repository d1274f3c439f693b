export * from '../domain/compartments';
