"""What is printed, understood: tables as lines, texts as sentences, equations over both."""
