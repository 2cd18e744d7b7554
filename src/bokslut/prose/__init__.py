"""Sentences with figures in them: syntax and binding."""
