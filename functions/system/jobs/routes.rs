use web::route::{Routes, get, guard::Operator, post};

pub fn add(routes: &mut Routes) {
    routes.api(get("/operator/failed-jobs"), Operator, super::operator::list, "List the jobs that gave up, of all studios");
    routes.api(
        post("/operator/studios/{studio}/jobs/{job}/retry"),
        Operator,
        super::operator::retry,
        "Have a job that gave up tried again",
    );
}
