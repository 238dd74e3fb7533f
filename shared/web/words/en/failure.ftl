# What went wrong, in words for a person.

failure-closed-title = The portal is closed for now
