# Uploads with progress.

upload-sending = Sending …
upload-arrived = Arrived
upload-broken = The line broke. Please try again.
upload-renamed = Saved as
upload-most-files = You can add up to { $count } files at a time. What came before that is here; add the rest now.
upload-most-begun = You have { $count } uploads in progress. Wait until some have finished, or cancel them, then try again.
