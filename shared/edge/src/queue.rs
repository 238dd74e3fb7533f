//! `JobQueue` on a Cloudflare queue: one message for each job.

use ports::{JobMessage, JobQueue, async_trait};
use worker::{Env, send::SendFuture};

pub struct EdgeJobQueue(pub Env);

/// In seconds; queues keep a message back no longer.
pub const LONGEST_DELAY: u32 = 43_200;

/// Queues take so many messages at once.
const BATCH: usize = 100;

#[async_trait]
impl JobQueue for EdgeJobQueue {
    async fn enqueue(&self, messages: &[JobMessage]) {
        for batch in messages.chunks(BATCH) {
            let batch = batch.to_vec();
            let sent = SendFuture::new(async {
                match self.0.queue("JOBS") {
                    Ok(queue) => queue.send_batch(batch).await,
                    Err(error) => Err(error),
                }
            })
            .await;
            if let Err(error) = sent {
                // The jobs are in the database, and the cron finds them.
                worker::console_warn!("queue: {error}");
            }
        }
    }
}
