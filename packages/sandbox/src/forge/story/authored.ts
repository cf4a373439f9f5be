// SPDX-License-Identifier: Apache-2.0
import type { Story, StoryCommit } from '../../story';
import type { NewCommit } from '../git';

/** A commit of the story, signed by its author's name and address. */
export function authored(story: Story, commit: StoryCommit): NewCommit {
  const user = story.users.find(({ login }) => login === commit.author);
  const name = user?.name ?? commit.author;
  const email = user?.email ?? `${commit.author}@users.noreply.localhost`;
  return {
    author: { name, email, at: commit.authoredAt ?? commit.at },
    committer: { name, email, at: commit.at },
    message: commit.message,
    files: commit.files,
  };
}
