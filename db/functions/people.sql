-- What is asked before a person is known, and what makes one. Personal tables show nothing without tallyglass.user.

-- A new person with a workspace of their own. Null when the address is taken.
create or replace function create_person(
  p_public_id uuid, p_key_id uuid, p_address bytea, p_address_lookup bytea, p_name bytea,
  p_password_hash text, p_password_browser bytea, p_terms_version text, p_workspace_public_id uuid, p_now timestamptz
) returns table (user_id bigint, workspace_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into users (public_id, key_id, address_sealed, address_lookup, name_sealed, password_hash, password_browser,
    old_enough_at, terms_version, created_at)
  values (p_public_id, p_key_id, p_address, p_address_lookup, p_name, p_password_hash, p_password_browser,
    p_now, p_terms_version, p_now)
  on conflict (address_lookup) do nothing
  returning users.id into user_id;
  if user_id is null then return; end if;
  workspace_id := nextval(pg_get_serial_sequence('workspaces', 'id'));
  perform set_config('tallyglass.workspace', workspace_id::text, true);
  insert into workspaces (id, public_id, created_at) overriding system value
  values (workspace_id, p_workspace_public_id, p_now);
  insert into members values (workspace_id, user_id, 'owner', p_now);
  insert into member_index values (user_id, workspace_id, 'owner');
  return next;
end $$;

-- A live session by the hash of its cookie, with the person and their first workspace.
create or replace function find_session(p_token_hash bytea, p_wall timestamptz)
returns table (
  session_id bigint, session_public_id uuid, authenticated_at timestamptz, last_seen_at timestamptz,
  expires_at timestamptz, user_id bigint, user_public_id uuid, key_id uuid, is_frozen boolean,
  workspace_id bigint, role text
) language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.public_id, s.authenticated_at, s.last_seen_at, s.expires_at, u.id, u.public_id, u.key_id,
    u.frozen_at is not null, m.workspace_id, m.role
  from sessions s
  join users u on u.id = s.user_id
  left join lateral (
    select i.workspace_id, i.role from member_index i where i.user_id = u.id order by i.workspace_id limit 1
  ) m on true
  where s.token_hash = p_token_hash and s.expires_at > p_wall;
$$;
