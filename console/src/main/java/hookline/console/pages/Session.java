package hookline.console.pages;

import hookline.console.api.Caller;
import hookline.console.api.Callers.Known;

/**
 * A browser that has signed in.
 *
 * @param known by which token, and who that is now
 * @param since epoch seconds at which the cookie was made
 * @param nonce random; stays when the cookie is made anew
 * @param forgeryToken what every form of the session carries, so that no other site can send one
 */
record Session(Known known, long since, String nonce, String forgeryToken) {
  Caller caller() {
    return known.caller();
  }

  /** Everything but what would let somebody in. */
  @Override
  public String toString() {
    return "Session[" + known.tokenId() + "]";
  }
}
