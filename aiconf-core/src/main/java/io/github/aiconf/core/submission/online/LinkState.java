package io.github.aiconf.core.submission.online;

/** How a link answers. */
public enum LinkState {
  /** It answers with a page. */
  ALIVE,
  /** There is nothing any more. */
  DEAD,
  /** It answers, but not to programs, or not without a login. */
  BLOCKED,
  /** It gave no answer in time. */
  SLOW,
  /** It leads into a private network, and was not requested. */
  PRIVATE
}
