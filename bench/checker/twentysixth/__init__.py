"""Ten sealed families: boards, municipalities, a company, a joint authority and staff reports."""
