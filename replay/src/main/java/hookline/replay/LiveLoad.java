package hookline.replay;

/** How busy the line is, for whoever shall not stand in its way. */
interface LiveLoad {
  /** How many payloads wait for the live line. */
  long liveLag();

  /** How many payloads have ever come: the rate is in how it grows. */
  long received();

  /** How many payloads that replays wrote wait to be processed. */
  long replayLag();
}
