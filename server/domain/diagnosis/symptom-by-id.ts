import type { Symptom } from './symptom';
import { symptoms } from './symptoms';

export function symptomById(id: string): Symptom {
  const found = symptoms.find((one) => one.id === id);
  if (!found) throw new Error(`There is no symptom ${id}.`);
  return found;
}
