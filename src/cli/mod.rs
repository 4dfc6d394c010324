//! The headless twin: arguments, commands, exit codes.
