# Uploads with progress.

upload-sending = Uploading…
upload-arrived = Uploaded
upload-broken = Upload interrupted. Check your connection and try again.
upload-renamed = Saved as
upload-most-files = You can upload up to { $count } files at a time. The first ones were uploaded; add the rest now.
upload-most-begun = You have { $count } uploads in progress. Wait until some have finished, or cancel them, then try again.
upload-at-once = Up to { $count } files and { $size } at a time.
upload-each = Up to { $size } per file.
upload-off = You can’t upload files here at the moment. Existing files stay available.
upload-corrected = Some file extensions didn’t match the content, so we corrected them.
