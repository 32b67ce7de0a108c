-- One line more of what happened around a person: signing in knows nobody yet, and mails are sent in no transaction.
create or replace function note_activity(
  p_user bigint, p_public_id uuid, p_at timestamptz, p_kind text, p_device bytea, p_network bytea,
  p_reason bytea default null
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into activity (user_id, public_id, at, kind, device_sealed, network_sealed, reason_sealed)
  select u.id, p_public_id, p_at, p_kind, p_device, p_network, p_reason from users u where u.id = p_user;
$$;
