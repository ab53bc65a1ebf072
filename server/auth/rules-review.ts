import type { Access } from '@/shared/access';
import { isFailure } from '@/shared/failure';
import { field, listField, textField, textsField } from '@/shared/fields';

import type { Cluster } from '../kube/cluster';
import { create } from '../kube/write';
import { reviewTurn } from './review-turn';

const reviews = {
  group: 'authorization.k8s.io',
  version: 'v1',
  resource: 'selfsubjectrulesreviews',
};

type Asked = Pick<Access, 'verb' | 'group' | 'resource'>;

export interface Rule {
  readonly verbs: readonly string[];
  readonly groups: readonly string[];
  readonly resources: readonly string[];
}

const holds = (all: readonly string[], one: string) => all.includes(one) || all.includes('*');

/** Whether a rule speaks of that; one that names single objects does so as well. */
export const speaksOf = (rules: readonly Rule[], { verb, group, resource }: Asked): boolean =>
  rules.some(
    (rule) =>
      holds(rule.verbs, verb) && holds(rule.groups, group) && holds(rule.resources, resource),
  );

/**
 * The rules for these credentials in a namespace; undefined where the API server does not know all of them, as with an
 * authorizer outside of it. Good for not asking in vain, and never for letting anybody in
 * (https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/).
 */
export async function rulesReview(
  cluster: Cluster,
  namespace: string,
  ahead: boolean,
): Promise<readonly Rule[] | undefined> {
  try {
    const { status } = await reviewTurn(cluster, ahead, () =>
      create(cluster, reviews, {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectRulesReview',
        spec: { namespace },
      }),
    );
    const isWhole = field(status, 'incomplete') === false && !textField(status, 'evaluationError');
    return isWhole ? listField(status, 'resourceRules').map(ruleOf) : undefined;
  } catch (error) {
    // Where nobody may ask this, each right can still be asked for.
    if (isFailure(error) && error.code === 'forbidden') return undefined;
    throw error;
  }
}

const ruleOf = (rule: unknown): Rule => ({
  verbs: textsField(rule, 'verbs'),
  groups: textsField(rule, 'apiGroups'),
  resources: textsField(rule, 'resources'),
});
