//! `Wake` on a queue: one message for each outbox row.

use domain::{OutboxId, StudioId};
use ports::{Wake, async_trait};
use serde::{Deserialize, Serialize};
use worker::{Env, send::SendFuture};

pub struct Outbox(pub Env);

/// What travels. Not the mail itself: the row decides, when it is looked at, whether it is still due.
#[derive(Serialize, Deserialize)]
pub struct Due {
    pub studio: StudioId,
    pub id: OutboxId,
}

/// In seconds; queues keep a message back no longer.
pub const LONGEST_DELAY: u32 = 43_200;

/// Queues take so many messages at once.
const BATCH: usize = 100;

#[async_trait]
impl Wake for Outbox {
    async fn outbox(&self, rows: &[(StudioId, OutboxId)]) {
        for rows in rows.chunks(BATCH) {
            let messages: Vec<_> = rows.iter().map(|(studio, id)| Due { studio: studio.clone(), id: id.clone() }).collect();
            let sent = SendFuture::new(async {
                match self.0.queue("OUTBOX") {
                    Ok(queue) => queue.send_batch(messages).await,
                    Err(error) => Err(error),
                }
            })
            .await;
            if let Err(error) = sent {
                // The rows are safe; the cron finds them.
                worker::console_warn!("queue: {error}");
            }
        }
    }
}
