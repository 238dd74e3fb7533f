# What went wrong, in words for a person.

failure-closed-title = Il portale è chiuso per il momento
