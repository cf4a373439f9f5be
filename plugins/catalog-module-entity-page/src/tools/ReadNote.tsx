// SPDX-License-Identifier: Apache-2.0
import { SourceNote } from '@macadam/portal-react';
import type { SourceState } from '@macadam/portal-common';

/** When a tool was read, or since when it is away. One that refuses has answered, and what was never asked was never read. */
export const ReadNote = (props: {
  source: SourceState & { title: string };
  why?: string;
}) => {
  const { source, why } = props;
  if (why === 'no-permission') return null;
  if (!source.readAt && !source.failingSince) return null;
  return <SourceNote title={source.title} source={source} />;
};
