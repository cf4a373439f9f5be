// SPDX-License-Identifier: Apache-2.0

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.raw(`
    CREATE TABLE search_documents (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      type text NOT NULL,
      hash bytea NOT NULL,
      document jsonb NOT NULL,
      name text,
      title text NOT NULL,
      spelling text NOT NULL,
      labels tsvector NOT NULL,
      words tsvector NOT NULL,
      UNIQUE (type, hash)
    )`);
  // Without fastupdate: a rebuild must not leave a list behind that every search has to read.
  await knex.schema.raw(`
    CREATE INDEX search_documents_words ON search_documents USING gin (words) WITH (fastupdate = off);
    CREATE INDEX search_documents_labels ON search_documents USING gin (labels) WITH (fastupdate = off);
    CREATE INDEX search_documents_document ON search_documents USING gin (document jsonb_path_ops) WITH (fastupdate = off);
    CREATE INDEX search_documents_name ON search_documents (name text_pattern_ops);
    CREATE INDEX search_documents_title ON search_documents (title text_pattern_ops);
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('search_documents');
};
