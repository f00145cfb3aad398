-- The program that acted for who typed (BUREAU_VIA); null: none did.
ALTER TABLE entry ADD COLUMN via TEXT;
