"""The eval suite: the same grading repeated, disturbed and put in order, and what that says of a grader in numbers."""
