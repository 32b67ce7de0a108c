-- Storing what was read: set-based, for many rows at a time, and without effect when done twice.
-- Arrays come as text[]: the driver binds those alike whatever wraps it, and the cast is exact.

-- The counts of one UTC day for any number of accounts of this workspace. The latest reading of the day stays; an
-- older one that comes late changes nothing. Whatever was brought for that day gives way. Returns how many accounts
-- changed.
-- An upsert and not a joined update: it goes by the key whatever the statistics say, and those of a young table make
-- the planner compare every account with every other.
create or replace function store_account_day(
  p_day text, p_accounts text[], p_seconds text[], p_followers text[], p_following text[],
  p_views text[], p_posts text[], p_likes text[], p_states text[]
) returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  month_day constant date := date_trunc('month', p_day::timestamp)::date;
  i constant integer := extract(day from p_day::date);
  before constant bigint[] := array_fill(null::bigint, array[i - 1]);
  after constant bigint[] := array_fill(null::bigint, array[31 - i]);
  changed integer;
begin
  insert into account_months as m (workspace_id, account_id, month, followers, following, views, posts, likes, states,
    read_seconds)
  select ws, d.account_id, month_day,
    before || d.followers || after, before || d.following || after, before || d.views || after,
    before || d.posts || after, before || d.likes || after,
    before::smallint[] || d.states || after::smallint[], before::integer[] || d.seconds || after::integer[]
  from unnest(
    p_accounts::bigint[], p_seconds::integer[], p_followers::bigint[], p_following::bigint[],
    p_views::bigint[], p_posts::bigint[], p_likes::bigint[], p_states::smallint[]
  ) as d(account_id, seconds, followers, following, views, posts, likes, states)
  on conflict (workspace_id, account_id, month) do update
  set followers[i] = excluded.followers[i], following[i] = excluded.following[i], views[i] = excluded.views[i],
    posts[i] = excluded.posts[i], likes[i] = excluded.likes[i], states[i] = excluded.states[i],
    read_seconds[i] = excluded.read_seconds[i], gap_reasons[i] = null, imported[i] = null
  where (m.read_seconds[i] is null or m.imported[i] is not null or m.read_seconds[i] <= excluded.read_seconds[i])
    and (m.followers[i], m.following[i], m.views[i], m.posts[i], m.likes[i], m.states[i], m.read_seconds[i],
         m.gap_reasons[i], m.imported[i])
      is distinct from (excluded.followers[i], excluded.following[i], excluded.views[i], excluded.posts[i],
        excluded.likes[i], excluded.states[i], excluded.read_seconds[i], null::smallint, null::integer);
  get diagnostics changed = row_count;
  return changed;
end $$;

-- Says why days from p_from up to, not including, p_to have no reading, where nothing was said yet: p_reason from
-- p_since on, p_before for the days before it.
create or replace function fill_gaps(
  p_account bigint, p_from text, p_to text, p_since text, p_reason smallint, p_before smallint
) returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  first_day constant date := p_from::date;
  end_day constant date := p_to::date;
  since_day constant date := p_since::date;
  changed integer;
begin
  if first_day >= end_day then return 0; end if;
  insert into account_months (workspace_id, account_id, month)
  select ws, p_account, s::date
  from generate_series(date_trunc('month', first_day::timestamp), (end_day - 1)::timestamp, interval '1 month') s
  on conflict do nothing;

  update account_months m
  set gap_reasons = (
    select array_agg(coalesce(m.gap_reasons[i],
      case when (m.read_seconds[i] is null or m.imported[i] is not null) and day >= first_day and day < end_day and day < m.month + interval '1 month'
        then case when day >= since_day then p_reason else p_before end end) order by i)
    from (select i, m.month + (i - 1) as day from generate_series(1, 31) i) days)
  where m.workspace_id = ws and m.account_id = p_account
    and m.month >= date_trunc('month', first_day::timestamp)::date and m.month < end_day
    and exists (
      select from generate_series(1, 31) i
      where (m.read_seconds[i] is null or m.imported[i] is not null) and m.gap_reasons[i] is null and m.month + (i - 1) >= first_day
        and m.month + (i - 1) < end_day and m.month + (i - 1) < m.month + interval '1 month');
  get diagnostics changed = row_count;
  return changed;
end $$;

-- Posts seen for the first time: due for a reading at once. A known one is left as it is. Returns those that were new.
create or replace function add_posts(
  p_account bigint, p_now timestamptz, p_public_ids text[], p_external_ids text[], p_lookups text[], p_kinds text[],
  p_published text[]
) returns table (post_id bigint, lookup text) language sql set search_path = public, pg_temp as $$
  insert into posts (workspace_id, public_id, account_id, external_id_sealed, external_lookup, kind, published_at,
    first_seen_at, last_seen_at, next_read_day, read_at, age_days, views, likes, comments, shares, states)
  select nullif(current_setting('tallyglass.workspace', true), '')::bigint, d.public_id, p_account, d.external_id,
    d.lookup, d.kind, d.published_at, p_now, p_now, (p_now at time zone 'utc')::date,
    '{}', '{}', '{}', '{}', '{}', '{}', '{}'
  from unnest(p_public_ids::uuid[], p_external_ids::bytea[], p_lookups::bytea[], p_kinds, p_published::timestamptz[])
    as d(public_id, external_id, lookup, kind, published_at)
  on conflict (workspace_id, account_id, external_lookup) do nothing
  returning posts.id, encode(posts.external_lookup, 'hex')
$$;

-- The platform showed these posts as public. Written at most weekly a post: the row carries its whole history.
create or replace function see_posts(p_account bigint, p_now timestamptz, p_posts text[])
returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  changed integer;
begin
  update posts set last_seen_at = p_now
  where workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
    and account_id = p_account and id = any (p_posts::bigint[]) and last_seen_at < p_now - interval '7 days';
  get diagnostics changed = row_count;
  return changed;
end $$;

-- One reading at the end of a growing array; it takes the last one's place when that is of the same day.
create or replace function append_reading(p_readings anycompatiblearray, p_reading anycompatible, p_replaces boolean)
returns anycompatiblearray language sql immutable as $$
  select array_append(case when p_replaces then trim_array(p_readings, 1) else p_readings end, p_reading)
$$;

-- When a post is read again: daily up to 35 days of age, weekly up to a year, then every 28 days, so that the platform
-- has confirmed within any 30 days that it still exists.
create or replace function next_read_day(p_day date, p_age integer) returns date
language sql immutable as $$
  select p_day + case when p_age <= 35 then 1 when p_age <= 365 then 7 else 28 end
$$;

-- One reading each for any number of posts of an account. A second one on the same UTC day takes the first one's place;
-- an older one that comes late changes nothing. Returns how many posts changed.
create or replace function store_post_readings(
  p_account bigint, p_read_at timestamptz, p_posts text[], p_views text[], p_likes text[], p_comments text[],
  p_shares text[], p_states text[]
) returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  today constant date := (p_read_at at time zone 'utc')::date;
  changed integer;
begin
  update posts p
  set read_at = append_reading(p.read_at, p_read_at, d.replaces),
    age_days = append_reading(p.age_days, d.age, d.replaces),
    views = append_reading(p.views, d.views, d.replaces),
    likes = append_reading(p.likes, d.likes, d.replaces),
    comments = append_reading(p.comments, d.comments, d.replaces),
    shares = append_reading(p.shares, d.shares, d.replaces),
    states = append_reading(p.states, d.states, d.replaces),
    next_read_day = next_read_day(today, d.age),
    last_seen_at = p_read_at
  from (
    select r.*, o.id, today - (o.published_at at time zone 'utc')::date as age,
      coalesce((o.read_at[cardinality(o.read_at)] at time zone 'utc')::date = today, false) as replaces
    from unnest(
      p_posts::bigint[], p_views::bigint[], p_likes::bigint[], p_comments::bigint[], p_shares::bigint[],
      p_states::smallint[]
    ) as r(post_id, views, likes, comments, shares, states)
    join posts o on o.workspace_id = ws and o.account_id = p_account and o.id = r.post_id
  ) d
  where p.workspace_id = ws and p.id = d.id
    and (cardinality(p.read_at) = 0 or p.read_at[cardinality(p.read_at)] <= p_read_at)
    and not (d.replaces
      and (p.read_at[cardinality(p.read_at)], p.views[cardinality(p.views)], p.likes[cardinality(p.likes)],
           p.comments[cardinality(p.comments)], p.shares[cardinality(p.shares)], p.states[cardinality(p.states)])
        is not distinct from (p_read_at, d.views, d.likes, d.comments, d.shares, d.states));
  get diagnostics changed = row_count;
  return changed;
end $$;

-- When each account of this workspace is visited next; planned_at where the platform's allowance was not enough when it
-- was due, and it waits for its turn. The list of due work guards itself.
create or replace function list_next_readings()
returns table (account_id bigint, due_at timestamptz, planned_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.entity_id, w.due_at, w.planned_at from due_work w
  where w.job = 'sync-account'
    and w.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint;
$$;
