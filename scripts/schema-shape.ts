import type { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const width = 100;
const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null;

/** A JSON schema as TypeScript would write the type, in one line where it fits. */
export function shapeOf(schema: unknown, most = width, indent = ''): string {
  if (!isSchema(schema)) return 'unknown';
  if ('const' in schema) return JSON.stringify(schema.const).replaceAll('"', "'");
  if (schema.enum) return schema.enum.map((one) => `'${String(one)}'`).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices, most, indent);
  if (schema.allOf) return schema.allOf.map((one) => shapeOf(one, most, indent)).join(' & ');
  return ofType(schema, most, indent);
}

function ofType(schema: JsonSchema, most: number, indent: string): string {
  switch (schema.type) {
    case 'array':
      return list(schema, most, indent);
    case 'object':
      return object(schema, most, indent);
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    case undefined:
    default:
      return 'unknown';
  }
}

function union(choices: readonly unknown[], most: number, indent: string): string {
  const one = choices.map((choice) => shapeOf(choice, most, indent)).join(' | ');
  if (!one.includes('\n') && one.length <= most) return one;
  const deeper = `${indent}  `;
  return choices.map((choice) => `\n${deeper}| ${shapeOf(choice, most, `${deeper}  `)}`).join('');
}

function list({ items }: JsonSchema, most: number, indent: string): string {
  const of = shapeOf(items, most, indent);
  if (of.startsWith('\n')) return `Array<${of}\n${indent}>`;
  return of.includes(' | ') && !of.startsWith('{') ? `(${of})[]` : `${of}[]`;
}

function object(schema: JsonSchema, most: number, indent: string): string {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties);
  if (fields.length === 0) {
    const value = isSchema(additionalProperties)
      ? shapeOf(additionalProperties, most, indent)
      : 'unknown';
    return `{ [name: string]: ${value} }`;
  }
  const field = (deeper: string) =>
    fields.map(([name, one]) =>
      `${name}${required.includes(name) ? '' : '?'}: ${shapeOf(one, most, deeper)}`.replace(
        ': \n',
        ':\n',
      ),
    );
  const line = `{ ${field(indent).join('; ')} }`;
  if (!line.includes('\n') && line.length + indent.length <= most) return line;
  const deeper = `${indent}  `;
  return `{\n${field(deeper)
    .map((one) => `${deeper}${one};`)
    .join('\n')}\n${indent}}`;
}
