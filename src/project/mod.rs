//! The file beside the folder: what the user added.
