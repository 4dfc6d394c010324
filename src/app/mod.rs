//! State and commands of the window, without an interface.
