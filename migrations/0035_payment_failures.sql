-- Why a payment came to nothing is one of three words. Before, it was the English sentence that the payer read.
UPDATE payments SET failure = CASE
  WHEN failure LIKE 'The payment provider did not open%' THEN 'refused'
  WHEN state = 'failed' THEN 'not_carried_out'
  ELSE 'mismatch'
END
WHERE failure IS NOT NULL;
