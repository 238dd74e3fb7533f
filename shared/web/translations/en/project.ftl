# A client’s page of one project.

project-details = Details
project-items = Documents and files
project-no-items = Nothing here yet
project-no-items-more = Anything the studio shares for this project will appear here.
project-all-files = All files
project-upload = Upload files
project-upload-choose = Choose photos or documents
