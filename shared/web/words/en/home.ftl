# Where a client arrives.

home-welcome = Welcome, { $name }
home-nothing = Nothing is waiting for you at the moment.
home-waiting = Waiting for you
home-due = { $title } · due { $day }
home-pay = Pay
home-projects = Your projects
home-no-projects = No projects yet
home-no-projects-text = As soon as the studio opens one for you, it shows here.
home-no-date = No date yet
home-recent = Sent to you lately
home-all-files = All files
