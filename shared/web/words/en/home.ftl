# Where a client arrives.

home-welcome = Welcome, { $name }
home-projects = Your projects
home-no-projects = No projects yet
home-no-projects-more = As soon as the studio opens one for you, it shows here.
home-no-date = No date yet
home-recent = What came lately
home-all-activity = All activity
