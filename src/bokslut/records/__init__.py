"""What people decide and write: the plan, follow-ups, assessments, approvals, by whom and when."""
