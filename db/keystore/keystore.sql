create table if not exists wrapped_keys (
  key_id uuid primary key,
  kind text not null check (kind in ('profile', 'token')),
  wrapped_by text not null,
  wrapped_sealed bytea not null,
  created_at timestamptz not null
);
create table if not exists erasure_ledger (
  key_id uuid primary key,
  destroyed_at timestamptz not null
);
