//! What the cron does every minute. Each task has a name, which the log gives when it fails, and a budget, because a run of a Worker may
//! make only so many calls. A task that fails does not stop the next one, and what is left over waits for the next minute.

use std::pin::Pin;

use web::{Failure, Jobs};

use super::{digest, jobs, reconcile, sweep, sweep_files, webhook};
use crate::routes::built;

/// The calls to the database, the file store, the queue and the payment provider that a Worker on the paid plan may make in one run.
const CALLS: usize = 1000;

type Run<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// One of the cron's tasks.
pub struct Task {
    pub name: &'static str,
    /// How many items it handles in one run.
    pub items: usize,
    /// How many calls it makes at most, whatever it finds.
    pub calls: usize,
    /// How many more it makes for each item.
    pub calls_per_item: usize,
    run: for<'a> fn(&'a Jobs, usize) -> Run<'a>,
}

impl Task {
    const fn most_calls(&self) -> usize {
        self.calls + self.items * self.calls_per_item
    }
}

/// All tasks, in the order they run. People wait for mail, so it is first.
pub const TASKS: &[Task] = &[
    Task {
        name: "jobs",
        items: 100,
        calls: 2,
        calls_per_item: 0,
        run: |system, items| Box::pin(async move { jobs::wake(system, items).await.map(drop) }),
    },
    Task {
        name: "files",
        items: 50,
        calls: 1,
        calls_per_item: 4,
        run: |system, items| Box::pin(async move { sweep_files::sweep(system, items).await.map(drop) }),
    },
    Task {
        name: "payments",
        items: 12,
        calls: 1,
        calls_per_item: 3,
        run: |system, items| Box::pin(async move { reconcile::reconcile(system, items).await.map(drop) }),
    },
    Task { name: "payment-events", items: 2, calls: 4, calls_per_item: 2, run: payment_events },
    Task { name: "expired-rows", items: 1000, calls: 9, calls_per_item: 0, run: |system, items| Box::pin(sweep::sweep(system, items)) },
    Task {
        name: "digests",
        items: 20,
        calls: 1,
        calls_per_item: 3,
        run: |system, items| Box::pin(async move { digest::tell(system, items).await.map(drop) }),
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
fn payment_events(system: &Jobs, items: usize) -> Run<'_> {
    if const { built("system::webhook") } {
        Box::pin(async move { webhook::sweep(system, items).await.map(drop) })
    } else {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// Runs every task.
///
/// # Errors
/// The first failure, after all tasks ran.
pub async fn run(system: &Jobs) -> Result<(), Failure> {
    run_tasks(system, TASKS).await
}

async fn run_tasks(system: &Jobs, tasks: &[Task]) -> Result<(), Failure> {
    let mut done = Ok(());
    for task in tasks {
        let result = (task.run)(system, task.items).await;
        if let Err(failure) = &result {
            system.log(&format!("cron task={} {failure}", task.name));
        }
        done = done.and(result);
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
        for nth in 1..=u64::try_from(TASKS.len()).unwrap() {
            house.kit.db.fail(nth, InjectedFault::Before);
            assert!(run(&house.setup.system()).await.is_err());
            let log = house.kit.log.take();
            assert_eq!(log.len(), 1, "{log:?}");
            assert!(TASKS.iter().any(|task| log[0].starts_with(&format!("cron task={} ", task.name))), "{log:?}");
            assert_eq!(house.kit.jobs.take().len(), usize::from(nth > 1), "only the task that failed did nothing: {log:?}");
        }
        assert!(run(&house.setup.system()).await.is_ok());
        assert!(house.kit.log.take().is_empty());
    }

    #[tokio::test]
    async fn a_task_gets_its_budget() {
        let house = house();
        let task = |items| Task {
            name: "one",
            items,
            calls: 0,
            calls_per_item: 0,
            run: |system, items| {
                Box::pin(async move {
                    system.log(&items.to_string());
                    Ok(())
                })
            },
        };
        run_tasks(&house.setup.system(), &[task(3), task(5)]).await.unwrap();
        assert_eq!(house.kit.log.take(), ["3", "5"]);
    }
}
