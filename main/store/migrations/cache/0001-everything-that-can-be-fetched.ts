import type { Migration } from '#main/store/migrations/migration.ts'

/**
 * `items.key` holds the time (see `item-key.ts`), so the order of keys is the order of time: a thread needs no index on
 * time, and full text comes newest first without sorting. Full text is contentless and fed with text that `search-text.ts`
 * has cut into words, hence the tokeniser that cuts at spaces only.
 */
export const everythingThatCanBeFetched: Migration = {
  number: 1,
  name: 'everything that can be fetched again',
  up: sql =>
    sql.exec(`
      CREATE TABLE threads (
        key INTEGER PRIMARY KEY,
        conversation_id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL,
        is_older_known INTEGER NOT NULL DEFAULT 0,
        older_cursor TEXT,
        checked_at INTEGER
      ) STRICT;
      CREATE INDEX threads_of_account ON threads (account_id);

      CREATE TABLE items (
        key INTEGER PRIMARY KEY,
        thread INTEGER NOT NULL REFERENCES threads (key) ON DELETE CASCADE,
        remote TEXT NOT NULL,
        type TEXT NOT NULL,
        speaker TEXT NOT NULL,
        at INTEGER NOT NULL,
        receipt TEXT,
        is_new INTEGER NOT NULL,
        record TEXT NOT NULL,
        UNIQUE (thread, remote, type)
      ) STRICT;
      CREATE INDEX items_of_thread ON items (thread);
      CREATE INDEX items_of_speaker ON items (thread, speaker);
      CREATE INDEX items_new ON items (thread) WHERE is_new = 1;

      CREATE TABLE conversations (
        key INTEGER PRIMARY KEY REFERENCES threads (key) ON DELETE CASCADE,
        id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        contact_id TEXT,
        contact_name TEXT NOT NULL,
        contact_email TEXT,
        contact_online INTEGER,
        subject TEXT,
        preview TEXT,
        status TEXT NOT NULL,
        assignee_id TEXT,
        group_id TEXT,
        inbox_id TEXT,
        unread_count INTEGER NOT NULL,
        waiting_since INTEGER,
        segments TEXT NOT NULL,
        is_blocked INTEGER NOT NULL,
        transport TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        derives_unread INTEGER NOT NULL,
        derives_waiting INTEGER NOT NULL,
        derives_preview INTEGER NOT NULL,
        read_key INTEGER NOT NULL,
        marked_unread INTEGER NOT NULL,
        checked_at INTEGER NOT NULL
      ) STRICT;

      -- Lanes: each stands in the order in which it is shown, with every column that its condition names, so that a window deep
      -- in a lane and the length of a lane are read from the index alone.
      CREATE INDEX conversations_newest ON conversations (updated_at, key, account_id);
      CREATE INDEX conversations_newest_of_account ON conversations (account_id, updated_at, key);
      CREATE INDEX conversations_waiting ON conversations (waiting_since, key, account_id, status)
        WHERE status <> 'resolved' AND waiting_since IS NOT NULL;
      CREATE INDEX conversations_waiting_of_account ON conversations (account_id, waiting_since, key, status)
        WHERE status <> 'resolved' AND waiting_since IS NOT NULL;
      CREATE INDEX conversations_unassigned ON conversations (updated_at, key, account_id, status, assignee_id, group_id)
        WHERE status <> 'resolved' AND assignee_id IS NULL AND group_id IS NULL;
      CREATE INDEX conversations_unassigned_of_account ON conversations (account_id, updated_at, key, status, assignee_id, group_id)
        WHERE status <> 'resolved' AND assignee_id IS NULL AND group_id IS NULL;
      CREATE INDEX conversations_resolved ON conversations (updated_at, key, account_id, status) WHERE status = 'resolved';
      CREATE INDEX conversations_resolved_of_account ON conversations (account_id, updated_at, key, status)
        WHERE status = 'resolved';
      CREATE INDEX conversations_open_of_account ON conversations (account_id, updated_at) WHERE status <> 'resolved';
      CREATE INDEX conversations_open_of_assignee ON conversations (assignee_id, updated_at, key, account_id, status)
        WHERE status <> 'resolved' AND assignee_id IS NOT NULL;
      CREATE INDEX conversations_of_contact ON conversations (contact_id, updated_at) WHERE contact_id IS NOT NULL;
      CREATE INDEX conversations_of_inbox ON conversations (inbox_id, updated_at) WHERE inbox_id IS NOT NULL;
      CREATE INDEX conversations_unread ON conversations (account_id) WHERE unread_count > 0;

      CREATE TABLE contacts (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        record TEXT NOT NULL
      ) STRICT;
      CREATE INDEX contacts_by_name ON contacts (sort_name, key, account_id);
      CREATE INDEX contacts_by_name_of_account ON contacts (account_id, sort_name, key);

      CREATE TABLE campaigns (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, record TEXT NOT NULL) STRICT;
      CREATE INDEX campaigns_of_account ON campaigns (account_id);
      CREATE TABLE operators (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, record TEXT NOT NULL) STRICT;
      CREATE INDEX operators_of_account ON operators (account_id);
      CREATE TABLE groups (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, record TEXT NOT NULL) STRICT;
      CREATE INDEX groups_of_account ON groups (account_id);
      CREATE TABLE inboxes (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, record TEXT NOT NULL) STRICT;
      CREATE INDEX inboxes_of_account ON inboxes (account_id);

      CREATE TABLE cursors (
        account_id TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (account_id, name)
      ) STRICT;

      CREATE VIRTUAL TABLE search_items USING fts5(account, words, content='', contentless_delete=1, tokenize='ascii');
      CREATE VIRTUAL TABLE search_conversations USING fts5(account, words, content='', contentless_delete=1, tokenize='ascii');
      CREATE VIRTUAL TABLE search_contacts USING fts5(account, words, content='', contentless_delete=1, tokenize='ascii');
    `),
}
