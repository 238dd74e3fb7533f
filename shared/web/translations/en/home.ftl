# A client’s home page.

home-welcome = Welcome, { $name }
home-projects = Your projects
home-no-projects = No projects yet
home-no-projects-more = Your projects will appear here.
home-no-date = Date to be confirmed
home-recent = Recent activity
home-all-activity = View all activity
