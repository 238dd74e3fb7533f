-- An answer by mail names the message it answers and nothing else: the studio is found by it.
CREATE UNIQUE INDEX messages_by_id ON messages (id);
