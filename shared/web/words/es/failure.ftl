# What went wrong, in words for a person.

failure-closed-title = El portal está cerrado por el momento
