"""The twenty-fourth sealed part: municipalities' yearly and interim reports, boards, personnel."""
