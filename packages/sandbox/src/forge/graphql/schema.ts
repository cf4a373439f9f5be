// SPDX-License-Identifier: Apache-2.0
import { buildSchema } from 'graphql';

/** The part of GitHub's GraphQL schema that Backstage and we use, with GitHub's own names. */
export const schema = buildSchema(`
  scalar DateTime
  scalar URI
  scalar GitObjectID
  scalar Base64String

  type Query {
    organization(login: String!): Organization
    repositoryOwner(login: String!): RepositoryOwner
    repository(owner: String!, name: String!): Repository
    user(login: String!): User
    viewer: User!
    rateLimit: RateLimit
  }

  type Mutation {
    createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
  }

  type RateLimit { limit: Int!, remaining: Int!, used: Int!, cost: Int!, resetAt: DateTime! }

  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  interface RepositoryOwner {
    id: ID!
    login: String!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type Organization implements RepositoryOwner {
    id: ID!
    login: String!
    name: String
    description: String
    url: URI!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
    membersWithRole(first: Int, after: String): UserConnection!
    teams(first: Int, after: String, userLogins: [String!]): TeamConnection!
    team(slug: String!): Team
  }

  type User implements RepositoryOwner {
    id: ID!
    login: String!
    name: String
    email: String!
    bio: String
    avatarUrl: URI!
    url: URI!
    organizationVerifiedDomainEmails(login: String!): [String!]!
    organizations(first: Int, after: String): OrganizationConnection!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type Team {
    id: ID!
    slug: String!
    combinedSlug: String!
    name: String!
    description: String
    avatarUrl: URI
    url: URI!
    editTeamUrl: URI!
    parentTeam: Team
    members(first: Int, after: String, membership: TeamMembershipType = ALL): UserConnection!
  }

  enum TeamMembershipType { IMMEDIATE CHILD_TEAM ALL }

  type Repository {
    id: ID!
    databaseId: Int
    name: String!
    nameWithOwner: String!
    description: String
    homepageUrl: URI
    url: URI!
    isArchived: Boolean!
    isFork: Boolean!
    isPrivate: Boolean!
    visibility: RepositoryVisibility!
    createdAt: DateTime!
    pushedAt: DateTime
    owner: RepositoryOwner!
    repositoryTopics(first: Int, after: String): RepositoryTopicConnection!
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    object(expression: String, oid: GitObjectID): GitObject
  }

  enum RepositoryVisibility { PUBLIC PRIVATE INTERNAL }

  type RepositoryTopic { topic: Topic! }
  type Topic { name: String! }

  interface GitObject { id: ID!, oid: GitObjectID! }

  type Blob implements GitObject {
    id: ID!
    oid: GitObjectID!
    byteSize: Int!
    isBinary: Boolean
    text: String
  }

  type Tree implements GitObject { id: ID!, oid: GitObjectID! }

  type Commit implements GitObject {
    id: ID!
    oid: GitObjectID!
    url: URI!
    message: String!
    committedDate: DateTime!
  }

  type Ref {
    id: ID!
    name: String!
    prefix: String!
    target: GitObject
    associatedPullRequests(first: Int, after: String, states: [PullRequestState!]): PullRequestConnection!
  }

  enum PullRequestState { OPEN CLOSED MERGED }

  type PullRequest { id: ID!, number: Int!, title: String!, url: URI!, state: PullRequestState! }

  type PullRequestEdge { cursor: String!, node: PullRequest }
  type PullRequestConnection { edges: [PullRequestEdge], nodes: [PullRequest], pageInfo: PageInfo!, totalCount: Int! }
  type RepositoryConnection { nodes: [Repository], pageInfo: PageInfo!, totalCount: Int! }
  type OrganizationConnection { nodes: [Organization], pageInfo: PageInfo!, totalCount: Int! }
  type UserConnection { nodes: [User], pageInfo: PageInfo!, totalCount: Int! }
  type TeamConnection { nodes: [Team], pageInfo: PageInfo!, totalCount: Int! }
  type RepositoryTopicConnection { nodes: [RepositoryTopic], pageInfo: PageInfo!, totalCount: Int! }

  input CreateCommitOnBranchInput {
    branch: CommittableBranch!
    message: CommitMessage!
    fileChanges: FileChanges
    expectedHeadOid: GitObjectID!
    clientMutationId: String
  }
  input CommittableBranch { repositoryNameWithOwner: String, branchName: String }
  input CommitMessage { headline: String!, body: String }
  input FileChanges { additions: [FileAddition!], deletions: [FileDeletion!] }
  input FileAddition { path: String!, contents: Base64String! }
  input FileDeletion { path: String! }
  type CreateCommitOnBranchPayload { commit: Commit, clientMutationId: String }
`);
