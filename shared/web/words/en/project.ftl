# A client's workspace of one project.

project-details = Details
project-items = Documents and files
project-no-items = Nothing here yet
project-no-items-more = What the studio sends you for this project will be kept here.
project-all-files = All files
project-upload = Add files
project-upload-choose = Choose photos or documents

