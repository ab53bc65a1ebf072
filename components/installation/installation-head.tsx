'use client';

import type { InstallationCauses } from '@/shared/installation-causes';
import type { InstallationDetail } from '@/shared/installation-detail';

import { Moment } from '../clock/moment';
import { Text } from '../text/text';
import { installationAnswer } from './installation-answer';
import { methodSentence } from './method-sentence';

/** The answer, how it came here, and when all this was read. */
export function InstallationHead({
  cluster,
  detail,
  why,
}: {
  cluster: string;
  detail: InstallationDetail;
  why: InstallationCauses | undefined;
}) {
  const [first, ...others] = detail.installations;
  return (
    <div className="min-w-0">
      <h1 className="[overflow-wrap:anywhere]">
        <Text>{installationAnswer(detail, why)}</Text>
      </h1>
      <p className="text-muted mt-0.5 [overflow-wrap:anywhere]">
        <Text>
          {first && others.length === 0
            ? methodSentence(first)
            : `Cluster ${cluster}, Kubernetes ${detail.kubernetes || 'of an unknown version'}.`}
        </Text>
      </p>
      <p className="second mt-0.5">
        Read <Moment at={detail.now} now={detail.now} as="ends" />
      </p>
    </div>
  );
}
