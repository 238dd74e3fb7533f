//! What nobody asks for in person: health, queues, crons, providers' calls, the operator's commands.

pub mod health;
