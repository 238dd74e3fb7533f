# Messages to the studio.

message-title = Send a message
message-write = Send a message to { $studio }
message-label = Your message
message-about = Project
message-about-nothing = General question
message-files = Attach files
message-limit = Up to { $count } files, { $size } in total. Only you and the studio can see them.
message-send = Send message
message-sent = Message sent. You’ll see the reply here and get it by email.
message-back = Back to activity
message-which-project = Choose a project for these files
message-most-files = Attach at most { $count } files to one message
