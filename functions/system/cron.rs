//! What the cron does every minute. Each task has a name, which the log gives when it fails, and a budget for each shard, because a run of
//! a Worker may make only so many calls. A task that fails in one shard does not stop the others, and what is left over waits for the next
//! run. One run handles so many shards; where there are more, they take turns.

use std::pin::Pin;

use domain::{Shard, Timestamp, time::MINUTE};
use web::{Failure, Jobs};

use super::{digest, jobs, reconcile, sweep, sweep_files, webhook};
use crate::routes::built;

/// The calls to the database, the file store, the queue and the payment provider that a Worker on the paid plan may make in one run.
const CALLS: usize = 1000;

/// A run handles so many shards. With up to as many, each one is handled every minute.
const SHARDS_IN_ONE_RUN: usize = 2;

type Run<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// Where a task works.
#[derive(Clone, Copy)]
enum Work {
    /// In one shard after the other, each with the whole budget.
    Shards(for<'a> fn(&'a Jobs, Shard, usize) -> Run<'a>),
    /// In the directory.
    Directory(for<'a> fn(&'a Jobs, usize) -> Run<'a>),
}

/// One of the cron's tasks.
pub struct Task {
    pub name: &'static str,
    /// How many items it handles in one run, in each shard.
    pub items: usize,
    /// How many calls it makes at most, whatever it finds; in each shard, too.
    pub calls: usize,
    /// How many more it makes for each item.
    pub calls_per_item: usize,
    work: Work,
}

impl Task {
    const fn most_calls(&self) -> usize {
        let calls = self.calls + self.items * self.calls_per_item;
        match self.work {
            Work::Shards(_) => calls * SHARDS_IN_ONE_RUN,
            Work::Directory(_) => calls,
        }
    }
}

/// All tasks, in the order they run. People wait for mail, so it is first.
pub const TASKS: &[Task] = &[
    Task {
        name: "jobs",
        items: 100,
        calls: 2,
        calls_per_item: 0,
        work: Work::Shards(|system, shard, items| Box::pin(async move { jobs::wake(system, shard, items).await.map(drop) })),
    },
    Task {
        name: "files",
        items: 50,
        calls: 1,
        calls_per_item: 4,
        work: Work::Shards(|system, shard, items| Box::pin(async move { sweep_files::sweep(system, shard, items).await.map(drop) })),
    },
    Task {
        name: "payments",
        items: 12,
        calls: 1,
        calls_per_item: 3,
        work: Work::Shards(|system, shard, items| Box::pin(async move { reconcile::reconcile(system, shard, items).await.map(drop) })),
    },
    Task { name: "payment-events", items: 2, calls: 4, calls_per_item: 2, work: Work::Shards(payment_events) },
    Task {
        name: "expired-rows",
        items: 1000,
        calls: 9,
        calls_per_item: 0,
        work: Work::Shards(|system, shard, items| Box::pin(sweep::sweep(system, shard, items))),
    },
    Task {
        name: "digests",
        items: 20,
        calls: 1,
        calls_per_item: 3,
        work: Work::Shards(|system, shard, items| Box::pin(async move { digest::tell(system, shard, items).await.map(drop) })),
    },
    Task {
        name: "directory-rows",
        items: 1000,
        calls: 1,
        calls_per_item: 0,
        work: Work::Directory(|system, items| Box::pin(sweep::sweep_directory(system, items))),
    },
    // Each is looked for in its shard, which may have to be looked up again, and then confirmed or released.
    Task {
        name: "claimed-names",
        items: 20,
        calls: 1,
        calls_per_item: 4,
        work: Work::Directory(|system, items| Box::pin(sweep::sweep_names(system, items))),
    },
];

const _: () = {
    let (mut calls, mut index) = (0, 0);
    while let Some((task, _)) = TASKS.split_at(index).1.split_first() {
        (calls, index) = (calls + task.most_calls(), index + 1);
    }
    assert!(calls <= CALLS);
};

/// Not an `async fn` behind a branch: where the webhook is not built in, nothing of it stays in the module.
fn payment_events(system: &Jobs, shard: Shard, items: usize) -> Run<'_> {
    if const { built("system::webhook") } {
        Box::pin(async move { webhook::sweep(system, shard, items).await.map(drop) })
    } else {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// The shards that this minute's run handles: the next ones after those of the minute before.
fn turn(shards: &[Shard], now: Timestamp) -> Vec<Shard> {
    let minute = usize::try_from(now.0.div_euclid(MINUTE)).unwrap_or_default();
    let first = minute.wrapping_mul(SHARDS_IN_ONE_RUN).checked_rem(shards.len()).unwrap_or_default();
    shards.iter().cycle().skip(first).take(SHARDS_IN_ONE_RUN.min(shards.len())).copied().collect()
}

/// Runs every task.
///
/// # Errors
/// The first failure, after all tasks ran.
pub async fn run(system: &Jobs) -> Result<(), Failure> {
    run_tasks(system, TASKS).await
}

async fn run_tasks(system: &Jobs, tasks: &[Task]) -> Result<(), Failure> {
    let shards = turn(&system.shards(), system.now());
    let mut done = Ok(());
    for task in tasks {
        match task.work {
            Work::Shards(run) => {
                for shard in &shards {
                    let result = run(system, *shard, task.items).await;
                    if let Err(failure) = &result {
                        system.log(&format!("cron task={} shard={shard} {failure}", task.name));
                    }
                    done = done.and(result);
                }
            }
            Work::Directory(run) => {
                let result = run(system, task.items).await;
                if let Err(failure) = &result {
                    system.log(&format!("cron task={} {failure}", task.name));
                }
                done = done.and(result);
            }
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::time::MINUTE;
    use serde_json::json;
    use testkit::InjectedFault;

    use super::*;
    use crate::testing::house;

    #[test]
    fn every_task_has_a_name_of_its_own_and_a_budget() {
        let names: BTreeSet<_> = TASKS.iter().map(|task| task.name).collect();
        assert_eq!(names.len(), TASKS.len());
        assert!(TASKS.iter().all(|task| task.items > 0));
    }

    #[tokio::test]
    async fn a_task_that_fails_is_named_in_the_log_and_the_others_still_run() {
        let house = house();
        house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": "anna@example.com" })).await;
        house.kit.jobs.take();
        house.kit.clock.advance(MINUTE);
        // Where there is nothing to do each task makes one call, the sweep of expired rows nine.
        let calls = |task: &Task| if task.name == "expired-rows" { task.calls } else { 1 };
        let mut nth = 0;
        for task in TASKS {
            let shards: &[&str] = if matches!(task.work, Work::Shards(_)) { &["shard=01 ", "shard=02 "] } else { &[""] };
            for shard in shards {
                for _ in 0..calls(task) {
                    nth += 1;
                    house.kit.db.fail(nth, InjectedFault::Before);
                    assert!(run(&house.setup.system()).await.is_err());
                    let log = house.kit.log.take();
                    assert_eq!(log.len(), 1, "{log:?}");
                    assert!(log[0].starts_with(&format!("cron task={} {shard}", task.name)), "{nth} {log:?}");
                    assert_eq!(house.kit.jobs.take().len(), usize::from(nth > 1), "only the task that failed did nothing: {log:?}");
                }
            }
        }
        assert!(run(&house.setup.system()).await.is_ok());
        assert!(house.kit.log.take().is_empty());
    }

    #[test]
    fn shards_take_turns_where_there_are_more_than_one_run_handles() {
        let shards: Vec<_> = (1..=5).map(|number| Shard::try_from(number).unwrap()).collect();
        let handled =
            |shards: &[Shard], minute: i64| turn(shards, Timestamp(minute * MINUTE)).into_iter().map(Shard::number).collect::<Vec<_>>();
        assert_eq!((0..5).map(|minute| handled(&shards, minute)).collect::<Vec<_>>(), [[1, 2], [3, 4], [5, 1], [2, 3], [4, 5]]);
        let (two, one) = (&shards[..2], &shards[..1]);
        assert_eq!((handled(two, 7), handled(one, 7), handled(&[], 7)), (vec![1, 2], vec![1], vec![]));
    }

    #[tokio::test]
    async fn a_task_gets_its_budget_in_each_shard() {
        let house = house();
        let task = |items| Task {
            name: "one",
            items,
            calls: 0,
            calls_per_item: 0,
            work: Work::Shards(|system, shard, items| {
                Box::pin(async move {
                    system.log(&format!("{shard}: {items}"));
                    Ok(())
                })
            }),
        };
        run_tasks(&house.setup.system(), &[task(3), task(5)]).await.unwrap();
        assert_eq!(house.kit.log.take(), ["01: 3", "02: 3", "01: 5", "02: 5"]);
    }
}
