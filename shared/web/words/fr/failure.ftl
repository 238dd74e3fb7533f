# What went wrong, in words for a person.

failure-closed-title = Le portail est fermé pour le moment
