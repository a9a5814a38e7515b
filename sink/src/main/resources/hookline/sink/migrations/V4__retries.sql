-- By what a delivery that is sent again is known, beyond its Idempotency-Key.

ALTER TABLE hooks ADD COLUMN retry_key text NOT NULL DEFAULT 'none';
ALTER TABLE hooks ADD COLUMN retry_window_seconds integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN hooks.retry_key IS
  'none, body, or header: and the name of the sender''s own: what tells a delivery that is sent again, beside an Idempotency-Key.';
COMMENT ON COLUMN hooks.retry_window_seconds IS 'How long such a key is remembered; 0: as long as Idempotency-Keys are.';

ALTER TABLE duplicates ADD COLUMN retry_key text NOT NULL DEFAULT 'header:idempotency-key';

COMMENT ON TABLE duplicates IS 'Deliveries that repeat an earlier one under the same key and made no posts of their own.';
COMMENT ON COLUMN duplicates.idempotency_key IS 'The key both have, from where retry_key says; of a body, and of what is too long, its hash.';
COMMENT ON COLUMN duplicates.retry_key IS 'header: and the name of the header the key is from, or body.';
