"""Tables as more than one family of rules reads them: crosses by row, numbered titles, keys of a finding."""
