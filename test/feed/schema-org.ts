import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';

/** The vocabulary of schema.org, as far as a check of JSON-LD needs it. */
export interface Vocabulary {
  /** What is wrong with a parsed document, one line each; nothing where every type, property and value is right. */
  faults(document: unknown): string[];
}

/** Where schema-dts has its types, or `undefined` where it is not installed. */
function typings(): string | undefined {
  const { paths } = createRequire(import.meta.url).resolve;
  return (paths('schema-dts') ?? [])
    .map((folder) => join(folder, 'schema-dts', 'dist', 'schema.d.ts'))
    .find((file) => existsSync(file));
}

/** What may stand where schema.org expects a literal. */
const literals: Readonly<Record<string, RegExp>> = {
  Text: /./s,
  URL: /^https?:\/\/\S+$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d/,
  Time: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
};

/** Reads the vocabulary out of schema-dts, which is made from schema.org's own file: classes, properties, ranges. */
export function vocabulary(): Vocabulary | undefined {
  const file = typings();
  if (file === undefined) return;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  /** For each name: what it is a union of. */
  const unions = new Map<string, string[]>();
  /** For each interface: which it extends, and the ranges of its own properties. */
  const interfaces = new Map<string, { above: string[]; ranges: Map<string, string[]> }>();
  const text = (node: ts.Node): string => node.getText(source);
  const names = (node: ts.TypeNode): string[] =>
    ts.isUnionTypeNode(node)
      ? node.types.flatMap(names)
      : ts.isTypeReferenceNode(node) && text(node.typeName) === 'SchemaValue'
        ? names(node.typeArguments![0]!)
        : [text(node)];
  for (const node of source.statements) {
    if (ts.isTypeAliasDeclaration(node)) unions.set(node.name.text, names(node.type));
    if (!ts.isInterfaceDeclaration(node)) continue;
    const ranges = new Map<string, string[]>();
    for (const member of node.members) {
      if (ts.isPropertySignature(member) && member.type && ts.isStringLiteral(member.name))
        ranges.set(member.name.text, names(member.type));
    }
    const above = node.heritageClauses?.flatMap(({ types }) => types.map(text)) ?? [];
    interfaces.set(node.name.text, { above, ranges });
  }

  const rangeOf = (name: string, property: string): string[] | undefined => {
    const found = interfaces.get(name);
    return found?.ranges.get(property) ?? found?.above.map((above) => rangeOf(above, property)).find(Boolean);
  };
  /** Whether a class, or a value of an enumeration, is one of these or of those below them. */
  const isOf = (type: string, classes: readonly string[]): boolean =>
    classes.some((name) => name === type || isOf(type, unions.get(name) ?? []));
  const check = (value: unknown, range: readonly string[], where: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((item, i) => check(item, range, `${where}/${i}`));
    if (typeof value === 'string')
      return range.some((name) => literals[name]?.test(value)) || isOf(JSON.stringify(value), range)
        ? []
        : [`${where}: "${value}" is none of ${range.join(', ')}`];
    if (value === null || typeof value !== 'object') return [`${where}: ${String(value)}`];
    const { '@type': type, ...rest } = value as Record<string, unknown>;
    const leaf = `${String(type)}Leaf`;
    if (!interfaces.has(leaf)) return [`${where}: schema.org has no type ${String(type)}`];
    return [
      ...(isOf(leaf, range) ? [] : [`${where}: ${String(type)} is none of ${range.join(', ')}`]),
      ...Object.entries(rest).flatMap(([property, inner]) => {
        const expected = rangeOf(leaf, property);
        return expected
          ? check(inner, expected, `${where}/${property}`)
          : [`${where}: ${String(type)} has no property ${property}`];
      }),
    ];
  };
  return {
    faults(document) {
      const { '@context': context, ...node } = document as Record<string, unknown>;
      return [...(context === 'https://schema.org' ? [] : ['no context']), ...check(node, ['Thing'], '')];
    },
  };
}
