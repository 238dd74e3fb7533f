//! What a studio does, on the dashboard's host: its members in the browser, its own software with an API key.
