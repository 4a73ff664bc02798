package dev.hubbub.docs;

/** What a command left: its exit code, and what it wrote. */
record Outcome(int exitCode, String out, String err) {}
