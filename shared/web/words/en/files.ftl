# Files, and adding to them.

files-title = Files
files-nothing = Nothing here yet
files-nothing-text = Files the studio sends you will be kept here.
files-none = No files yet
files-none-text = What the studio sends you for this project will be kept here.
files-add = Add files
files-add-to = Add files to { $project }
files-send = Add to { $project }
files-choose = Choose photos or documents
files-hint = Everyone on this project and the studio can see what you add.
files-added = Your files are here. Everyone on the project can see them.
files-renamed = Your files are here. Where the ending of a name didn’t match the file, we corrected it. Everyone on the project can see them.
files-back = Back to the files

# What can go wrong on the way.
upload-together = Choose files of at most { $size } together, and send the rest in a second go.
upload-broken-off = The upload broke off. Please send what is missing again.
upload-none = Choose at least one file
upload-others = { $count ->
    [one] The other file has arrived.
   *[other] The other { $count } files have arrived.
}
upload-empty = This file is empty
upload-of-file = { $file }: { $why }
upload-most = Files of at most { $size } are taken here
upload-finished = This upload is finished; the file is there.
