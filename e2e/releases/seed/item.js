// @ts-check

/**
 * @typedef {{type: string, status: string, reason: string}} Condition
 * @typedef {object} Item
 * @property {string} kind
 * @property {{name: string, namespace: string, annotations?: Record<string, string>}} metadata
 * @property {{secretName: string}} spec
 * @property {{conditions?: Condition[]}} [status]
 * @property {Record<string, string>} [data]
 */

/** @param {Item} item */
export function keyOf({ metadata }) {
  return `${metadata.namespace}/${metadata.name}`;
}

/**
 * @param {Item} item
 * @param {string} type
 */
export function conditionOf(item, type) {
  return item.status?.conditions?.find((one) => one.type === type);
}
