-- Times are milliseconds since 1970. email_key is the email in small letters. Texts are compared byte by byte: the
-- server's own collations take letters with and without accents for the same.
CREATE TABLE IF NOT EXISTS users (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(128) NOT NULL,
  email VARCHAR(254) NOT NULL,
  email_key VARCHAR(254) NOT NULL,
  age SMALLINT NOT NULL,
  version BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  created_millis BIGINT NOT NULL,
  updated_millis BIGINT NOT NULL,
  creation_key VARCHAR(64),
  creation_digest CHAR(64),
  CONSTRAINT users_email UNIQUE (email_key),
  CONSTRAINT users_creation UNIQUE (creation_key)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
