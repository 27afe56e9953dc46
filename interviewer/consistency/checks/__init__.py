"""The checks, one question asked of a grader a file. Each takes the readings of a run and gives its figures."""
