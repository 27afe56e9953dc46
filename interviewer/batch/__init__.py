"""Many transcripts graded in one resumable run, by the same path as one."""
