// SPDX-License-Identifier: Apache-2.0
import { GraphQLError } from 'graphql';

export interface ConnectionArguments {
  first?: number | null;
  after?: string | null;
}

/** A page of a list in GraphQL's cursor form. A cursor is the position after an element. */
export function connection<T>(all: T[], args: ConnectionArguments) {
  const size = args.first ?? 30;
  if (size < 1 || size > 100) {
    throw new GraphQLError(
      `Requesting ${size} records exceeds the \`first\` limit of 100 records.`,
      { extensions: { type: 'EXCESSIVE_PAGINATION' } },
    );
  }
  const start = args.after ? position(args.after) : 0;
  const nodes = all.slice(start, start + size);
  return {
    nodes,
    edges: nodes.map((node, index) => ({
      node,
      cursor: cursor(start + index + 1),
    })),
    totalCount: all.length,
    pageInfo: {
      hasNextPage: start + nodes.length < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? cursor(start + 1) : null,
      endCursor: nodes.length > 0 ? cursor(start + nodes.length) : null,
    },
  };
}

function cursor(index: number): string {
  return Buffer.from(`cursor:${index}`).toString('base64');
}

function position(value: string): number {
  const decoded = Buffer.from(value, 'base64').toString();
  const index = /^cursor:(\d+)$/.exec(decoded)?.[1];
  if (!index) {
    throw new GraphQLError(
      `\`${value}\` does not appear to be a valid cursor.`,
    );
  }
  return Number(index);
}
