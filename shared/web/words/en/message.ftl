# Writing to the studio.

message-title = Write to the studio
message-write = Write to { $studio }
message-label = Your message
message-about = What is it about?
message-about-nothing = Nothing in particular
message-files = Attach files
message-limit = Up to { $count } files, { $size } in total. Only you and the studio see them.
message-send = Send
message-sent = Your message is sent. The answer will appear here and come by e-mail.
message-back = Back to the activity
message-which-project = Say which project the files belong to
message-most-files = Send at most { $count } files with one message
