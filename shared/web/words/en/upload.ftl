# Uploads with progress.

upload-sending = Sending …
upload-arrived = Arrived
upload-broken = The line broke. Please try again.
upload-renamed = Saved as
upload-most-files = You can add up to { $count } files at a time. What came before that is here; add the rest now.
upload-most-begun = You have { $count } uploads in progress. Wait until some have finished, or cancel them, then try again.
upload-at-once = Up to { $count } files and { $size } at a time.
upload-each = Up to { $size } per file.
upload-off = You can’t add files here at the moment. Files that are already here stay.
upload-corrected = Where the ending of a file name didn’t match the file, we corrected it.
