//! Portico's operations. Start at [`routes`].
