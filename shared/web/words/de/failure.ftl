# What went wrong, in words for a person.

failure-closed-title = Das Portal ist zurzeit geschlossen
