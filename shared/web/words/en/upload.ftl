# Uploads with progress.

upload-sending = Sending …
upload-arrived = Arrived
upload-broken = The line broke. Please try again.
