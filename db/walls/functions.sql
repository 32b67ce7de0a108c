-- Most functions run with their owner's rights: only the roles that need one may call it.
do $$
declare
  f record;
  -- Parts of other functions.
  inner_part constant text := '^(enqueue_work|is_queued|(take|waiting)_readings|lift_restriction|remove_factors|may_read'
    '|may_see|shift_slots|note_unsealed|moment_text|hold_ownership|acting_staff|note_staff_act|give_staff_role'
    '|take_staff_role|appoint_staff|living_opening|live_session|seen_accounts|months_as_text|posts_stamp)$';
  -- What staff pages ask, as a role of their own: each looks for a living visit first.
  of_staff constant text := '^staff_';
  -- Reaches across workspaces and people, or takes away what no role may: never for a request from outside.
  background constant text := '^(enqueue_due_work|(hand_over|plan_waiting)_readings|start_work|seed_work|expire_.+|erase_.+'
    '|(take|settle|oldest)_notice|(lock|read)_audit_chain|take_unsealed_events|append_audit_links|find_unlinked_event'
    '|find_audit_head|restrict_person|list_(unproven|old_names|unverified|live_exports))$';
  -- Proves who somebody is: never in the background.
  signing_in constant text := '^(find_user|find_user_by_address|replace_unproven|prove_address|set_password'
    '|(find|begin|touch|refresh|end)_session|(store|use|find)_secret|use_code|is_known_device|guard_by_secret'
    '|find_factors|(begin|find|try|use)_pending|take_step|use_recovery_code|(find|list|use)_passkeys?'
    '|(store|use)_passkey_challenge|choose_workspace|begin_staff_visit|session_and_days)$';
begin
  for f in
    select p.oid::regprocedure as signature, p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proowner = 'tallyglass_owner'::regrole
  loop
    execute format('revoke all on function %s from public', f.signature);
    continue when f.name ~ inner_part;
    if f.name ~ of_staff then
      execute format('grant execute on function %s to tallyglass_staff', f.signature);
      continue;
    end if;
    if f.name !~ background then
      execute format('grant execute on function %s to tallyglass_app', f.signature);
    end if;
    if f.name !~ signing_in then
      execute format('grant execute on function %s to tallyglass_worker', f.signature);
    end if;
  end loop;
end $$;
