# Files and uploads.

files-title = Files
files-nothing = No files yet
files-nothing-text = Files and documents the studio shares with you will appear here.
files-none = No files yet
files-none-text = Anything the studio shares for this project will appear here.
files-add = Upload files
files-add-to = Upload files to { $project }
files-send = Upload to { $project }
files-choose = Choose photos or documents
files-hint = Everyone on this project and the studio can see these files.
files-added = Files uploaded. Everyone on this project can see them.
files-renamed = Files uploaded. Everyone on this project can see them. Some file extensions didn’t match the content, so we corrected them.
files-back = Back to files

# Errors of an upload.
upload-together = You can upload up to { $size } at a time. Please upload the rest separately.
upload-broken-off = Upload interrupted. Please upload the missing files again.
upload-none = Choose at least one file
upload-others = { $count ->
    [one] The other file was uploaded.
   *[other] The other { $count } files were uploaded.
}
upload-empty = This file is empty
upload-of-file = { $file }: { $why }
upload-most = Files can be up to { $size }
upload-finished = This upload is already complete.
