use domain::right::Right;
use web::route::{Routes, guard::Studio, post};

pub fn add(routes: &mut Routes) {
    routes
        .pair(
            post("/contacts/invite"),
            post("/invites"),
            Studio(Right::AccessWrite),
            super::many,
            "Invite several contacts; one result each",
        )
        .rate_limited();
    routes.act("/contacts/{contact}/invite", Studio(Right::AccessWrite), super::one, "Invite a contact").rate_limited();
    routes.act("/contacts/{contact}/invite-link", Studio(Right::AccessWrite), super::link, "Create an invitation link, shown once");
}
